import { type Static, Type } from 'typebox'
import {
  Count,
  Day,
  Id,
  LanguageTag,
  Line,
  ListOf,
  Moment,
  Nullable,
  paging,
  search,
  Timestamp,
  WebAddress,
} from '../shapes.ts'

export const SourceKind = Type.Enum(
  ['PRIMARY_TRANSCRIPT', 'OFFICIAL_DOCUMENT', 'STATISTICS', 'VIDEO', 'NEWS', 'EXPERT', 'OTHER'],
  { title: 'SourceKind' },
)

const sha256 = Type.String({
  title: 'SHA-256',
  pattern: '^[0-9a-f]{64}$',
  description: 'Of the file as it was read.',
})

/** `accessedAt` is today unless given. */
export const NewSource = Type.Object(
  {
    title: Line('Title', 500),
    publisher: Line('Publisher', 200),
    kind: SourceKind,
    language: LanguageTag,
    url: Type.Optional(WebAddress),
    author: Type.Optional(Line('Author', 200)),
    publishedAt: Type.Optional(Moment),
    accessedAt: Type.Optional(Day),
    archiveUrl: Type.Optional(WebAddress),
    sha256: Type.Optional(sha256),
  },
  { title: 'NewSource', additionalProperties: false },
)
export type NewSource = Static<typeof NewSource>

const source = {
  id: Id,
  url: Nullable(Type.String()),
  title: Type.String(),
  publisher: Type.String(),
  author: Nullable(Type.String()),
  publishedAt: Nullable(Moment),
  accessedAt: Day,
  kind: SourceKind,
  language: LanguageTag,
  archiveUrl: Nullable(Type.String()),
  sha256: Nullable(sha256),
}

/** A source as a citation shows it. */
export const CitedSource = Type.Object(source, { title: 'CitedSource', additionalProperties: false })
export type CitedSource = Static<typeof CitedSource>

export const SourceEntry = Type.Object(
  {
    ...source,
    createdAt: Timestamp,
    counts: Type.Object({ verdicts: Count }, { additionalProperties: false }),
  },
  { title: 'SourceEntry', additionalProperties: false },
)
export type SourceEntry = Static<typeof SourceEntry>

export const SourceList = ListOf(SourceEntry, 'SourceList')
export type SourceList = Static<typeof SourceList>

export const SourceFilter = Type.Object(
  {
    query: Type.Optional(search),
    kind: Type.Optional(SourceKind),
    url: Type.Optional(WebAddress),
    ...paging,
  },
  { title: 'SourceFilter', additionalProperties: false },
)
export type SourceFilter = Static<typeof SourceFilter>
