import { type Static, Type } from 'typebox'
import { ClaimKind } from '../claims/claim-words.schema.ts'
import { QuoteForm, Segment } from '../quotes/quote.schema.ts'
import { DatePrecision, Id, LanguageTag, Moment, Nullable, Slug, Timestamp } from '../shapes.ts'

/** What exported verdicts and rulings have in common: what they judge, and where its words stand. */

export const ExportedSpeaker = Type.Object(
  { slug: Slug, name: Type.String(), wikidataId: Nullable(Type.String()) },
  { title: 'ExportedSpeaker', additionalProperties: false },
)

const ExportedDocument = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    sha256: Type.String(),
    recordedAt: Type.Unsafe<string>({ ...Timestamp, description: 'When this text of it was recorded.' }),
    title: Type.String(),
    publisher: Type.String(),
    url: Nullable(Type.String()),
    language: LanguageTag,
    publishedAt: Nullable(Moment),
  },
  { title: 'ExportedDocument', additionalProperties: false },
)

/** Offsets of segments are UTF-16 code units into the text with that hash. */
export const ExportedQuote = Type.Object(
  {
    id: Id,
    text: Type.String(),
    language: LanguageTag,
    form: QuoteForm,
    isPartial: Type.Boolean(),
    speaker: ExportedSpeaker,
    onBehalfOf: Nullable(ExportedSpeaker),
    roleTitle: Nullable(Type.String()),
    saidAt: Nullable(Moment),
    saidAtPrecision: Nullable(DatePrecision),
    originalText: Nullable(Type.String()),
    originalLanguage: Nullable(LanguageTag),
    withdrawnAt: Nullable(Timestamp),
    segments: Type.Array(Segment),
    document: ExportedDocument,
  },
  { title: 'ExportedQuote', additionalProperties: false },
)
export type ExportedQuote = Static<typeof ExportedQuote>

export const ExportedTarget = Type.Object(
  {
    type: Type.Enum(['quote', 'claim']),
    id: Id,
    text: Type.String(),
    language: LanguageTag,
    kind: Nullable(ClaimKind),
    topics: Nullable(Type.Array(Type.String())),
  },
  { title: 'ExportedTarget', additionalProperties: false },
)

/** Taken back since. Whoever follows an export takes out what tombstones name, then puts in the rows. */
export const Tombstone = Type.Object(
  {
    id: Id,
    reason: Type.Enum(['QUOTE_WITHDRAWN', 'RULING_WITHDRAWN', 'NO_LONGER_FITS'], {
      description:
        'QUOTE_WITHDRAWN: the quote it judges is. RULING_WITHDRAWN: the ruling is. NO_LONGER_FITS: the filter no longer means it.',
    }),
    at: Nullable(Timestamp),
  },
  { title: 'Tombstone', additionalProperties: false },
)
export type Tombstone = Static<typeof Tombstone>
