import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Day, Id, Nullable, Timestamp } from '../shapes.ts'
import { Citation } from '../verdicts/verdict.schema.ts'
import { ExportedQuote, ExportedTarget } from './exported-parts.schema.ts'

/** A verdict with all it takes to understand it alone. `quotes`: the quote it judges, or those that carry its claim. */
export const ExportedVerdict = Type.Object(
  {
    id: Id,
    target: ExportedTarget,
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
