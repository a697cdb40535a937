import { Type } from 'typebox'
import { route } from '../http/route.ts'
import { answered, readPage } from '../paging.ts'
import { Id } from '../shapes.ts'
import { Source } from '../verdicts/verdict.schema.ts'
import { NewSource, SourceFilter, SourceList } from './source.schema.ts'
import { listSources, readSource } from './sources.sql.ts'
import { noSource, recordSource } from './sources.ts'

export const sourceRoutes = [
  route({
    method: 'get',
    path: '/sources',
    summary: 'List sources, the newest first',
    role: 'reader',
    query: SourceFilter,
    reply: SourceList,
    handle: ({ database, query }) => listSources(database, query, readPage(query, 'id')),
  }),
  route({
    method: 'post',
    path: '/sources',
    summary: 'Record a source; one address is one source',
    role: 'annotator',
    body: NewSource,
    reply: Source,
    status: 201,
    async handle({ database, body }) {
      const id = await recordSource(database, body)
      return { ...(await answered(readSource(database, id))), location: `/sources/${id}` }
    },
  }),
  route({
    method: 'get',
    path: '/sources/{id}',
    summary: 'Read a source with the verdicts that rest on it',
    role: 'reader',
    params: Type.Object({ id: Id }),
    reply: Source,
    async handle({ database, params: { id } }) {
      const source = await readSource(database, id)
      if (!source) throw noSource(id)
      return source
    },
  }),
]
