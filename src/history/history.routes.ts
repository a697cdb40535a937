import { Type } from 'typebox'
import { requireClaim } from '../claims/claims.ts'
import { route } from '../http/route.ts'
import { readPage } from '../paging.ts'
import { Id, paging } from '../shapes.ts'
import { EventList } from './event.schema.ts'
import { listClaimEvents, listEvents } from './timeline.sql.ts'

const EventPaging = Type.Object(paging, { title: 'EventPaging', additionalProperties: false })

export const historyRoutes = [
  route({
    method: 'get',
    path: '/events',
    summary: 'List every change of the record, the newest first',
    role: 'administrator',
    query: EventPaging,
    reply: EventList,
    handle: ({ database, query }) => listEvents(database, readPage(query, 'number')),
  }),
  route({
    method: 'get',
    path: '/claims/{id}/events',
    summary: 'The whole history of a claim: what was changed of it, its quotes and the verdicts on them',
    role: 'reader',
    params: Type.Object({ id: Id }),
    query: EventPaging,
    reply: EventList,
    async handle({ database, params: { id }, query }) {
      await requireClaim(database, id)
      return listClaimEvents(database, id, readPage(query, 'number'))
    },
  }),
]
