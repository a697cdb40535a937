import type { Service } from './service.ts'

/** The tables behind a service's back. */

const tables = [
  ...['speaker', 'speaker_alias', 'speaker_role', 'document', 'document_version', 'quote', 'quote_segment'],
  ...['claim', 'quote_claim', 'rating_scale', 'rating', 'reviewer', 'verdict', 'source', 'citation'],
]

/** Lets plain SQL change what otherwise only the service changes, because it writes down who changed what. */
export async function allowPlainSql(service: Pick<Service, 'sql'>): Promise<void> {
  const tables = await service.sql<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'recorded'`,
  )
  const switches = tables.map(
    ({ name }) => `alter table ${name} disable trigger recorded, disable trigger recorded_new`,
  )
  await service.sql(switches.join(';'))
}

/** What each table holds, as one hash: equal when nothing was changed. Columns that are `without` do not count. */
export async function dumpOf(
  service: Pick<Service, 'sql'>,
  { without = [] }: { without?: string[] } = {},
): Promise<Record<string, string>> {
  const names = await service.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const row = without.length > 0 ? `(to_jsonb(t) - '{${without.join(',')}}'::text[])::text` : 't::text'
  const hashes = names.map(
    ({ name }) =>
      `select '${name}' as name, md5(string_agg(${row}, ',' order by ${row})) as hash from "${name}" t`,
  )
  const rows = await service.sql<{ name: string; hash: string }>(hashes.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

/** How many rows each table has. */
export async function countRows(service: Pick<Service, 'sql'>): Promise<Record<string, number>> {
  const counts = tables.map((table) => `select '${table}' as name, count(*)::int as rows from ${table}`)
  const rows = await service.sql<{ name: string; rows: number }>(counts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}

/** Inserts one row past the application and answers it. */
export async function insertRow(service: Pick<Service, 'sql'>, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row)
  const [inserted] = await service.sql<Record<string, string>>(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     values (${names.map((_name, nth) => `$${nth + 1}`).join(', ')}) returning *`,
    Object.values(row),
  )
  return inserted ?? {}
}
