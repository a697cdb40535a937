import { type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import type { CorrectionList } from './correction.schema.ts'

/** A published ruling that corrects another, or the withdrawal of one. */
const corrections = sql`(
  select ru.id, 'CORRECTION' as kind, pu.at, ru.review_id, ru.correction_note as note,
    ru.corrects_id as before_id, ru.id as after_id
  from ruling ru join publication pu on pu.ruling_id = ru.id where ru.corrects_id is not null
  union all
  select wi.ruling_id, 'WITHDRAWAL', wi.at, ru.review_id, wi.reason, wi.ruling_id, null
  from ruling_withdrawal wi join ruling ru on ru.id = wi.ruling_id) co join review rw on rw.id = co.review_id`

function answer(id: Sql): Sql {
  return sql`(select json_build_object('id', ru.id, 'number', ru.number, 'rating', ${givenRating(sql`ru.rating_id`)},
    'summary', ru.summary) from ruling ru where ru.id = ${id})`
}

const correctionJson = sql`json_build_object('id', co.id, 'kind', co.kind, 'at', stamp_text(co.at),
  'target', json_build_object('type', case when rw.claim_id is null then 'quote' else 'claim' end,
    'id', coalesce(rw.claim_id, rw.quote_id)),
  'text', coalesce((select c.text from claim c where c.id = rw.claim_id),
    (select q.text from quote q where q.id = rw.quote_id)),
  'language', coalesce((select c.language from claim c where c.id = rw.claim_id),
    (select q.language from quote q where q.id = rw.quote_id)),
  'aspect', rw.aspect, 'note', co.note, 'before', ${answer(sql`co.before_id`)}, 'after', ${answer(sql`co.after_id`)})`

/** What the desk has corrected or taken back in public, the newest first. */
export function listCorrections(database: Reading, page: Page): Promise<JsonAnswer> {
  const beyond =
    page.after.length > 0
      ? sql`(co.at, co.kind, co.id) < (${page.after[0]}::timestamptz, ${page.after[1]}, ${page.after[2]}::uuid)`
      : sql`true`
  return pageOf(database, page, {
    select: correctionJson,
    key: sql`json_build_array(stamp_text(co.at), co.kind, co.id)`,
    from: sql`${corrections} where ${beyond}`,
    order: sql`co.at desc, co.kind desc, co.id desc`,
  })
}

/** The same to work with. */
export async function readCorrections(database: Reading, page: Page): Promise<CorrectionList> {
  const { json } = await listCorrections(database, page)
  return JSON.parse(json)
}
