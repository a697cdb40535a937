import { pendingMigrations } from '../database/migrate.ts'
import type { BulkReading, OpenDatabase } from '../database/open.ts'
import { breakOf, type EventContent } from './chain.ts'
import { type KeptEvent, readEvents } from './events.sql.ts'
import { findBrokenSeal } from './sealed.sql.ts'
import { findUnexplained } from './unexplained.sql.ts'

/** Proving that nothing was changed behind the service's back. */

/** An event as somebody noted it elsewhere. */
export interface Noted {
  number: number
  hash: string
}

export interface Proof {
  /** How many events there are, and the hash of the last. */
  events: number
  head: string | undefined
  /** What is wrong, in a sentence for the operator: the first broken link, or rows that no event explains. */
  broken: string | undefined
}

type Previous = Pick<EventContent, 'number' | 'at'> & { hash: string }

/**
 * Walks the chain from its first event to its last, then compares every row with what the events say of it,
 * and every envelope and comment with its digest.
 * @param noted an event noted elsewhere: only against it does a chain that was made anew as a whole show.
 * @param progress gets the number of the event reached, now and then.
 */
export async function verifyHistory(
  database: BulkReading,
  noted: Noted | undefined,
  progress: (event: number) => void,
): Promise<Proof> {
  let last: Previous | undefined
  const proof = (broken: string | undefined): Proof => ({
    events: last?.number ?? 0,
    head: last?.hash,
    broken,
  })
  for (let batch = await readEvents(database, 0, 500); batch.length > 0; ) {
    for (const event of batch) {
      const broken = breakOf(event.content, event.hash, last) ?? differenceTo(noted, event)
      if (broken) return proof(broken)
      last = { ...event.content, hash: event.hash }
    }
    progress(last?.number ?? 0)
    batch = await readEvents(database, last?.number ?? 0, 500)
  }
  if (noted && noted.number > (last?.number ?? 0))
    return proof(`event ${noted.number}, which was noted, is missing`)
  return proof((await findUnexplained(database)) ?? (await findBrokenSeal(database)))
}

/** @throws Error when the database is older than the history, so that there is nothing to prove. */
export async function requireHistory(database: OpenDatabase): Promise<void> {
  const pending = await pendingMigrations(database)
  if (pending.length > 0)
    throw new Error('The database lacks migrations of this version; run "beleg migrate" first.')
}

function differenceTo(noted: Noted | undefined, { content, hash }: KeptEvent): string | undefined {
  if (noted?.number !== content.number || noted.hash === hash) return undefined
  return `event ${noted.number} has another hash than was noted`
}
