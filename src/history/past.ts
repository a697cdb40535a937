import type pg from 'pg'
import type { BulkReading, OpenDatabase } from '../database/open.ts'
import { noStatementNames, queryJson, queryTexts } from '../database/statement.ts'
import { DomainError } from '../errors.ts'
import { turnNumber } from './changes.ts'

/** The record now or, with `at` (RFC 3339), as it stood then. @throws DomainError `malformed` when that has not come yet. */
export async function readingOf(database: OpenDatabase, { at }: { at?: string }): Promise<BulkReading> {
  return at === undefined ? database : pastOf(database, at)
}

/**
 * The same questions, asked of views in the schema `past` that have the names of the tables. What is answered for one
 * time never changes.
 */
async function pastOf(database: OpenDatabase, at: string): Promise<BulkReading> {
  if (Date.parse(at) > Date.now()) throw notYet(at)
  const event = await lastEventAt(database, at)
  const ask = <Answer>(work: (client: pg.PoolClient) => Promise<Answer>) =>
    inTransaction(database, async (client) => {
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
function lastEventAt(database: OpenDatabase, at: string): Promise<string> {
  return inTransaction(database, async (client) => {
    await client.query('select pg_advisory_xact_lock_shared($1)', [turnNumber])
    const { rows } = await client.query<{ number: string }>(
      'select coalesce(max(number), 0) as number from event where at <= $1',
      [at],
    )
    return rows[0]?.number ?? '0'
  })
}

async function inTransaction<Result>(
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

function notYet(at: string): DomainError {
  return new DomainError('malformed', {
    en: `"at" asks for ${at}, which has not come yet.`,
    de: `„at“ fragt nach ${at}, das ist noch nicht gewesen.`,
  })
}
