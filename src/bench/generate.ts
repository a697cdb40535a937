import type pg from 'pg'
import { blocksSql, sourcesSql, speakersSql } from './generate.sql.ts'
import { type Ratings, verdictsSql } from './generate-verdicts.sql.ts'
import { sourcesFor } from './numbers.sql.ts'

const blocksAtOnce = 1000

/** Fills an empty desk, whose tables and rating scales are there, with so many claims, a multiple of ten. */
export async function fillDesk(
  client: pg.Client,
  claims: number,
  tell: (line: string) => void,
): Promise<void> {
  const startedAt = Date.now()
  const blocks = claims / 10
  const ratings = await readRatings(client)
  const indexes = await dropIndexes(client)
  // Without triggers and foreign keys, which say nothing about data that are right by the way they are made.
  await client.query('set session_replication_role = replica')
  await client.query(speakersSql())
  await client.query(sourcesSql(sourcesFor(blocks)))
  for (let first = 0; first < blocks; first += blocksAtOnce) {
    const last = Math.min(first + blocksAtOnce, blocks) - 1
    await client.query(blocksSql(first, last, blocks))
    await client.query(verdictsSql(first, last, blocks, ratings))
    tell(`${((last + 1) * 10).toLocaleString('en')} of ${claims.toLocaleString('en')} claims written`)
  }
  await client.query('set session_replication_role = origin')
  for (const [nth, index] of indexes.entries()) {
    tell(`index ${nth + 1} of ${indexes.length}: ${index.replace(/^.* INDEX (\w+) .*$/s, '$1')}`)
    await client.query(index)
  }
  tell('vacuum analyze')
  await client.query('vacuum analyze')
  tell(`${claims.toLocaleString('en')} claims made in ${Math.round((Date.now() - startedAt) / 1000)} s`)
}

async function readRatings(client: pg.Client): Promise<Ratings> {
  const { rows } = await client.query<{ aspect: string; id: string }>(
    "select aspect, id from rating where aspect in ('TRUTH', 'AUTHENTICITY') order by position",
  )
  const idsOf = (aspect: string) => rows.filter((row) => row.aspect === aspect).map(({ id }) => id)
  return { truth: idsOf('TRUTH'), authenticity: idsOf('AUTHENTICITY') }
}

/** Drops what is made faster in one go when the rows are there; returns how to make it. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname not in ('rating', 'rating_scale', '_prisma_migrations')
      and not exists (select from pg_depend d where d.refobjid = i.indexrelid)
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`)
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  return rows.map(({ definition }) => definition)
}
