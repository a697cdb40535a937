import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import { names, tagOfText } from './etag.ts'
import { type Call, type Route, textOf } from './route.ts'

/** If-Match (RFC 9110): whoever changes a thing says which state of it they saw, so that nobody overwrites unseen. */

const changing = ['patch', 'put', 'delete']

export function isChange({ method }: Route): boolean {
  return changing.includes(method)
}

/** Reads the thing that a route changes: the GET at the same path or, for an act below it, at the path above. */
export function readerOf(route: Route, routes: readonly Route[]): Route | undefined {
  const path = isChange(route) ? route.path : route.path.replace(/\/[^/{}]+$/, '')
  const reader = routes.find((candidate) => candidate.method === 'get' && candidate.path === path)
  // What is below a thing's own name is one thing; so is what is answered to a change of it, like the settings.
  return path.endsWith('}') || reader?.reply === route.reply ? reader : undefined
}

/** Whether a thing is changed under its own address, so that its tag must be its own. */
export function isChangeable(reader: Route, routes: readonly Route[]): boolean {
  return routes.some((route) => isChange(route) && route.path === reader.path)
}

/**
 * Asks for the state that is about to be changed, inside the transaction that changes it.
 * @throws DomainError `precondition-required` when a change comes without If-Match, `precondition-failed` when what
 * it names is not the present state, `not-found` as the reader does.
 */
export async function requireMatch(
  route: Route,
  reader: Route | undefined,
  call: Call<unknown, unknown, unknown>,
  database: Database,
  ifMatch: string | undefined,
): Promise<void> {
  if (!reader) return
  if (ifMatch === undefined && !isChange(route)) return
  const present = await reader.handle({ ...call, database, query: {}, body: undefined })
  if (ifMatch === undefined) throw new DomainError('precondition-required', sentences.missing)
  if (ifMatch.trim() === '*') return
  if (!names(ifMatch, tagOfText(textOf(present))))
    throw new DomainError('precondition-failed', sentences.stale)
}

const sentences = {
  missing: {
    en: 'Say which state you change: send its ETag as If-Match.',
    de: 'Bitte sagen, welcher Stand geändert wird: seinen ETag als If-Match senden.',
  },
  stale: {
    en: 'Somebody has changed this in the meantime. Load it again, look, and send your change with the new ETag.',
    de: 'Jemand hat das inzwischen geändert. Bitte neu laden, nachsehen und die Änderung mit dem neuen ETag senden.',
  },
}
