import { sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import { batchSize, type ExportRow, readThese } from './batches.ts'
import { type Asked, type Rows, selectTombstones } from './rows.sql.ts'

/** What has changed in an export between two events. */
export interface Span {
  /** The record as it stood after the earlier event, and after the later. */
  before: BulkReading
  after: BulkReading
  /** Rows that may have changed. */
  touched: ReturnType<Rows['touched']>
}

/** How many ids one statement finds; to find them costs as much for a few as for all. */
const slabSize = 20_000

/** Rows whose JSON is not what it was, or that were not there. */
export async function* changedRows(span: Span, rows: Rows, asked: Asked): AsyncGenerator<ExportRow[]> {
  for await (const { before, after } of compare(span, rows, asked)) {
    const changed = [...after.values()].filter(({ id, json }) => before.get(id)?.json !== json)
    if (changed.length > 0) yield changed
  }
}

/** Tombstones, as JSON, of changed rows that are withdrawn and of those that no longer fit. */
export async function* tombstones(span: Span, rows: Rows, asked: Asked): AsyncGenerator<string[]> {
  for await (const { before, after } of compare(span, rows, asked)) {
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (id) => before.get(id)?.json !== after.get(id)?.json,
    )
    const withdrawn = new Map(await span.after.texts<[string, string]>(selectTombstones(rows, changed)))
    const gone = changed.flatMap((id) => withdrawn.get(id) ?? (after.has(id) ? [] : [noLongerFits(id)]))
    if (gone.length > 0) yield gone
  }
}

function noLongerFits(id: string): string {
  return JSON.stringify({ id, reason: 'NO_LONGER_FITS', at: null })
}

async function* compare({ before, after, touched }: Span, rows: Rows, asked: Asked) {
  for await (const ids of touchedIds(after, touched)) {
    yield {
      before: await readThese(before, rows, asked, ids),
      after: await readThese(after, rows, asked, ids),
    }
  }
}

async function* touchedIds(database: BulkReading, touched: Span['touched']): AsyncGenerator<string[]> {
  let after: string | undefined
  do {
    const slab: [string][] = await database.texts<[string]>(
      sql`select distinct id from (${touched}) as touched (id)
        where ${after === undefined ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${slabSize}::int`,
    )
    for (let from = 0; from < slab.length; from += batchSize)
      yield slab.slice(from, from + batchSize).map(([id]) => id)
    after = slab.at(-1)?.[0]
  } while (after !== undefined)
}
