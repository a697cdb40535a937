import type pg from 'pg'
import { type Place, withConnection } from './connection.ts'
import type { BulkReading } from './open.ts'
import { noStatementNames, queryJson, queryTexts } from './statement.ts'

/** One connection inside its own transaction, for work that takes as long as it takes. */
export interface Connection extends BulkReading {
  /** Runs statements and answers nothing; several of them, divided by semicolons, where there are no values. */
  run(statements: string, values?: unknown[]): Promise<void>
}

/** Commits when `work` resolves, rolls all back when it throws. `begin` may be `begin read only` and the like. */
export function inOwnTransaction<Result>(
  database: Place,
  begin: string,
  work: (connection: Connection) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  return withConnection(database, signal, async (client) => {
    await client.query(begin)
    const result = await work(asConnection(client))
    await client.query('commit')
    return result
  })
}

function asConnection(client: pg.PoolClient): Connection {
  return {
    json: (statement) => queryJson(client, statement, noStatementNames),
    texts: (statement) => queryTexts(client, statement, noStatementNames),
    async run(statements, values) {
      await client.query(statements, values)
    },
  }
}
