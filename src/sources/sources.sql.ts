import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Database, JsonAnswer } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { verdictFields } from '../verdicts/verdicts.sql.ts'
import { keptAddress } from '../web-address.ts'
import type { SourceFilter } from './source.schema.ts'
import { citedSourceFields } from './source-fields.sql.ts'

/** Sources, the newest record first. */
export function listSources(database: Database, filter: SourceFilter, page: Page): Promise<JsonAnswer> {
  const conditions = [...wanted(filter)]
  if (page.after.length > 0) conditions.push(sql`so.id < ${page.after[0]}::uuid`)
  return pageOf(database, page, {
    select: sql`json_build_object(${entryFields})`,
    key: sql`json_build_array(so.id)`,
    from: sql`source so where ${all(conditions)}`,
    order: sql`so.id desc`,
  })
}

/** A source with every verdict that rests on it, the newest first. */
export function readSource(database: Database, id: string): Promise<JsonAnswer | undefined> {
  return database.json(sql`
    select json_build_object(${entryFields}, 'verdicts', ${resting})
    from source so where so.id = ${id}::uuid`)
}

const entryFields = sql`${citedSourceFields}, 'createdAt', stamp_text(so.created_at), 'counts', json_build_object(
  'verdicts', (select count(distinct sc.verdict_id) from citation sc where sc.source_id = so.id))`

const words = sql`coalesce((select text from claim where id = v.claim_id), (select text from quote where id = v.quote_id))`

const resting = jsonArray(
  sql`json_build_object(${verdictFields}, 'text', ${words}, 'stance', ci.stance, 'excerpt', ci.excerpt,
    'locator', ci.locator) order by v.id desc, ci.ordinal`,
  sql`from citation ci join verdict v on v.id = ci.verdict_id where ci.source_id = so.id`,
)

function* wanted({ query, kind, url }: SourceFilter): Generator<Sql> {
  if (kind) yield sql`so.kind = ${kind}::source_kind`
  if (url) yield sql`so.url = ${keptAddress(url) ?? url}`
  for (const word of query?.trim().split(/\s+/) ?? []) {
    yield sql`strpos(folded(concat_ws(' ', so.title, so.publisher, so.author, so.url)), folded(${word})) > 0`
  }
}
