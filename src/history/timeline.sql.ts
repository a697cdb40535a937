import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'

/** Every event that touched a claim, its quotes, a verdict or a ruling on one of them, the newest first, with those rows. */
export function listClaimEvents(database: Reading, claimId: string, page: Page): Promise<JsonAnswer> {
  const own = sql`(ch.table_name, ch.row_key) in (${rowsOfClaim(claimId)})`
  return listEvents(database, page, own, [
    sql`e.number in (select ch.event from event_change ch where ${own})`,
  ])
}

/** A changed row for reading: with the rating and the reviewer that it names. */
const shownChange = sql`json_build_object('table', ch.table_name, 'key', ch.row_key, 'before', ch.before, 'after', ch.after,
  'rating', ${givenRating(sql`(coalesce(ch.after, ch.before) ->> 'rating_id')::uuid`)},
  'reviewer', ${reviewerName(sql`(coalesce(ch.after, ch.before) ->> 'reviewer_id')::uuid`)})`

/** Events with the changed rows that fit, the newest first. */
export function listEvents(
  database: Reading,
  page: Page,
  shown: Sql = sql`true`,
  conditions: Sql[] = [],
): Promise<JsonAnswer> {
  const beyond = page.after.length > 0 ? [sql`e.number < ${page.after[0]}::bigint`] : []
  return pageOf(database, page, {
    select: sql`json_build_object('number', e.number, 'at', stamp_text(e.at), 'action', e.action,
      'reviewer', ${reviewerName(sql`e.reviewer_id`)},
      'requestId', e.request_id, 'hash', e.hash, 'changes', ${jsonArray(
        sql`${shownChange} order by ch.ordinal`,
        sql`from event_change ch where ch.event = e.number and ${shown}`,
      )})`,
    key: sql`json_build_array(e.number::text)`,
    from: sql`event e where ${all([...conditions, ...beyond])}`,
    order: sql`e.number desc`,
  })
}

/** Tables and keys of the rows that make up a claim's history. */
function rowsOfClaim(claimId: string): Sql {
  const quotes = sql`select quote_id from quote_claim where claim_id = ${claimId}::uuid`
  const verdicts = sql`select id from verdict where claim_id = ${claimId}::uuid or quote_id in (${quotes})`
  return sql`
    select 'claim', ${claimId}::uuid::text
    union all select 'quote_claim', quote_id || '/' || claim_id from quote_claim where claim_id = ${claimId}::uuid
    union all select 'quote', quote_id::text from (${quotes}) own
    union all select 'verdict', id::text from (${verdicts}) own
    union all select 'citation', verdict_id || '/' || ordinal from citation where verdict_id in (${verdicts})
    ${decisionsIn(sql`select id from review where claim_id = ${claimId}::uuid or quote_id in (${quotes})`)}`
}

/** What was decided in some reviews. Who judged, and that they did, is no part of it: it may be a secret still. */
function decisionsIn(reviews: Sql): Sql {
  const rulings = sql`select id from ruling where review_id in (${reviews})`
  return sql`
    union all select 'adjudication', id::text from adjudication where review_id in (${reviews})
    union all select 'ruling', id::text from (${rulings}) own
    union all select 'publication', ruling_id::text from publication where ruling_id in (${rulings})
    union all select 'ruling_withdrawal', ruling_id::text from ruling_withdrawal where ruling_id in (${rulings})
    union all select 'reply_request', id::text from reply_request where review_id in (${reviews})`
}
