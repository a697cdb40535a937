import type pg from 'pg'
import type { BulkReading, OpenDatabase } from './open.ts'
import { noStatementNames, queryJson, queryTexts } from './statement.ts'

/** Any number, as long as nobody else takes it for another purpose: whoever changes something locks it for a turn. */
export const turnNumber = 7_235_355

/** The record as it stood after an event: the same questions, asked of views in the schema `past` with the tables' names. */
export function readingAfter(database: OpenDatabase, event: string): BulkReading {
  const ask = <Answer>(work: (client: pg.PoolClient) => Promise<Answer>) =>
    readOnly(database, async (client) => {
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
  return readOnly(database, async (client) => {
    await client.query('select pg_advisory_xact_lock_shared($1)', [turnNumber])
    const { rows } = await client.query<{ number: string }>(
      'select coalesce(max(number), 0) as number from event where at <= $1',
      [at],
    )
    return rows[0]?.number ?? '0'
  })
}

async function readOnly<Result>(
  { pool }: OpenDatabase,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin read only')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // Nothing that was set may reach who gets the connection next.
    const isRolledBack = await client.query('rollback').then(
      () => true,
      () => false,
    )
    client.release(!isRolledBack)
    throw error
  }
}
