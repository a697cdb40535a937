import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { RulingMethod } from '../rulings/ruling.schema.ts'
import { Id, Nullable, Timestamp } from '../shapes.ts'
import { SpeakerName } from '../speakers/speaker.schema.ts'
import { Citation } from '../verdicts/verdict.schema.ts'
import { ExportedQuote, ExportedTarget } from './exported-parts.schema.ts'

/** Whom the desk asked before it ruled, and what they said. */
const ExportedReply = Type.Object(
  {
    speaker: Nullable(SpeakerName),
    name: Nullable(Type.String()),
    askedAt: Timestamp,
    answer: Nullable(Type.String()),
    answeredAt: Nullable(Timestamp),
  },
  { title: 'ExportedReply', additionalProperties: false },
)

const ExportedWithdrawal = Type.Object(
  { reason: Type.String(), by: ReviewerName, at: Timestamp },
  { title: 'ExportedWithdrawal', additionalProperties: false },
)

/** A ruling that is or was public. `citations` are those of the verdicts that it rests on. */
export const ExportedRuling = Type.Object(
  {
    id: Id,
    review: Id,
    number: Type.Integer({ minimum: 1 }),
    target: ExportedTarget,
    quotes: Type.Array(ExportedQuote),
    aspect: Aspect,
    rating: GivenRating,
    summary: Type.String(),
    text: Type.String({ description: 'The long form, in Markdown.' }),
    method: RulingMethod,
    verdicts: Type.Array(Id, { description: 'What it rests on.' }),
    citations: Type.Array(Citation),
    ruledBy: ReviewerName,
    publishedAt: Timestamp,
    publishedBy: ReviewerName,
    corrects: Nullable(Id),
    correctionNote: Nullable(Type.String()),
    correctedBy: Nullable(Id),
    withdrawal: Nullable(ExportedWithdrawal),
    isStanding: Type.Boolean({ description: 'Neither corrected nor withdrawn.' }),
    replies: Type.Array(ExportedReply),
  },
  { title: 'ExportedRuling', additionalProperties: false },
)
export type ExportedRuling = Static<typeof ExportedRuling>
