import { createHash } from 'node:crypto'
import { sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import { firstPreviousHash } from '../history/chain.ts'

/** Where in the history an export stands. */
export interface Place {
  /** The number of an event, 0 before the first. */
  event: string
  hash: string
}

/** The beginning of everything, as it is asked for. */
export const start = 'start'

/** The last event that there is. */
export async function lastPlace(database: BulkReading): Promise<Place> {
  const [last] = await database.texts<[string, string]>(
    sql`select number, hash from event order by number desc limit 1`,
  )
  return last ? { event: last[0], hash: last[1] } : { event: '0', hash: firstPreviousHash }
}

/** A place as it is given out, for one question: event, part of its hash, digest of what was asked. */
export function cursorOf({ event, hash }: Place, question: unknown): string {
  const parts = [event, hash.slice(0, 16), digestOf(question)]
  return Buffer.from(parts.join(' ')).toString('base64url')
}

/** The event in a cursor. @throws DomainError `malformed` when it was given for another question, or by another desk. */
export async function readCursor(database: BulkReading, cursor: string, question: unknown): Promise<string> {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const [, event = '', hash, asked] = /^(\d{1,15}) ([0-9a-f]{16}) ([0-9a-f]{16})$/.exec(text) ?? []
  if (asked !== digestOf(question)) throw foreignCursor()
  if (event === '0') return event
  const [known] = await database.texts<[string]>(
    sql`select left(hash, 16) from event where number = ${event}::bigint`,
  )
  if (known?.[0] !== hash) throw foreignCursor()
  return event
}

function digestOf(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 16)
}

function foreignCursor(): DomainError {
  return new DomainError('malformed', {
    en: 'This cursor was not given for this export by this desk. Begin anew with since=start.',
    de: 'Dieser Cursor stammt nicht von diesem Export dieser Redaktion. Bitte mit since=start neu beginnen.',
  })
}
