import { raw, sql } from '../database/json.sql.ts'
import type { BulkReading, Database } from '../database/open.ts'
import type { DeskList } from './desk-export.schema.ts'
import { deskTables } from './desk-tables.sql.ts'

/** How many records one statement reads, and about how many bytes of text at the most. */
const recordsAtOnce = 200
const bytesAtOnce = 4_000_000

/** The ids of the next rows after the one with this id, as they are now: few enough that their text fits into memory. */
export async function idsAfter(
  database: BulkReading,
  list: DeskList,
  after: string | undefined,
): Promise<string[]> {
  const { from, size = sql`0` } = deskTables[list]
  const [, name = ''] = from.split(' ')
  const id = raw(`${name}.id`)
  const beyond = after === undefined ? sql`true` : sql`${id} > ${after}::uuid`
  const rows = await database.texts<[id: string]>(sql`
    select id from (
      select id, sum(size) over (order by id) - size as before from (
        select ${id} as id, ${size} as size from ${raw(`public.${from}`)} where ${beyond}
        order by ${id} limit ${raw(`${recordsAtOnce}`)}) next) measured
    where before < ${raw(`${bytesAtOnce}`)} order by id`)
  return rows.map(([next]) => next)
}

/** Those of these rows that are records of this kind, by id, as finished JSON. */
export async function readRecords(
  reading: BulkReading,
  list: DeskList,
  ids: readonly string[],
): Promise<string[]> {
  const { from, isOne = sql`true`, json, order } = deskTables[list]
  const [, name = ''] = from.split(' ')
  const id = raw(`${name}.id`)
  const rows = await reading.texts<[json: string]>(sql`
    select ${json} from ${raw(from)} where ${id} = any(${ids}::uuid[]) and ${isOne} order by ${order ?? id}`)
  return rows.map(([record]) => record)
}

/** Those of these records that are there, exported or not, by id and as finished JSON. */
export async function findRecords(
  database: Database,
  list: DeskList,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { from, json } = deskTables[list]
  const [, name = ''] = from.split(' ')
  const id = raw(`${name}.id`)
  const rows = await database.rows<{ id: string; json: string }>(sql`
    select ${id}::text as id, (${json})::text as json from ${raw(from)} where ${id} = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.json]))
}

/** The rating scales that are there, by key and version as `truth 1`, as finished JSON. */
export async function findScales(database: Database): Promise<Map<string, string>> {
  const { json } = deskTables.ratingScales
  const rows = await database.rows<{ id: string; json: string }>(
    sql`select s.key || ' ' || s.version as id, (${json})::text as json from rating_scale s`,
  )
  return new Map(rows.map((row) => [row.id, row.json]))
}
