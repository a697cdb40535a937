import { raw, sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import type { BackupHeader, BackupTable } from './backup.schema.ts'

/** What there is to back up, as PostgreSQL's catalogue says it: a table that a migration adds is in it of itself. */

/** The tables in the schema `public`, with the columns that hold something of their own. */
export async function readTables(database: BulkReading): Promise<BackupTable[]> {
  const rows = await database.texts<[name: string, columns: string]>(sql`
    select c.relname, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
      order by a.attnum)
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.relname order by c.relname`)
  return rows.map(([name, columns]) => ({ name, columns: JSON.parse(columns) }))
}

/** Names of the migrations that these tables have, in the order in which they were applied. */
export async function readMigrationNames(database: BulkReading): Promise<string[]> {
  const rows = await database.texts<[name: string]>(sql`
    select migration_name from _prisma_migrations
    where finished_at is not null and rolled_back_at is null order by migration_name`)
  return rows.map(([name]) => name)
}

export async function readLastEvent(database: BulkReading): Promise<BackupHeader['event']> {
  const [row] = await database.texts<[number: string, hash: string]>(
    sql`select number, hash from event order by number desc limit 1`,
  )
  return row ? { number: Number(row[0]), hash: row[1] } : null
}

export async function hasTable(database: BulkReading, name: string): Promise<boolean> {
  const [row] = await database.texts<[exists: string]>(sql`select to_regclass(${name}) is not null`)
  return row?.[0] === 't'
}

/** Whether anybody has ever recorded anything but what each start writes by itself. */
export async function isUsed(database: BulkReading): Promise<boolean> {
  const [row] = await database.texts<[used: string]>(sql`
    select exists (select from event_change where table_name not in ('history_table', 'rating_scale', 'rating'))`)
  return row?.[0] === 't'
}

/** A name as it stands in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Opens a cursor over a table's rows, in no order. */
export function openCursor({ name, columns }: BackupTable): string {
  const named = columns.map((column) => quoted(column.name)).join(', ')
  return `declare backup no scroll cursor for select ${named} from public.${quoted(name)}`
}

/** The next rows, each column as PostgreSQL writes it as text. */
export function fetchRows(database: BulkReading, rows: number): Promise<(string | null)[][]> {
  return database.texts(sql`fetch ${raw(`${rows}`)} from backup`)
}
