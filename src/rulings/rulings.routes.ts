import { Type } from 'typebox'
import { notFound } from '../errors.ts'
import { route } from '../http/route.ts'
import { readPage } from '../paging.ts'
import { Id } from '../shapes.ts'
import { CorrectionList, CorrectionPaging } from './correction.schema.ts'
import { listCorrections, readCorrections } from './corrections.sql.ts'
import { correctionsFeed } from './corrections-feed.ts'
import { RulingPage } from './ruling.schema.ts'
import { readPublished } from './rulings.sql.ts'

const atom = 'application/atom+xml; charset=utf-8'

export const rulingRoutes = [
  route({
    method: 'get',
    path: '/rulings/{id}',
    summary: 'Read a ruling that is or was published, with what those concerned replied',
    role: 'reader',
    params: Type.Object({ id: Id }),
    reply: RulingPage,
    async handle({ database, params: { id } }) {
      const ruling = await readPublished(database, id)
      if (!ruling) throw notFound(`There is no published ruling ${id}.`, `Es gibt kein Urteil ${id}.`)
      return ruling
    },
  }),
  route({
    method: 'get',
    path: '/corrections',
    summary: 'What the desk has publicly corrected or withdrawn, the newest first',
    role: 'nobody',
    query: CorrectionPaging,
    reply: CorrectionList,
    handle: ({ database, query }) => listCorrections(database, readPage(query, 'text', 'text', 'id')),
  }),
  route({
    method: 'get',
    path: '/corrections.atom',
    summary: 'The latest corrections as an Atom feed',
    role: 'nobody',
    reply: CorrectionList,
    streams: [atom],
    async handle({ database, service }) {
      const { items } = await readCorrections(database, { limit: 50, after: [] })
      return {
        stream: once(correctionsFeed(items, service.origin)),
        headers: { 'Content-Type': atom },
      }
    },
  }),
]

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
