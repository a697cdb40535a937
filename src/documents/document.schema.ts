import { type Static, Type } from 'typebox'
import { Quote } from '../quotes/quote.schema.ts'
import {
  Count,
  Id,
  LanguageTag,
  Line,
  ListOf,
  Moment,
  Nullable,
  paging,
  Sha256,
  search,
  Timestamp,
  WebAddress,
} from '../shapes.ts'
import { FetchedPage, Receipt } from '../web-pages/web-page.schema.ts'

export const DocumentKind = Type.Enum(['ARTICLE', 'TRANSCRIPT', 'POST', 'VIDEO', 'PRESS_RELEASE', 'OTHER'], {
  title: 'DocumentKind',
})

const text = Line('Text', 2_000_000, {
  description: 'The words as published. Kept in Unicode NFC with \\n at line ends, and never changed.',
})

export const NewDocument = Type.Object(
  {
    title: Line('Title', 500),
    publisher: Line('Publisher', 200),
    language: LanguageTag,
    kind: DocumentKind,
    text,
    url: Type.Optional(WebAddress),
    author: Type.Optional(Line('Author', 200)),
    publishedAt: Type.Optional(Moment),
    receipt: Type.Optional(Receipt),
  },
  { title: 'NewDocument', additionalProperties: false },
)
export type NewDocument = Static<typeof NewDocument>

export const NewDocumentVersion = Type.Object(
  { text },
  { title: 'NewDocumentVersion', additionalProperties: false },
)
export type NewDocumentVersion = Static<typeof NewDocumentVersion>

/**
 * `sha256` is of the text's UTF-8 bytes; `quotes` counts those that stand in this version and are not withdrawn; `page`
 * is the web page that the desk fetched it from, if so.
 */
export const DocumentVersion = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    sha256: Sha256,
    createdAt: Timestamp,
    quotes: Count,
    page: Nullable(FetchedPage),
  },
  { title: 'DocumentVersion', additionalProperties: false },
)
export type DocumentVersion = Static<typeof DocumentVersion>

const document = {
  id: Id,
  url: Nullable(Type.String()),
  title: Type.String(),
  publisher: Type.String(),
  author: Nullable(Type.String()),
  language: LanguageTag,
  kind: DocumentKind,
  publishedAt: Nullable(Moment),
  createdAt: Timestamp,
}

/** `counts` are over all versions. */
export const DocumentEntry = Type.Object(
  {
    ...document,
    counts: Type.Object({ versions: Count, quotes: Count }, { additionalProperties: false }),
  },
  { title: 'DocumentEntry', additionalProperties: false },
)
export type DocumentEntry = Static<typeof DocumentEntry>

/** One version of a document (the latest unless another was asked for), its quotes in the order of the text. */
export const Document = Type.Object(
  {
    ...document,
    version: DocumentVersion,
    versions: Type.Array(DocumentVersion),
    text: Type.String(),
    quotes: Type.Array(Quote),
  },
  { title: 'Document', additionalProperties: false },
)
export type Document = Static<typeof Document>

export const DocumentList = ListOf(DocumentEntry, 'DocumentList')
export type DocumentList = Static<typeof DocumentList>

export const DocumentFilter = Type.Object(
  {
    query: Type.Optional(search),
    kind: Type.Optional(DocumentKind),
    language: Type.Optional(LanguageTag),
    url: Type.Optional(WebAddress),
    ...paging,
  },
  { title: 'DocumentFilter', additionalProperties: false },
)
export type DocumentFilter = Static<typeof DocumentFilter>

export const DocumentReading = Type.Object(
  {
    version: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'An earlier version.' }),
    ),
    includeWithdrawn: Type.Optional(Type.Boolean({ default: false })),
  },
  { title: 'DocumentReading', additionalProperties: false },
)
export type DocumentReading = Static<typeof DocumentReading>
