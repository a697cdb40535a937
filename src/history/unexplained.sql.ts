import { raw, type Sql, sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'

/**
 * The first row that was changed, removed or put in past the service: it is not as the last event about it left it,
 * or an event found it other than the one before had left it. Columns that are left out of the history are not seen;
 * of those that stand in it as a SHA-256 the SHA-256 is compared.
 * @returns a sentence that names table, row and event; undefined when there is none.
 */
export async function findUnexplained(database: BulkReading): Promise<string | undefined> {
  const [stray] = await database.texts<[event: string, table: string]>(strayChange)
  if (stray) return `event ${stray[0]} is missing, or changed a table "${stray[1]}" that has no history`
  const tables = await database.texts<[name: string]>(sql`select name from history_table order by name`)
  for (const [name] of tables) {
    const [found] = await database.texts<[key: string, event: string]>(foundOtherwiseIn(name))
    if (found)
      return `event ${found[1]} found ${nameRow(name, found[0])} other than the event before it had left it`
    const [row] = await database.texts<UnexplainedRow>(unexplainedIn(name))
    if (row) return describeRow(name, row)
  }
  return undefined
}

const strayChange = sql`
  select event, table_name from event_change
  where table_name not in (select name from history_table) or event not in (select number from event)
  order by event limit 1`

function foundOtherwiseIn(name: string) {
  return sql`
    select row_key as key, event from (
      select row_key, event, before,
        lag(after) over (partition by row_key order by event, ordinal) as left_as
      from event_change where table_name = ${name}) changed
    where before is distinct from left_as
    order by event limit 1`
}

type UnexplainedRow = [key: string, event: string | null, isThere: string]

function unexplainedIn(name: string) {
  return sql`
    with there as (${contentOf(name)}), said as (${lastSaidOf(name)})
    select coalesce(there.key, said.key) as key, said.event, there.key is not null
    from there full join said on said.key = there.key
    where there.content is distinct from said.content
    order by said.event nulls first, key limit 1`
}

/** The rows of a table as the history keeps them: `key` and `content`. */
export function contentOf(name: string): Sql {
  return sql`
    select row_key(h.key_columns, to_jsonb(t)) as key, row_content(h.omitted, h.digested, to_jsonb(t)) as content
    from ${raw(`public."${name}"`)} t cross join history_table h where h.name = ${name}`
}

/** What the last event about each row of a table says of it: `key`, `content` and `event`. */
export function lastSaidOf(name: string): Sql {
  return sql`
    select distinct on (row_key) row_key as key, after as content, event
    from event_change where table_name = ${name} order by row_key, event desc, ordinal desc`
}

function describeRow(name: string, [key, event, isThere]: UnexplainedRow): string {
  const row = nameRow(name, key)
  if (event === null) return `no event explains ${row}`
  return isThere === 't'
    ? `${row} is not as event ${event} left it`
    : `${row}, which event ${event} left there, is gone`
}

function nameRow(table: string, key: string): string {
  return `the ${table.replaceAll('_', ' ')} ${key}`
}
