import { type Static, Type } from 'typebox'
import { Nullable } from '../shapes.ts'

const reviewers = Type.Integer({
  title: 'Reviewers',
  minimum: 1,
  maximum: 2,
  description: 'How many judge in a review opened from now on: two who do not see each other, or one.',
})

/**
 * `effectiveReviewers`: a desk without accounts has one reviewer, who can't be two. `fetchesPages`: documents may be
 * fetched by their address (BELEG_FETCH). `publicAddress`: under which what is published stands for everybody, always
 * https (BELEG_SITE); null where there is none, and then no markup of it.
 */
export const Desk = Type.Object(
  {
    reviewers,
    effectiveReviewers: reviewers,
    fetchesPages: Type.Boolean(),
    publicAddress: Nullable(Type.String()),
  },
  { title: 'Desk', additionalProperties: false },
)
export type Desk = Static<typeof Desk>

export const DeskChanges = Type.Object({ reviewers }, { title: 'DeskChanges', additionalProperties: false })
export type DeskChanges = Static<typeof DeskChanges>
