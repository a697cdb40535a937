import { meOf } from '../accounts/log-in.routes.ts'
import { route } from '../http/route.ts'
import { Me } from './reviewer.schema.ts'

export const reviewerRoutes = [
  route({
    method: 'get',
    path: '/me',
    summary: 'Who is asking',
    role: 'nobody',
    reply: Me,
    handle: ({ identity, service }) => ({ value: meOf(identity, service) }),
  }),
]
