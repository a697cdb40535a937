import { sql } from './json.sql.ts'
import type { BulkReading, OpenDatabase } from './open.ts'
import { type Connection, inOwnTransaction } from './own-transaction.ts'

/** Any number, as long as nobody else takes it for another purpose: whoever changes something locks it for a turn. */
export const turnNumber = 7_235_355

/** The record as it stood after an event: the same questions, asked of views in the schema `past` with the tables' names. */
export function readingAfter(database: OpenDatabase, event: string, signal?: AbortSignal): BulkReading {
  const ask = <Answer>(work: (connection: Connection) => Promise<Answer>) =>
    inOwnTransaction(
      database,
      'begin read only',
      async (connection) => {
        await connection.run(
          `select set_config('search_path', 'past, public', true), set_config('beleg.past_event', $1, true)`,
          [event],
        )
        return work(connection)
      },
      signal,
    )
  return {
    json: (statement) => ask((connection) => connection.json(statement)),
    texts: (statement) => ask((connection) => connection.texts(statement)),
  }
}

/** The number of the last event until then, 0 when there was none. Waits for who is writing: their event may be earlier. */
export function lastEventUntil(database: OpenDatabase, at: string): Promise<string> {
  return inOwnTransaction(database, 'begin read only', async (connection) => {
    await connection.run('select pg_advisory_xact_lock_shared($1)', [turnNumber])
    const [row] = await connection.texts<[number: string]>(
      sql`select coalesce(max(number), 0) from event where at <= ${at}::timestamptz`,
    )
    return row?.[0] ?? '0'
  })
}
