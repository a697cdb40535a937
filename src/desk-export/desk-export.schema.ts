import { type Static, type TSchema, Type } from 'typebox'
import { NewClaim } from '../claims/claim.schema.ts'
import { ClaimRelation } from '../claims/claim-words.schema.ts'
import { NewDocument } from '../documents/document.schema.ts'
import { NewQuote, Segment, Withdrawal } from '../quotes/quote.schema.ts'
import { Aspect, RatingScale } from '../ratings/rating.schema.ts'
import { NewReply, NewReplyRequest } from '../replies/reply.schema.ts'
import { Because } from '../reviews/review.schema.ts'
import { NewRuling, RulingMethod } from '../rulings/ruling.schema.ts'
import { Count, Day, Id, LanguageTag, Line, Moment, Nullable, past, Sha256, Slug } from '../shapes.ts'
import { NewSource } from '../sources/source.schema.ts'
import { NewAlias, NewRole, NewSpeaker } from '../speakers/speaker.schema.ts'
import { NewVerdict, Stance, Target } from '../verdicts/verdict.schema.ts'

/** The shape of a whole desk as it leaves and enters. A change that could break a reader raises the version. */
export const deskVersion = '1.0.0'
export const deskSchemas = {
  json: '/api/v1/schemas/desk-json-1.json',
  ndjson: '/api/v1/schemas/desk-ndjson-1.json',
}

const number = Type.Integer({ minimum: 1, maximum: 1_000_000 })

const Stamp = Type.String({
  title: 'Stamp',
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
  description: 'When it was written: in UTC with milliseconds.',
})

type Properties = Record<string, TSchema>

/** What may be left out of a new thing stands here as null. */
function filled<const Fields extends Properties, Name extends keyof Fields & string>(
  { properties }: { properties: Fields },
  ...names: Name[]
): { [Field in Name]: ReturnType<typeof Nullable<Fields[Field]>> } {
  return Object.fromEntries(names.map((name) => [name, Nullable(properties[name] as Fields[Name])])) as {
    [Field in Name]: ReturnType<typeof Nullable<Fields[Field]>>
  }
}

function shape<const Fields extends Properties>(title: string, fields: Fields) {
  return Type.Object(fields, { title, additionalProperties: false })
}

const Given = shape('DeskRating', { scale: Slug, version: number, key: Slug })

const Reviewer = shape('DeskReviewer', {
  id: Id,
  slug: Type.String({ title: 'Slug', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 120 }),
  name: Line('Name', 200),
  isExample: Type.Boolean(),
  createdAt: Stamp,
})

const Speaker = shape('DeskSpeaker', {
  id: Id,
  slug: Slug,
  name: NewSpeaker.properties.name,
  kind: NewSpeaker.properties.kind,
  ...filled(NewSpeaker, 'wikidataId', 'description'),
  aliases: Type.Array(
    shape('DeskAlias', { id: Id, name: NewAlias.properties.name, ...filled(NewAlias, 'language') }),
    { maxItems: 100 },
  ),
  roles: Type.Array(
    shape('DeskRole', {
      id: Id,
      title: NewRole.properties.title,
      ...filled(NewRole, 'organisation', 'language', 'from', 'to'),
    }),
    { maxItems: 100 },
  ),
  createdAt: Stamp,
})

const Source = shape('DeskSource', {
  id: Id,
  title: NewSource.properties.title,
  publisher: NewSource.properties.publisher,
  kind: NewSource.properties.kind,
  language: LanguageTag,
  accessedAt: Day,
  ...filled(NewSource, 'url', 'author', 'publishedAt', 'archiveUrl', 'sha256'),
  createdAt: Stamp,
})

const Claim = shape('DeskClaim', {
  id: Id,
  text: NewClaim.properties.text,
  language: LanguageTag,
  kind: NewClaim.properties.kind,
  topics: Type.Array(Line('Topic', 80), { maxItems: 20 }),
  createdAt: Stamp,
})

const words = { id: Id, number, sha256: Sha256, text: NewDocument.properties.text, createdAt: Stamp }

/** With its text as first published; corrected texts are documentVersions. */
const Document = shape('DeskDocument', {
  id: Id,
  title: NewDocument.properties.title,
  publisher: NewDocument.properties.publisher,
  language: LanguageTag,
  kind: NewDocument.properties.kind,
  ...filled(NewDocument, 'url', 'author', 'publishedAt'),
  createdAt: Stamp,
  firstVersion: shape('DeskFirstVersion', { ...words, number: Type.Literal(1) }),
})

const DocumentVersion = shape('DeskDocumentVersion', {
  ...words,
  document: Id,
  number: Type.Integer({ minimum: 2, maximum: 1_000_000 }),
})

const Quote = shape('DeskQuote', {
  id: Id,
  documentVersion: Id,
  speaker: Id,
  onBehalfOf: Nullable(Id),
  form: NewQuote.properties.form,
  isPartial: Type.Boolean(),
  text: Type.String({
    minLength: 1,
    maxLength: 500_000,
    description: 'The segments\' words, joined by " […] ".',
  }),
  language: LanguageTag,
  ...filled(NewQuote, 'cue', 'roleTitle', 'occasion', 'originalText', 'originalLanguage', 'note'),
  saidAt: Nullable(Moment),
  createdAt: Stamp,
  withdrawnAt: Nullable(Stamp),
  withdrawnReason: Nullable(Withdrawal.properties.reason),
  segments: Type.Array(Segment, { minItems: 1, maxItems: 20 }),
  claims: Type.Array(shape('DeskCarriedClaim', { claim: Id, relation: ClaimRelation }), { maxItems: 1000 }),
})

