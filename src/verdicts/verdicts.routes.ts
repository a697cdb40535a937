import { Type } from 'typebox'
import { findClaim } from '../claims/claims.ts'
import { reviewerIdOf } from '../http/identity.ts'
import { type Route, route } from '../http/route.ts'
import { findQuote } from '../quotes/quotes.ts'
import { Id } from '../shapes.ts'
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
      reply: VerdictList,
      async handle({ database, params: { id } }) {
        await (type === 'quote' ? findQuote(database, id) : findClaim(database, id))
        return listVerdicts(database, { type, id })
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
        const reviewerId = await reviewerIdOf(identity, database)
        const verdictId = await recordVerdict(database, { type, id }, reviewerId, body)
        return { ...(await readVerdict(database, verdictId)), location: path.replace('{id}', id) }
      },
    }),
  ]
}
