import { type TSchema, Type } from 'typebox'
import { NewClaim } from '../claims/claim.schema.ts'
import { ClaimRelation } from '../claims/claim-words.schema.ts'
import { NewDocument } from '../documents/document.schema.ts'
import { NewOutsideVerdict, NewPublisher } from '../outside-verdicts/outside-verdict.schema.ts'
import { NewQuote, Segment, Withdrawal } from '../quotes/quote.schema.ts'
import { Aspect } from '../ratings/rating.schema.ts'
import { NewReply, NewReplyRequest } from '../replies/reply.schema.ts'
import { Because } from '../reviews/review.schema.ts'
import { NewRuling, RulingMethod } from '../rulings/ruling.schema.ts'
import { Day, LanguageTag, Line, Nullable, Sha256, Slug } from '../shapes.ts'
import { NewSource } from '../sources/source.schema.ts'
import { NewAlias, NewRole, NewSpeaker } from '../speakers/speaker.schema.ts'
import { NewVerdict, Stance } from '../verdicts/verdict.schema.ts'
import { PageFacts } from '../web-pages/web-page.schema.ts'

/** Each kind of record of a desk as it leaves and enters. */

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

export function shape<const Fields extends Properties>(title: string, fields: Fields) {
  return Type.Object(fields, { title, additionalProperties: false })
}

/** Only as the desk writes it, so that what comes in goes out the same. */
const Id = Type.String({
  title: 'Id',
  format: 'uuid',
  pattern: '^[0-9a-f-]{36}$',
  description: 'A UUID in lower case.',
})
const KnownMoment = Type.String({
  title: 'Time',
  format: 'moment',
  pattern: '^[0-9-]{4,10}$|Z$',
  description: 'A year, month, day, or time in UTC, as precisely as known.',
})

const Target = shape('DeskTarget', { type: Type.Enum(['quote', 'claim']), id: Id })

const Given = shape('DeskRating', { scale: Slug, version: number, key: Slug })

export const Reviewer = shape('DeskReviewer', {
  id: Id,
  slug: Type.String({ title: 'Slug', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 120 }),
  name: Line('Name', 200),
  isExample: Type.Boolean(),
  createdAt: Stamp,
})

export const Speaker = shape('DeskSpeaker', {
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

export const Source = shape('DeskSource', {
  id: Id,
  title: NewSource.properties.title,
  publisher: NewSource.properties.publisher,
  kind: NewSource.properties.kind,
  language: LanguageTag,
  accessedAt: Day,
  ...filled(NewSource, 'url', 'author', 'archiveUrl', 'sha256'),
  publishedAt: Nullable(KnownMoment),
  createdAt: Stamp,
})

export const Claim = shape('DeskClaim', {
  id: Id,
  text: NewClaim.properties.text,
  language: LanguageTag,
  kind: NewClaim.properties.kind,
  topics: Type.Array(Line('Topic', 80), { maxItems: 20 }),
  createdAt: Stamp,
})

/** The web page that the words come from. */
const Page = shape('DeskPage', { ...PageFacts.properties, fetchedAt: Stamp })

const words = {
  id: Id,
  number,
  sha256: Sha256,
  text: NewDocument.properties.text,
  createdAt: Stamp,
  page: Nullable(Page),
}

/** With its text as first published; corrected texts are documentVersions. */
export const Document = shape('DeskDocument', {
  id: Id,
  title: NewDocument.properties.title,
  publisher: NewDocument.properties.publisher,
  language: LanguageTag,
  kind: NewDocument.properties.kind,
  ...filled(NewDocument, 'url', 'author'),
  publishedAt: Nullable(KnownMoment),
  createdAt: Stamp,
  firstVersion: shape('DeskFirstVersion', { ...words, number: Type.Literal(1) }),
})

export const DocumentVersion = shape('DeskDocumentVersion', {
  ...words,
  document: Id,
  number: Type.Integer({ minimum: 2, maximum: 1_000_000 }),
})

export const Quote = shape('DeskQuote', {
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
  saidAt: Nullable(KnownMoment),
  createdAt: Stamp,
  withdrawnAt: Nullable(Stamp),
  withdrawnReason: Nullable(Withdrawal.properties.reason),
  segments: Type.Array(Segment, { minItems: 1, maxItems: 20 }),
  claims: Type.Array(shape('DeskCarriedClaim', { claim: Id, relation: ClaimRelation }), { maxItems: 1000 }),
})

export const Verdict = shape('DeskVerdict', {
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

/** Who checks elsewhere; name and site are one publisher, whatever its id. */
export const Publisher = shape('DeskPublisher', {
  id: Id,
  name: NewPublisher.properties.name,
  ...filled(NewPublisher, 'site'),
  createdAt: Stamp,
})

/** What a publisher elsewhere found; `rating` is what the maps of the desk made of the label. */
export const OutsideVerdict = shape('DeskOutsideVerdict', {
  id: Id,
  claim: Id,
  publisher: Id,
  ...filled(NewOutsideVerdict, 'url', 'title', 'author', 'label'),
  rating: Nullable(Given),
  ...filled(NewOutsideVerdict, 'bestRating', 'worstRating', 'ratingValue', 'excerpt'),
  language: LanguageTag,
  reviewedAt: Nullable(KnownMoment),
  recordedAt: Stamp,
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
export const Review = shape('DeskReview', {
  id: Id,
  target: Target,
  aspect: Aspect,
  reviewers: Type.Integer({ minimum: 1, maximum: 2 }),
  openedBy: Id,
  createdAt: Stamp,
  rulings: Type.Array(Ruling, { minItems: 1, maxItems: 1000 }),
  replies: Type.Array(Reply, { maxItems: 1000 }),
})

/** Which records of files were read into a claim, so that reading those files again creates nothing twice. */
export const Import = shape('DeskImport', {
  claim: Id,
  records: Type.Array(
    shape('DeskImportedRecord', {
      format: Line('Format', 100),
      key: Type.String({ minLength: 1, maxLength: 5000 }),
      digest: Sha256,
      importedAt: Stamp,
    }),
    { minItems: 1, maxItems: 100_000 },
  ),
})
