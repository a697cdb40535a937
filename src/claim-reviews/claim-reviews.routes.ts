import { Type } from 'typebox'
import { route } from '../http/route.ts'
import { Id } from '../shapes.ts'
import { ClaimReviewPreview } from './claim-review.schema.ts'
import { previewClaimReview } from './claim-reviews.ts'
import { imprintOf } from './imprint.ts'

export const claimReviewRoutes = [
  route({
    method: 'get',
    path: '/reviews/{id}/claim-review',
    summary: 'Look at the markup of the last ruling as it would be public, and at what is wrong with it',
    role: 'reader',
    params: Type.Object({ id: Id }),
    reply: ClaimReviewPreview,
    async handle({ database, service, params: { id } }) {
      return { value: await previewClaimReview(database, id, imprintOf(service.config)) }
    },
  }),
]
