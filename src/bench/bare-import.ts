import type pg from 'pg'

const batchSize = 500

/** The tables in which a verdict lies. */
const tables = ['verdict', 'citation'] as const

/**
 * All verdicts of a desk with their citations once more, by `insert … select from jsonb_to_recordset` into tables with
 * the same columns, indexes, rules and foreign keys, without triggers. @returns verdicts a second, without reading them.
 */
export async function insertBare(client: pg.Client): Promise<number> {
  const inserts = []
  for (const table of tables) inserts.push(await makeBare(client, table))
  let [verdicts, ms] = [0, 0]
  for (let after: string | undefined; ; ) {
    const batch = await readBatch(client, after)
    if (!batch) break
    const startedAt = performance.now()
    await client.query('begin')
    for (const [nth, insert] of inserts.entries()) await client.query(insert, [batch.json[nth]])
    await client.query('commit')
    ms += performance.now() - startedAt
    verdicts += batch.count
    after = batch.last
  }
  for (const table of tables) await client.query(`drop table bare_${table}`)
  return (verdicts / ms) * 1000
}

/** @returns the statement that fills it. */
async function makeBare(client: pg.Client, table: string): Promise<string> {
  await client.query(`create table bare_${table} (like ${table} including all)`)
  const { rows: keys } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = '${table}'::regclass and contype = 'f'`,
  )
  for (const { definition } of keys) await client.query(`alter table bare_${table} add ${definition}`)
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  const names = columns.map(({ name }) => name).join(', ')
  const typed = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  return `insert into bare_${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as given (${typed})`
}

async function readBatch(client: pg.Client, after: string | undefined) {
  const { rows } = await client.query<{ count: number; last: string; verdicts: string; citations: string }>(
    `with batch as (select * from verdict where $1::uuid is null or id > $1 order by id limit ${batchSize})
     select (select count(*)::int from batch) as count, (select max(id::text) from batch) as last,
       (select json_agg(to_json(batch) order by id)::text from batch) as verdicts,
       (select coalesce(json_agg(to_json(c)), '[]')::text from citation c
        where c.verdict_id in (select id from batch)) as citations`,
    [after ?? null],
  )
  const [row] = rows
  return row?.count ? { ...row, json: [row.verdicts, row.citations] } : undefined
}
