import { Type } from 'typebox'
import { noClaim } from '../claims/claims.ts'
import { readingOf } from '../history/past.ts'
import { personOf } from '../http/person.ts'
import { type Route, route } from '../http/route.ts'
import { noQuote } from '../quotes/quotes.ts'
import { judge } from '../reviews/judging.ts'
import { Id, PastQuestion } from '../shapes.ts'
import { JudgedVerdict, NewVerdict, type Target, VerdictList } from './verdict.schema.ts'
import { listVerdicts } from './verdicts.sql.ts'

const params = Type.Object({ id: Id })

/** The same two routes below /quotes and below /claims. */
export function verdictRoutesOf(type: Target['type']): Route[] {
  const path = `/${type}s/{id}/verdicts`
  return [
    route({
      method: 'get',
      path,
      summary: `List every verdict on a ${type}, the newest first`,
      role: 'reader',
      params,
      query: PastQuestion,
      reply: VerdictList,
      async handle({ database, service, params: { id }, query }) {
        const reading = await readingOf({ database, service }, query)
        const verdicts = await listVerdicts(reading, { type, id })
        if (!verdicts) throw type === 'quote' ? noQuote(id) : noClaim(id)
        return verdicts
      },
    }),
    route({
      method: 'post',
      path,
      summary: `Judge a ${type}: recorded at once where one reviewer judges, sealed where two do`,
      role: 'reviewer',
      params,
      body: NewVerdict,
      reply: JudgedVerdict,
      status: 201,
      async handle({ database, params: { id }, body, identity }) {
        const person = await personOf(identity, database)
        const judged = await judge(database, { type, id }, person, body)
        return { value: judged, location: path.replace('{id}', id) }
      },
    }),
  ]
}
