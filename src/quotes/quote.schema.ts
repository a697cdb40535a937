import { type Static, Type } from 'typebox'
import { ClaimKind, ClaimRelation } from '../claims/claim-words.schema.ts'
import { PublishedRuling } from '../rulings/ruling.schema.ts'
import {
  Changes,
  DatePrecision,
  Id,
  LanguageTag,
  Line,
  ListOf,
  Moment,
  Nullable,
  paging,
  past,
  Slug,
  search,
  Timestamp,
} from '../shapes.ts'
import { SpeakerName } from '../speakers/speaker.schema.ts'
import { Verdict } from '../verdicts/verdict.schema.ts'

export const QuoteForm = Type.Enum(['DIRECT', 'INDIRECT', 'FREE_INDIRECT', 'REPORTED'], {
  title: 'QuoteForm',
  description:
    'DIRECT: the words in quotation marks. INDIRECT: reported speech with its reporting verb. ' +
    'FREE_INDIRECT: reported speech without one. REPORTED: only that something was said.',
})

const offset = Type.Integer({ minimum: 0, maximum: 10_000_000 })

/** Where the words stand: by offsets (UTF-16 code units), or by the words and, where they stand in several places, what is around them. */
export const NewSegment = Type.Object(
  {
    exact: Type.String({ title: 'Words', minLength: 1, pattern: '\\S', maxLength: 20_000 }),
    start: Type.Optional(offset),
    end: Type.Optional(offset),
    prefix: Type.Optional(Type.String({ maxLength: 500 })),
    suffix: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { title: 'NewSegment', additionalProperties: false, dependentRequired: { start: ['end'], end: ['start'] } },
)
export type NewSegment = Static<typeof NewSegment>

const about = {
  speaker: Slug,
  form: QuoteForm,
  isPartial: Type.Optional(Type.Boolean({ description: 'Quotation marks inside reported speech.' })),
  language: Type.Optional(LanguageTag),
  cue: Type.Optional(
    Line('Cue', 200, { description: 'How the speech is introduced, like "schrieb auf Twitter".' }),
  ),
  roleTitle: Type.Optional(Line('Role', 200, { description: 'What the speaker was on that day.' })),
  saidAt: Type.Optional(Moment),
  saidAtPrecision: Type.Optional(DatePrecision),
  occasion: Type.Optional(Line('Occasion', 300)),
  originalText: Type.Optional(
    Line('Original wording', 20_000, { description: 'The words before translation.' }),
  ),
  originalLanguage: Type.Optional(LanguageTag),
  onBehalfOf: Type.Optional(Slug),
  note: Type.Optional(Line('Note', 2000)),
}

export const NewQuote = Type.Object(
  { ...about, segments: Type.Array(NewSegment, { minItems: 1, maxItems: 20 }) },
  { title: 'NewQuote', additionalProperties: false },
)
export type NewQuote = Static<typeof NewQuote>

/** All that may be mended later; the words and their place are not among it. */
export const QuoteChanges = Changes(Type.Object(about), 'QuoteChanges', ['isPartial', 'language'])
export type QuoteChanges = Static<typeof QuoteChanges>

export const Withdrawal = Type.Object(
  { reason: Line('Reason', 500) },
  { title: 'Withdrawal', additionalProperties: false },
)
export type Withdrawal = Static<typeof Withdrawal>

export const Segment = Type.Object(
  { start: offset, end: offset, exact: Type.String(), prefix: Type.String(), suffix: Type.String() },
  { title: 'Segment', additionalProperties: false },
)
export type Segment = Static<typeof Segment>

/** Where the words were published. */
export const Place = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    title: Type.String(),
    publisher: Type.String(),
    url: Nullable(Type.String()),
    publishedAt: Nullable(Moment),
  },
  { title: 'Place', additionalProperties: false },
)

const quote = {
  id: Id,
  speaker: SpeakerName,
  onBehalfOf: Nullable(SpeakerName),
  document: Place,
  form: QuoteForm,
  isPartial: Type.Boolean(),
  text: Type.String({ description: 'The segments\' words, joined by " […] ".' }),
  language: LanguageTag,
  cue: Nullable(Type.String()),
  roleTitle: Nullable(Type.String()),
  saidAt: Nullable(Moment),
  saidAtPrecision: Nullable(DatePrecision),
  occasion: Nullable(Type.String()),
  originalText: Nullable(Type.String()),
  originalLanguage: Nullable(LanguageTag),
  note: Nullable(Type.String()),
  createdAt: Timestamp,
  withdrawnAt: Nullable(Timestamp),
  withdrawnReason: Nullable(Type.String()),
  segments: Type.Array(Segment),
  verdicts: Type.Array(Verdict, { description: 'The current ones.' }),
  rulings: Type.Array(PublishedRuling, { description: 'The desk’s published answers, one an aspect.' }),
}

/** A claim as a quote shows it, with its current verdicts. */
export const CarriedClaim = Type.Object(
  {
    id: Id,
    text: Type.String(),
    language: LanguageTag,
    kind: ClaimKind,
    topics: Type.Array(Type.String()),
    relation: ClaimRelation,
    verdicts: Type.Array(Verdict),
    rulings: Type.Array(PublishedRuling),
  },
  { title: 'CarriedClaim', additionalProperties: false },
)
export type CarriedClaim = Static<typeof CarriedClaim>

export const Quote = Type.Object(
  { ...quote, claims: Type.Array(CarriedClaim) },
  { title: 'Quote', additionalProperties: false },
)
export type Quote = Static<typeof Quote>

/** A quote as a claim shows it. */
export const CarryingQuote = Type.Object(
  { ...quote, relation: ClaimRelation },
  { title: 'CarryingQuote', additionalProperties: false },
)
export type CarryingQuote = Static<typeof CarryingQuote>

export const QuoteList = ListOf(Quote, 'QuoteList')
export type QuoteList = Static<typeof QuoteList>

export const QuoteFilter = Type.Object(
  {
    speaker: Type.Optional(Slug),
    includeOnBehalf: Type.Optional(
      Type.Boolean({ default: false, description: 'Also what others said for the speaker.' }),
    ),
    document: Type.Optional(Id),
    form: Type.Optional(QuoteForm),
    language: Type.Optional(LanguageTag),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
    query: Type.Optional(search),
    includeWithdrawn: Type.Optional(Type.Boolean({ default: false })),
    ...past,
    ...paging,
  },
  { title: 'QuoteFilter', additionalProperties: false },
)
export type QuoteFilter = Static<typeof QuoteFilter>
