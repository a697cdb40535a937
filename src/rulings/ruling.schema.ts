import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReplyRequest } from '../replies/reply.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Id, Line, Nullable, Slug, Timestamp } from '../shapes.ts'
import { Target } from '../verdicts/verdict.schema.ts'

export const RulingMethod = Type.Enum(['AGREED', 'ADJUDICATED', 'SINGLE'], {
  title: 'RulingMethod',
  description:
    'AGREED: two reviewers came to it, each in a sealed envelope. ADJUDICATED: an editor decided between them. ' +
    'SINGLE: one reviewer judged.',
})
export type RulingMethod = Static<typeof RulingMethod>

/** `verdicts`, what it rests on, are those of the review unless given. `correctionNote` says publicly what changed. */
export const NewRuling = Type.Object(
  {
    rating: Slug,
    summary: Line('Summary', 280),
    text: Line('Text', 20_000, { description: 'The long form, in Markdown.' }),
    verdicts: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2, uniqueItems: true })),
    correctionNote: Type.Optional(Line('What changed', 1000)),
  },
  { title: 'NewRuling', additionalProperties: false },
)
export type NewRuling = Static<typeof NewRuling>

const Removal = Type.Object(
  { reason: Type.String(), by: ReviewerName, at: Timestamp },
  { title: 'RulingWithdrawal', additionalProperties: false },
)

/** The desk's answer. Public from `publishedAt` until it is withdrawn or one that corrects it is published. */
export const Ruling = Type.Object(
  {
    id: Id,
    review: Id,
    aspect: Aspect,
    number: Type.Integer({ minimum: 1 }),
    rating: GivenRating,
    summary: Type.String(),
    text: Type.String(),
    method: RulingMethod,
    verdicts: Type.Array(Id, { description: 'What it rests on.' }),
    ruledBy: ReviewerName,
    createdAt: Timestamp,
    corrects: Nullable(Id),
    correctionNote: Nullable(Type.String()),
    publishedAt: Nullable(Timestamp),
    publishedBy: Nullable(ReviewerName),
    correctedBy: Nullable(Id),
    withdrawal: Nullable(Removal),
    isStanding: Type.Boolean(),
  },
  { title: 'Ruling', additionalProperties: false },
)
export type Ruling = Static<typeof Ruling>

/** A published ruling on a page of its own. */
export const RulingPage = Type.Object(
  { ...Ruling.properties, target: Target, replies: Type.Array(ReplyRequest) },
  { title: 'RulingPage', additionalProperties: false },
)
export type RulingPage = Static<typeof RulingPage>

/** A standing ruling as its quote or claim shows it. */
export const PublishedRuling = Type.Object(
  {
    id: Id,
    review: Id,
    aspect: Aspect,
    number: Type.Integer({ minimum: 1 }),
    rating: GivenRating,
    summary: Type.String(),
    method: RulingMethod,
    publishedAt: Timestamp,
    isCorrection: Type.Boolean({ description: 'It corrects an earlier one.' }),
  },
  { title: 'PublishedRuling', additionalProperties: false },
)
export type PublishedRuling = Static<typeof PublishedRuling>
