import { route } from '../http/route.ts'
import { RatingScaleList } from './rating.schema.ts'
import { listScales } from './ratings.sql.ts'

export const ratingRoutes = [
  route({
    method: 'get',
    path: '/ratings',
    summary: 'List the rating scales in use',
    role: 'reader',
    reply: RatingScaleList,
    handle: ({ database }) => listScales(database),
  }),
]
