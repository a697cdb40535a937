import type { BulkReading, OpenDatabase } from '../database/open.ts'
import { bulkReadingAt } from '../history/past.ts'
import {
  type DeskFormat,
  type DeskList,
  deskLists,
  deskRecords,
  deskSchemas,
  deskVersion,
} from './desk-export.schema.ts'
import { idsAfter, readRecords } from './desk-rows.sql.ts'

export const mediaTypes: Record<DeskFormat, string> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

/**
 * The whole record as it stands, or stood at a time, as text in pieces; no more than two batches are in memory. The
 * same record gives the same text, whatever has happened to it and on whichever desk it lies.
 * What is read when the signal comes is stopped.
 * @throws DomainError `malformed` when that time has not come yet.
 */
export async function exportDesk(
  database: OpenDatabase,
  format: DeskFormat,
  { at }: { at?: string },
  signal?: AbortSignal,
): Promise<AsyncGenerator<string>> {
  const reading = await bulkReadingAt(database, at, signal)
  const current = signal ? database.until(signal) : database
  return format === 'ndjson' ? asLines(current, reading) : asDocument(current, reading)
}

async function* asLines(database: BulkReading, reading: BulkReading): AsyncGenerator<string> {
  yield `${JSON.stringify({ type: 'desk', $schema: deskSchemas.ndjson, schemaVersion: deskVersion })}\n`
  const counts: Partial<Record<DeskList, number>> = {}
  for (const list of deskLists) {
    counts[list] = 0
    // What PostgreSQL wrote begins with a brace.
    const named = (json: string) => `{"type" : "${deskRecords[list].type}", ${json.slice(1)}\n`
    for await (const batch of readBatches(database, reading, list)) {
      counts[list] += batch.length
      yield batch.map(named).join('')
    }
  }
  yield `${JSON.stringify({ type: 'end', counts })}\n`
}

async function* asDocument(database: BulkReading, reading: BulkReading): AsyncGenerator<string> {
  yield JSON.stringify({ $schema: deskSchemas.json, schemaVersion: deskVersion }).slice(0, -1)
  const counts: Partial<Record<DeskList, number>> = {}
  for (const list of deskLists) {
    counts[list] = 0
    yield `,\n"${list}":[`
    for await (const batch of readBatches(database, reading, list)) {
      yield (counts[list] > 0 ? ',\n' : '\n') + batch.join(',\n')
      counts[list] += batch.length
    }
    yield '\n]'
  }
  yield `,\n"counts":${JSON.stringify(counts)}}\n`
}

/** Reads one batch ahead, so that the database works while the one before it goes out. */
async function* readBatches(
  database: BulkReading,
  reading: BulkReading,
  list: DeskList,
): AsyncGenerator<string[]> {
  let next = readBatch(database, reading, list)
  for (;;) {
    const { ids, records } = await next
    const last = ids.at(-1)
    if (last === undefined) return
    next = readBatch(database, reading, list, last)
    // Awaited above, if the reader stays until then.
    next.catch(() => {})
    if (records.length > 0) yield records
  }
}

/** Rows are never removed, so that those of any time are among those of now. */
async function readBatch(database: BulkReading, reading: BulkReading, list: DeskList, after?: string) {
  const ids = await idsAfter(database, list, after)
  return { ids, records: ids.length > 0 ? await readRecords(reading, list, ids) : [] }
}
