import type { Request } from 'express'
import type { Database } from '../database/open.ts'
import { recordChange } from '../history/changes.ts'
import { authorOf } from './author.ts'
import { findAnswer, keepAnswer, once, type Repeatable, repeatableOf } from './idempotency.ts'
import { readerOf, requireMatch } from './precondition.ts'
import type { Answer, Call, Route } from './route.ts'
import { routes } from './routes.ts'

type AnyCall = Call<unknown, unknown, unknown>

/** Does what a route does. One that writes does so in one transaction, with its event and, under a key, its answer. */
export function run(route: Route, call: AnyCall, request: Request): Promise<Answer> {
  if (route.method === 'get' || route.ownTransactions) return Promise.resolve(route.handle(call))
  const repeatable = route.takesSecret ? undefined : repeatableOf(request, call.identity)
  const work = () => handleInside(route, call, request, repeatable)
  return repeatable ? once(repeatable, work) : work()
}

async function handleInside(
  route: Route,
  call: AnyCall,
  { headers }: Request,
  repeatable: Repeatable | undefined,
): Promise<Answer> {
  const reader = readerOf(route, routes)
  // Who comes too late is told so without waiting for a turn; what counts is asked again inside.
  if (!repeatable) await requireMatch(route, reader, call, call.service.database, headers['if-match'])
  return recordChange(call.service.database, authorOf(route, call), async (database: Database) => {
    const known = repeatable && (await findAnswer(database, repeatable))
    if (known) return known
    await requireMatch(route, reader, call, database, headers['if-match'])
    const answer = await route.handle({ ...call, database })
    if (repeatable) await keepAnswer(database, repeatable, route, answer)
    return answer
  })
}