const Verdict = shape('DeskVerdict', {
  id: Id,
  target: Target,
  aspect: Aspect,
  rating: Given,
  reviewer: Id,
  summary: NewVerdict.properties.summary,
  ...filled(NewVerdict, 'rationale', 'changeNote'),
  asOf: Day,
  recordedAt: Stamp,
  supersedes: Nullable(Id),
  citations: Type.Array(
    shape('DeskCitation', {
      source: Id,
      stance: Stance,
      excerpt: Nullable(Line('Excerpt', 5000)),
      locator: Nullable(Line('Locator', 300)),
    }),
    { maxItems: 50 },
  ),
})

const Ruling = shape('DeskRuling', {
  id: Id,
  number,
  cycle: number,
  rating: Given,
  summary: NewRuling.properties.summary,
  text: NewRuling.properties.text,
  method: RulingMethod,
  verdicts: Type.Array(Id, { minItems: 1, maxItems: 2, uniqueItems: true }),
  ruledBy: Id,
  createdAt: Stamp,
  corrects: Nullable(Id),
  ...filled(NewRuling, 'correctionNote'),
  publishedBy: Id,
  publishedAt: Stamp,
  withdrawal: Nullable(
    shape('DeskRulingWithdrawal', { reason: Because.properties.reason, by: Id, at: Stamp }),
  ),
})

const Reply = shape('DeskReply', {
  id: Id,
  speaker: Nullable(Id),
  ...filled(NewReplyRequest, 'name', 'question', 'deadline'),
  channel: NewReplyRequest.properties.channel,
  askedAt: Stamp,
  askedBy: Id,
  createdAt: Stamp,
  answer: Nullable(NewReply.properties.answer),
  answeredAt: Nullable(Stamp),
})

/** A review of which something was published: its rulings that are or were public, and what those concerned replied. */
const Review = shape('DeskReview', {
  id: Id,
  target: Target,
  aspect: Aspect,
  reviewers: Type.Integer({ minimum: 1, maximum: 2 }),
  openedBy: Id,
  createdAt: Stamp,
  rulings: Type.Array(Ruling, { minItems: 1, maxItems: 1000 }),
  replies: Type.Array(Reply, { maxItems: 1000 }),
})

/** Every kind of record under the name of its list in JSON, in an order in which each rests only on those before it. */
export const deskRecords = {
  ratingScales: { type: 'ratingScale', schema: RatingScale },
  reviewers: { type: 'reviewer', schema: Reviewer },
  speakers: { type: 'speaker', schema: Speaker },
  sources: { type: 'source', schema: Source },
  claims: { type: 'claim', schema: Claim },
  documents: { type: 'document', schema: Document },
  documentVersions: { type: 'documentVersion', schema: DocumentVersion },
  quotes: { type: 'quote', schema: Quote },
  verdicts: { type: 'verdict', schema: Verdict },
  reviews: { type: 'review', schema: Review },
} as const
export type DeskList = keyof typeof deskRecords
export const deskLists = Object.keys(deskRecords) as DeskList[]

const Counts = shape(
  'DeskCounts',
  Object.fromEntries(deskLists.map((list) => [list, Count])) as Record<DeskList, typeof Count>,
)

/** The whole record of a desk; `counts` stands last, so that a file that was cut off shows. */
export const DeskExport = shape('DeskExport', {
  $schema: Type.Literal(deskSchemas.json),
  schemaVersion: Type.Literal(deskVersion),
  ...(Object.fromEntries(
    deskLists.map((list) => [list, Type.Array(deskRecords[list].schema)]),
  ) as unknown as {
    [List in DeskList]: ReturnType<typeof Type.Array<(typeof deskRecords)[List]['schema']>>
  }),
  counts: Counts,
})

const Head = shape('DeskHead', {
  type: Type.Literal('desk'),
  $schema: Type.Literal(deskSchemas.ndjson),
  schemaVersion: Type.Literal(deskVersion),
})
const End = shape('DeskEnd', { type: Type.Literal('end'), counts: Counts })

/** One line of a desk as NDJSON: the first is its head, the last its end. */
export const DeskLine = Type.Union(
  [
    Head,
    ...deskLists.map((list) => {
      const { type, schema } = deskRecords[list]
      return Type.Object(
        { type: Type.Literal(type), ...schema.properties },
        { title: `${type[0]?.toUpperCase()}${type.slice(1)}Line`, additionalProperties: false },
      )
    }),
    End,
  ],
  { title: 'DeskLine' },
)

export const DeskFormat = Type.Enum(['json', 'ndjson'], { title: 'DeskFormat', default: 'json' })
export type DeskFormat = Static<typeof DeskFormat>

export const DeskQuestion = Type.Object(
  { format: Type.Optional(DeskFormat), ...past },
  { title: 'DeskQuestion', additionalProperties: false },
)
