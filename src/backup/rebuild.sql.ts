import { raw, sql } from '../database/json.sql.ts'
import { ownConfigurations, ownFunctions, ownNames } from '../database/migrations.ts'
import type { BulkReading } from '../database/open.ts'
import type { Connection } from '../database/own-transaction.ts'
import type { BackupTable } from './backup.schema.ts'
import { quoted } from './tables.sql.ts'

/** Taking tables away and filling them anew inside one transaction, with the rights of their owner only. */

const notOfExtension = raw("not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')")

/** Tables and views of others: beside Beleg's tables, or resting on them. */
export async function findForeign(database: BulkReading): Promise<string[]> {
  const rows = await database.texts<[name: string]>(sql`
    with own as (select oid from pg_class
      where relnamespace = 'public'::regnamespace and relname = any(${ownNames()}::text[]))
    select c.oid::regclass from pg_class c
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.oid not in (select oid from own) and ${notOfExtension}
      and c.relnamespace is distinct from to_regnamespace('past')
      and (c.relnamespace = 'public'::regnamespace
        or exists (select from pg_constraint k where k.conrelid = c.oid and k.confrelid in (select oid from own))
        or exists (select from pg_rewrite r join pg_depend d on d.objid = r.oid
          where r.ev_class = c.oid and d.refobjid in (select oid from own)))
    order by 1`)
  return rows.map(([name]) => name)
}

/** Removes all that Beleg's migrations have made. */
export async function dropAll(connection: Connection): Promise<void> {
  const found = await connection.texts<[drop: string]>(sql`
    select format('drop table public.%I cascade', c.relname) from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any(${ownNames()}::text[])
    union all
    select 'drop function if exists ' || c.oid::regprocedure || ' cascade' from pg_proc c
    where c.pronamespace = 'public'::regnamespace and c.proname = any(${ownFunctions()}::text[]) and ${notOfExtension}
    union all
    select format('drop type public.%I', c.typname) from pg_type c
    where c.typnamespace = 'public'::regnamespace and c.typtype = 'e' and c.typname = any(${ownNames()}::text[])
    union all
    select format('drop text search configuration public.%I', c.cfgname) from pg_ts_config c
    where c.cfgnamespace = 'public'::regnamespace and c.cfgname = any(${ownConfigurations()}::text[])`)
  await connection.run(['drop schema if exists past cascade', ...found.map(([drop]) => drop)].join(';'))
}

/**
 * Switches off what would refuse rows that come one table after the other, and slow them down: triggers, foreign keys
 * and indexes. Empties what migrations have filled. @returns what makes all of it anew.
 */
export async function openTables(connection: Connection, tables: readonly BackupTable[]): Promise<string> {
  const names = tables.map(({ name }) => `public.${quoted(name)}`)
  const keys = await connection.texts<[drop: string, make: string]>(sql`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`)
  const indexes = await connection.texts<[drop: string, make: string]>(sql`
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and ${notOfExtension}
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')`)
  const switched = (how: string) => names.map((name) => `alter table ${name} ${how} trigger user`)
  await connection.run(
    [
      ...['set constraints all immediate', ...switched('disable')],
      ...[...keys, ...indexes].map(([drop]) => drop),
      `truncate ${names.join(', ')}`,
    ].join(';'),
  )
  return [...[...indexes, ...keys].map(([, make]) => make), ...switched('enable'), 'analyze'].join(';')
}

/** Puts in rows, a JSON array of rows that are arrays of their columns as text. */
export function insertRows({ name, columns }: BackupTable): string {
  const names = columns.map((column) => quoted(column.name)).join(', ')
  const values = columns.map(({ type }, nth) => `(r.value ->> ${nth})::${type}`).join(', ')
  return `insert into public.${quoted(name)} (${names}) overriding system value
    select ${values} from jsonb_array_elements($1::jsonb) r`
}
