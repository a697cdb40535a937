import type pg from 'pg'
import { withConnection } from './connection.ts'
import type { BulkReading, OpenDatabase } from './open.ts'
import { noStatementNames, queryJson, queryTexts } from './statement.ts'

/** Any number, as long as nobody else takes it for another purpose: whoever changes something locks it for a turn. */
export const turnNumber = 7_235_355

/** The record as it stood after an event: the same questions, asked of views in the schema `past` with the tables' names. */
export function readingAfter(database: OpenDatabase, event: string, signal?: AbortSignal): BulkReading {
  const ask = <Answer>(work: (client: pg.PoolClient) => Promise<Answer>) =>
    readOnly(database, signal, async (client) => {
      await client.query(
        `select set_config('search_path', 'past, public', true), set_config('beleg.past_event', $1, true)`,
        [event],
      )
      return work(client)
    })
  return {
    json: (statement) => ask((client) => queryJson(client, statement, noStatementNames)),
    texts: (statement) => ask((client) => queryTexts(client, statement, noStatementNames)),
  }
}

/** The number of the last event until then, 0 when there was none. Waits for who is writing: their event may be earlier. */
export function lastEventUntil(database: OpenDatabase, at: string): Promise<string> {
  return readOnly(database, undefined, async (client) => {
    await client.query('select pg_advisory_xact_lock_shared($1)', [turnNumber])
    const { rows } = await client.query<{ number: string }>(
      'select coalesce(max(number), 0) as number from event where at <= $1',
      [at],
    )
    return rows[0]?.number ?? '0'
  })
}

function readOnly<Result>(
  database: OpenDatabase,
  signal: AbortSignal | undefined,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  return withConnection(database, signal, async (client) => {
    await client.query('begin read only')
    const result = await work(client)
    await client.query('commit')
    return result
  })
}
