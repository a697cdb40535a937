import { type Static, Type } from 'typebox'
import { Aspect } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Id, Line, ListOf, Nullable, Timestamp } from '../shapes.ts'
import { Target } from '../verdicts/verdict.schema.ts'

/** `@slug` in the text mentions a reviewer. `givesAway`: it says how somebody judges, so that it is hidden while others still do. */
export const NewComment = Type.Object(
  {
    text: Line('Comment', 5000),
    aspect: Type.Optional(Aspect),
    givesAway: Type.Optional(Type.Boolean()),
  },
  { title: 'NewComment', additionalProperties: false },
)
export type NewComment = Static<typeof NewComment>

/** `isHidden`: only its author sees it until everybody has judged. */
export const Comment = Type.Object(
  {
    id: Id,
    target: Target,
    aspect: Nullable(Aspect),
    text: Type.String(),
    by: ReviewerName,
    at: Timestamp,
    mentions: Type.Array(ReviewerName),
    givesAway: Type.Boolean(),
    isHidden: Type.Boolean(),
  },
  { title: 'Comment', additionalProperties: false },
)
export type Comment = Static<typeof Comment>

export const CommentList = ListOf(Comment, 'CommentList')
export type CommentList = Static<typeof CommentList>
