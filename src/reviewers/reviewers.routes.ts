import { type Static, Type } from 'typebox'
import { roles } from '../http/roles.ts'
import { route } from '../http/route.ts'
import { ReviewerName } from './reviewer.schema.ts'

export const Me = Type.Object(
  { reviewer: ReviewerName, role: Type.Enum([...roles]) },
  { title: 'Me', additionalProperties: false },
)
export type Me = Static<typeof Me>

export const reviewerRoutes = [
  route({
    method: 'get',
    path: '/me',
    summary: 'Who is asking',
    role: 'reader',
    reply: Me,
    handle: ({ identity }) => ({ value: identity }),
  }),
]
