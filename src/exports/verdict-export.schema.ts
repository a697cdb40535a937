import { type Static, Type } from 'typebox'
import { claimFilter } from '../claims/claim.schema.ts'
import { ClaimKind } from '../claims/claim-words.schema.ts'
import { QuoteForm } from '../quotes/quote.schema.ts'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Count, DatePrecision, Day, Id, LanguageTag, Moment, Nullable, Slug, Timestamp } from '../shapes.ts'
import { Citation } from '../verdicts/verdict.schema.ts'

/** The shape of verdicts that leave the desk. A change that could break a reader raises the version. */
export const schemaVersion = '1.2.0'
export const schemaPath = '/api/v1/schemas/verdict-export.json'

const Somebody = Type.Object(
  { slug: Slug, name: Type.String(), wikidataId: Nullable(Type.String()) },
  { title: 'ExportedSpeaker', additionalProperties: false },
)

const ExportedQuote = Type.Object(
  {
    id: Id,
    text: Type.String(),
    language: LanguageTag,
    form: QuoteForm,
    isPartial: Type.Boolean(),
    speaker: Somebody,
    onBehalfOf: Nullable(Somebody),
    roleTitle: Nullable(Type.String()),
    saidAt: Nullable(Moment),
    saidAtPrecision: Nullable(DatePrecision),
    originalText: Nullable(Type.String()),
    originalLanguage: Nullable(LanguageTag),
    withdrawnAt: Nullable(Timestamp),
    document: Type.Object(
      {
        id: Id,
        version: Type.Integer({ minimum: 1 }),
        sha256: Type.String(),
        title: Type.String(),
        publisher: Type.String(),
        url: Nullable(Type.String()),
        language: LanguageTag,
        publishedAt: Nullable(Moment),
      },
      { additionalProperties: false },
    ),
  },
  { title: 'ExportedQuote', additionalProperties: false },
)

/** A verdict with all it takes to understand it alone. `quotes`: the quote it judges, or those that carry its claim. */
export const ExportedVerdict = Type.Object(
  {
    id: Id,
    target: Type.Object(
      {
        type: Type.Enum(['quote', 'claim']),
        id: Id,
        text: Type.String(),
        language: LanguageTag,
        kind: Nullable(ClaimKind),
        topics: Nullable(Type.Array(Type.String())),
      },
      { title: 'ExportedTarget', additionalProperties: false },
    ),
    quotes: Type.Array(ExportedQuote),
    aspect: Aspect,
    rating: GivenRating,
    summary: Type.String(),
    rationale: Nullable(Type.String()),
    asOf: Day,
    recordedAt: Timestamp,
    reviewer: ReviewerName,
    supersedes: Nullable(Id),
    changeNote: Nullable(Type.String()),
    isCurrent: Type.Boolean(),
    citations: Type.Array(Citation),
    reviewMethod: Type.Enum(['SINGLE', 'BLIND', 'INFORMED'], {
      description:
        'BLIND: one of two reviewers who did not see each other’s verdict. INFORMED: the same when they judged again, ' +
        'and another’s earlier verdict could be read. SINGLE: judged by one alone.',
    }),
  },
  { title: 'ExportedVerdict', additionalProperties: false },
)
export type ExportedVerdict = Static<typeof ExportedVerdict>

export const ExportFormat = Type.Enum(['json', 'ndjson', 'csv'], { title: 'ExportFormat', default: 'json' })
export type ExportFormat = Static<typeof ExportFormat>

export const ExportQuestion = Type.Object(
  { format: Type.Optional(ExportFormat), ...claimFilter },
  { title: 'ExportQuestion', additionalProperties: false },
)
export type ExportQuestion = Static<typeof ExportQuestion>

/** `counts` stands last: it is known when the last verdict has been written. */
export const VerdictExport = Type.Object(
  {
    $schema: Type.String({ description: 'Where this schema is served.' }),
    schemaVersion: Type.Literal(schemaVersion),
    generatedAt: Timestamp,
    filter: Type.Object(claimFilter, { additionalProperties: false }),
    verdicts: Type.Array(ExportedVerdict),
    counts: Type.Object({ verdicts: Count, current: Count }, { additionalProperties: false }),
  },
  { title: 'VerdictExport', additionalProperties: false },
)
export type VerdictExport = Static<typeof VerdictExport>
