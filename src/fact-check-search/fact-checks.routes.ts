import { route } from '../http/route.ts'
import { FactCheckList, FactCheckQuestion } from './fact-check.schema.ts'
import { listFactChecks } from './fact-checks.ts'

export const factCheckRoutes = [
  route({
    method: 'get',
    path: '/published',
    summary: 'Search what the desk says in public: rulings that stand, the newest first',
    role: 'nobody',
    query: FactCheckQuestion,
    reply: FactCheckList,
    async handle({ database, service, query }) {
      return { value: await listFactChecks(database, query, service.origin) }
    },
  }),
]
