import { setImmediate } from 'node:timers/promises'
import { raw, sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import { type Asked, type Rows, selectRows } from './rows.sql.ts'

/** How many rows one statement reads: few enough to keep memory flat, many enough to be fast. */
export const batchSize = 200

export interface ExportRow {
  id: string
  stands: boolean
  /** What the format needs of it, as finished JSON. */
  json: string
}

/** Every row that fits. Reads one batch ahead, so that the database works while the one before it goes out. */
export async function* readAll(database: BulkReading, rows: Rows, asked: Asked): AsyncGenerator<ExportRow[]> {
  let batch = await readAfter(database, rows, asked)
  while (batch.length > 0) {
    const next = readAfter(database, rows, asked, batch.at(-1)?.id)
    // Awaited below, if the reader stays until then.
    next.catch(() => {})
    // The statement leaves with the next turn of the event loop, and whoever gets this batch may take long over it.
    await setImmediate()
    yield batch
    batch = await next
  }
}

function readAfter(database: BulkReading, rows: Rows, asked: Asked, after?: string): Promise<ExportRow[]> {
  const ids = after === undefined ? [] : [rows.id, ...(rows.sameId ? [rows.sameId] : [])]
  const beyond = ids.map((id) => sql`${id} > ${after}::uuid`)
  return read(database, sql`${selectRows(rows, asked, beyond)} limit ${raw(`${batchSize}`)}`)
}

/** Of these rows those that fit, by their ids. */
export async function readThese(
  database: BulkReading,
  rows: Rows,
  asked: Asked,
  ids: readonly string[],
): Promise<Map<string, ExportRow>> {
  const found = await read(database, selectRows(rows, asked, [sql`${rows.id} = any(${ids}::uuid[])`]))
  return new Map(found.map((row) => [row.id, row]))
}

async function read(database: BulkReading, statement: ReturnType<typeof selectRows>): Promise<ExportRow[]> {
  const rows = await database.texts<[id: string, stands: string, json: string]>(statement)
  return rows.map(([id, stands, json]) => ({ id, stands: stands === 't', json }))
}
