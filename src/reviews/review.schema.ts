import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReplyRequest } from '../replies/reply.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Ruling } from '../rulings/ruling.schema.ts'
import { Count, Day, Id, LanguageTag, Line, Nullable, paging, Slug, Timestamp } from '../shapes.ts'
import { NewVerdict, Target, Verdict } from '../verdicts/verdict.schema.ts'
import { reviewActs, reviewStates } from './review-table.ts'

export const ReviewState = Type.Enum([...reviewStates], { title: 'ReviewState' })
export const ReviewAct = Type.Enum([...reviewActs], { title: 'ReviewAct' })

const howMany = Type.Integer({ minimum: 1, maximum: 2, description: 'How many judge, blind to each other.' })
const round = Type.Integer({ title: 'Round', minimum: 1, maximum: 2 })

export const NewReview = Type.Object(
  { target: Target, aspect: Aspect, reviewers: Type.Optional(howMany), dueAt: Type.Optional(Day) },
  { title: 'NewReview', additionalProperties: false },
)
export type NewReview = Static<typeof NewReview>

/** Until when it should be judged; null for no date. */
export const ReviewChanges = Type.Object(
  { dueAt: Nullable(Day) },
  { title: 'ReviewChanges', additionalProperties: false },
)
export type ReviewChanges = Static<typeof ReviewChanges>

/** Whoever asks, unless `reviewer` names another. */
export const NewAssignment = Type.Object(
  { reviewer: Type.Optional(Slug), round: Type.Optional(round) },
  { title: 'NewAssignment', additionalProperties: false },
)
export type NewAssignment = Static<typeof NewAssignment>

export const NewAdjudication = Type.Object(
  { rating: Slug, reasons: Line('Reasons', 20_000, { description: 'Why so, in Markdown.' }) },
  { title: 'NewAdjudication', additionalProperties: false },
)
export type NewAdjudication = Static<typeof NewAdjudication>

export const Because = Type.Object(
  { reason: Line('Reason', 1000) },
  { title: 'Because', additionalProperties: false },
)
export type Because = Static<typeof Because>

const Assignment = Type.Object(
  { reviewer: ReviewerName, round, assignedBy: ReviewerName, assignedAt: Timestamp },
  { title: 'Assignment', additionalProperties: false },
)

/** What one has handed in oneself: `digest` is the SHA-256 of `salt` followed by the canonical JSON (RFC 8785) of `verdict`. */
const OwnJudgement = Type.Object(
  {
    id: Id,
    round,
    submittedAt: Timestamp,
    isSealed: Type.Boolean(),
    verdict: NewVerdict,
    salt: Type.String(),
    digest: Type.String(),
  },
  { title: 'OwnJudgement', additionalProperties: false },
)

/** A judgement whose envelope is open. */
const Judgement = Type.Object(
  {
    id: Id,
    cycle: Count,
    round,
    reviewer: ReviewerName,
    submittedAt: Timestamp,
    salt: Type.String(),
    digest: Type.String(),
    verdict: Verdict,
  },
  { title: 'Judgement', additionalProperties: false },
)

const Adjudication = Type.Object(
  { cycle: Count, rating: GivenRating, reasons: Type.String(), by: ReviewerName, at: Timestamp },
  { title: 'Adjudication', additionalProperties: false },
)

/** `by` is null where it would say who has judged while that is a secret; so is `openedBy` of the review. */
const Step = Type.Object(
  {
    number: Count,
    cycle: Count,
    act: Type.Enum(['open', ...reviewActs]),
    by: Nullable(ReviewerName),
    reason: Nullable(Type.String()),
    from: Nullable(ReviewState),
    to: ReviewState,
    at: Timestamp,
  },
  { title: 'ReviewStep', additionalProperties: false },
)

const review = {
  id: Id,
  target: Target,
  text: Type.String({ description: 'The words that are judged.' }),
  language: LanguageTag,
  aspect: Aspect,
  reviewers: howMany,
  state: ReviewState,
  cycle: Type.Integer({ minimum: 1, description: 'How often it was begun.' }),
  judgementsIn: Type.Integer({ minimum: 0, maximum: 2, description: 'Of this cycle, of `reviewers`.' }),
  isJudgedByYou: Type.Boolean({ description: 'In this cycle.' }),
  openedBy: Nullable(ReviewerName),
  createdAt: Timestamp,
  dueAt: Nullable(Day),
  assignments: Type.Array(Assignment),
}

/** `position` is its place among all that fit. */
export const ReviewEntry = Type.Object(
  { ...review, position: Type.Integer({ minimum: 1 }) },
  { title: 'ReviewEntry', additionalProperties: false },
)
export type ReviewEntry = Static<typeof ReviewEntry>

/** `acts` is what whoever asks may do now. Verdicts appear in `judgements` when all of their cycle are in. */
export const Review = Type.Object(
  {
    ...review,
    acts: Type.Array(ReviewAct),
    yours: Nullable(OwnJudgement),
    judgements: Type.Array(Judgement),
    adjudications: Type.Array(Adjudication, { description: 'The newest first.' }),
    rulings: Type.Array(Ruling, { description: 'The newest first.' }),
    replies: Type.Array(ReplyRequest),
    steps: Type.Array(Step),
  },
  { title: 'Review', additionalProperties: false },
)
export type Review = Static<typeof Review>

export const reviewFilter = {
  mine: Type.Optional(
    Type.Boolean({ default: false, description: 'Assigned to whoever asks, and not judged by them yet.' }),
  ),
  state: Type.Optional(Type.Array(ReviewState, { maxItems: 9, description: 'Repeatable: any of these.' })),
  aspect: Type.Optional(Aspect),
  due: Type.Optional({ ...Day, description: 'Due on this day or before.' }),
  claim: Type.Optional(Id),
  quote: Type.Optional(Id),
}

export const ReviewQuestion = Type.Object(
  { ...reviewFilter, ...paging },
  { title: 'ReviewQuestion', additionalProperties: false },
)
export type ReviewQuestion = Static<typeof ReviewQuestion>

/** In the order of the queue: by due date, those without one last. `counts.mine` waits for whoever asks, `counts.fitting` is how many fit. */
export const ReviewList = Type.Object(
  {
    items: Type.Array(ReviewEntry),
    nextCursor: Nullable(Type.String()),
    counts: Type.Object({ fitting: Count, mine: Count, overdue: Count }, { additionalProperties: false }),
  },
  { title: 'ReviewList', additionalProperties: false },
)

export type ReviewList = Static<typeof ReviewList>

export const NextQuestion = Type.Object(
  { after: Type.Optional(Id) },
  { title: 'NextQuestion', additionalProperties: false },
)

/** The next one that waits for whoever asks; `position` of `of`, null when none does. */
export const NextReview = Type.Object(
  { review: Nullable(ReviewEntry), of: Count },
  { title: 'NextReview', additionalProperties: false },
)
export type NextReview = Static<typeof NextReview>
