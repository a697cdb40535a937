import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/** How events are chained: the hash of each stands in the next, so that none can be changed, left out or put in between unseen. */

/** A row of a table before and after; null where there was or is none. */
export interface Change {
  table: string
  key: string
  before: unknown
  after: unknown
}

/** All that an event's hash is made over. */
export interface EventContent {
  number: number
  /** RFC 3339 in UTC with milliseconds. */
  at: string
  action: string
  /** Id of the reviewer; null for what the service did itself. */
  reviewer: string | null
  requestId: string | null
  changes: Change[]
  /** Hash of the event before it; of the first, 64 zeros. */
  previousHash: string
}

export const firstPreviousHash = '0'.repeat(64)

/** SHA-256, in hex, over the canonical JSON (RFC 8785) of an event. */
export function hashOf(event: EventContent): string {
  return createHash('sha256').update(canonical(event)).digest('hex')
}

/** Why an event does not follow on the one before it; undefined when it does. `hash` is the one it is kept with. */
export function breakOf(
  event: EventContent,
  hash: string,
  previous: { number: number; at: string; hash: string } | undefined,
): string | undefined {
  const number = (previous?.number ?? 0) + 1
  if (event.number !== number) return `event ${number} is missing`
  if (event.previousHash !== (previous?.hash ?? firstPreviousHash))
    return `event ${number} does not name the hash of the event before it`
  if (previous && event.at <= previous.at) return `event ${number} is not later than the event before it`
  return hashOf(event) === hash ? undefined : `event ${number} is not what its hash was made over`
}
