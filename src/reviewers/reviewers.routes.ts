import { meOf } from '../accounts/log-in.routes.ts'
import { route } from '../http/route.ts'
import { ColleagueList, Me } from './reviewer.schema.ts'
import { listColleagues } from './reviewers.sql.ts'

export const reviewerRoutes = [
  route({
    method: 'get',
    path: '/me',
    summary: 'Who is asking',
    role: 'nobody',
    reply: Me,
    handle: ({ identity, service }) => ({ value: meOf(identity, service) }),
  }),
  route({
    method: 'get',
    path: '/reviewers',
    summary: 'List everybody with an account, by name: whom one may mention or ask to judge',
    role: 'reader',
    reply: ColleagueList,
    handle: ({ database }) => listColleagues(database),
  }),
]
