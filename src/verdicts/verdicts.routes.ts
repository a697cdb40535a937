import { Type } from 'typebox'
import { noClaim } from '../claims/claims.ts'
import { readingOf } from '../history/past.ts'
import { knownReviewerIdOf } from '../http/identity.ts'
import { type Route, route } from '../http/route.ts'
import { noQuote } from '../quotes/quotes.ts'
import { Id, PastQuestion } from '../shapes.ts'
import { NewVerdict, type Target, Verdict, VerdictList } from './verdict.schema.ts'
import { listVerdicts, readVerdict } from './verdicts.sql.ts'
import { recordVerdict } from './verdicts.ts'

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
      summary: `Record a verdict on a ${type}`,
      role: 'reviewer',
      params,
      body: NewVerdict,
      reply: Verdict,
      status: 201,
      async handle({ database, params: { id }, body, identity }) {
        const reviewerId = await knownReviewerIdOf(identity, database)
        const verdictId = await recordVerdict(database, { type, id }, reviewerId, body)
        return { ...(await readVerdict(database, verdictId)), location: path.replace('{id}', id) }
      },
    }),
  ]
}
