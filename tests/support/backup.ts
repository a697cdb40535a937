import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Service } from './service.ts'
import { dumpOf } from './tables.ts'

/** What a backup holds and a restored desk has. */

/** Not in a backup: who is logged in, and who tried. */
const leftOut = ['session', 'login_throttle']

/** Each table's content as a hash, and how the tables are made. */
export async function contentOf(service: Service): Promise<Record<string, unknown>> {
  const dump = await dumpOf(service)
  const rows = Object.fromEntries(Object.entries(dump).filter(([name]) => !leftOut.includes(name)))
  return { ...rows, ...(await madeOf(service)) }
}

/** Constraints, indexes, triggers, functions, columns and views: everything that keeps the rows right. */
async function madeOf(service: Service) {
  const questions = {
    constraints: `select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as made
      from pg_constraint where connamespace = 'public'::regnamespace`,
    indexes: `select indexname as name, indexdef as made from pg_indexes where schemaname = 'public'`,
    triggers: `select tgrelid::regclass::text as on, tgname as name, tgenabled as is, pg_get_triggerdef(oid) as made
      from pg_trigger where not tgisinternal`,
    functions: `select oid::regprocedure::text as name, pg_get_functiondef(oid) as made from pg_proc
      where pronamespace = 'public'::regnamespace and prokind = 'f' and prolang in (select oid from pg_language where lanname in ('sql', 'plpgsql'))`,
    columns: `select table_schema, table_name, column_name, data_type, column_default, is_nullable
      from information_schema.columns where table_schema in ('public', 'past')`,
    views: `select viewname as name, definition as made from pg_views where schemaname in ('public', 'past')`,
  }
  const made: Record<string, string[]> = {}
  for (const [name, question] of Object.entries(questions))
    made[name] = (await service.sql(question)).map((row) => JSON.stringify(row)).sort()
  return made
}

/** The lines of a backup, changed by somebody who knows how it is written: its counts and SHA-256 fit again. */
export function forge(file: string, change: (text: string) => string): string {
  const lines = gunzipSync(readFileSync(file)).toString().split('\n').slice(0, -2)
  const text = `${change(lines.join('\n'))}\n`
  const rows: Record<string, number> = {}
  let table = ''
  for (const line of text.split('\n').slice(1, -1)) {
    if (line.startsWith('[')) rows[table] = (rows[table] ?? 0) + 1
    else {
      table = JSON.parse(line).table
      rows[table] = 0
    }
  }
  const sha256 = createHash('sha256').update(text).digest('hex')
  const forged = `${file}.forged`
  writeFileSync(forged, gzipSync(`${text}${JSON.stringify({ end: true, rows, sha256 })}\n`))
  return forged
}
