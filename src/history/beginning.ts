import { sql } from '../database/json.sql.ts'
import type { Database, OpenDatabase } from '../database/open.ts'
import { recordChange } from './changes.ts'
import { contentOf, lastSaidOf } from './unexplained.sql.ts'

/** How many rows one event of the beginning holds. */
const rowsAtOnce = 1000
const action = 'begin history'

/**
 * Begins the history of a desk that is older than its history, or goes on with it after migrations: rows that came to
 * be kept with them, and columns that were added, are written down as they are. What differs otherwise is left to be
 * found by `beleg verify`.
 */
export async function beginHistory(database: OpenDatabase): Promise<void> {
  const [state] = await database.rows<{ isBegun: boolean; isWhole: boolean }>(sql`
    select last.action <> ${action} as "isBegun",
      not exists (select from _prisma_migrations where finished_at > last.at) as "isWhole"
    from event last order by number desc limit 1`)
  if (state?.isBegun && state.isWhole) return
  const tables = await database.rows<{ name: string; isKnown: boolean }>(sql`
    select name, exists (select from event_change where table_name = name) as "isKnown" from history_table order by name`)
  for (const { name, isKnown } of tables) {
    const mayHaveNew = !isKnown || !state?.isBegun || name === ownTable
    if (mayHaveNew) await inTurns(database, (inside) => writeDownRows(inside, name))
    if (isKnown) await inTurns(database, (inside) => writeDownColumns(inside, name))
  }
}

/** @param work does so many rows at the most, and tells how many it has done. */
async function inTurns(database: OpenDatabase, work: (inside: Database) => Promise<number>): Promise<void> {
  let done = rowsAtOnce
  while (done === rowsAtOnce) done = await recordChange(database, { action }, work)
}

/** Writes down rows that no event knows. @returns how many. */
function writeDownRows({ tables }: Database, name: string): Promise<number> {
  return tables.$executeRaw(sql`
    insert into event_change (event, ordinal, table_name, row_key, after)
    select current_setting('beleg.event')::bigint, row_number() over (), ${name}, key, content
    from (${contentOf(name)}) there
    where not exists (select from event_change known
      where known.table_name = ${name} and known.row_key = there.key)
    limit ${rowsAtOnce}::int`)
}

/** Writes down rows that have other columns than their last event knows, and in which all others are as it says. @returns how many. */
function writeDownColumns({ tables }: Database, name: string): Promise<number> {
  return tables.$executeRaw(sql`
    insert into event_change (event, ordinal, table_name, row_key, before, after)
    select current_setting('beleg.event')::bigint, row_number() over (), ${name}, key, said.content, there.content
    from (${contentOf(name)}) there join (${lastSaidOf(name)}) said using (key)
    where ${name === ownTable ? differs : hasOtherColumns}
    limit ${rowsAtOnce}::int`)
}

/** What a migration did to the description of the history itself. */
const ownTable = 'history_table'

const differs = sql`there.content is distinct from said.content`

const hasOtherColumns = sql`
  (there.content - array(select jsonb_object_keys(said.content)))
    || (said.content - array(select jsonb_object_keys(there.content))) <> '{}'
  and not exists (select from jsonb_each(said.content) was
    where there.content ? was.key and there.content -> was.key <> was.value)`
