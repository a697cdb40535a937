import { raw, sql } from '../database/json.sql.ts'
import type { Database, OpenDatabase } from '../database/open.ts'
import { recordChange } from './changes.ts'

/** How many rows one event of the beginning holds. */
const rowsAtOnce = 1000
const action = 'begin history'

/** Begins the history of a desk that is older than its history: what stands in it is written down as it is. */
export async function beginHistory(database: OpenDatabase): Promise<void> {
  const [last] = await database.rows<{ action: string }>(
    sql`select action from event order by number desc limit 1`,
  )
  // The last one is of the beginning when that was interrupted.
  if (last && last.action !== action) return
  const tables = await database.rows<{ name: string }>(sql`select name from history_table`)
  for (const { name } of tables) await writeDownTable(database, name)
}

async function writeDownTable(database: OpenDatabase, name: string): Promise<void> {
  let written = rowsAtOnce
  while (written === rowsAtOnce)
    written = await recordChange(database, { action }, (inside) => writeDownRows(inside, name))
}

/** Writes down rows that no event knows. @returns how many. */
function writeDownRows({ tables }: Database, name: string): Promise<number> {
  return tables.$executeRaw(sql`
    insert into event_change (event, ordinal, table_name, row_key, after)
    select current_setting('beleg.event')::bigint, row_number() over (), ${name}, row_key, content
    from (
      select row_key(h.key_columns, to_jsonb(t)) as row_key,
        row_content(h.omitted, h.digested, to_jsonb(t)) as content
      from ${raw(`public."${name}"`)} t cross join history_table h where h.name = ${name}
    ) found
    where not exists (select from event_change known
      where known.table_name = ${name} and known.row_key = found.row_key)
    limit ${rowsAtOnce}::int`)
}
