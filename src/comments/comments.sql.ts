import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { answered, type Page, pageOf } from '../paging.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import type { Target } from '../verdicts/verdict.schema.ts'

/** What `comment co` is on, the claims of that quote, or the quotes of that claim: a condition on `review ur`. */
const isNear = sql`(ur.claim_id = co.claim_id or ur.quote_id = co.quote_id or exists (select from quote_claim uq
  where uq.quote_id = co.quote_id and uq.claim_id = ur.claim_id or uq.claim_id = co.claim_id and uq.quote_id = ur.quote_id))`

/** A review near `comment co` in which two judge, and not all have. */
const underWay = sql`from review ur where ${isNear} and ur.reviewers = 2 and ur.state in ('OPEN', 'IN_REVIEW')`

/**
 * `comment co` would give a verdict away: its author has judged in a sealed envelope, or says that it does while two judge or are going
 * to. An envelope that was sent back counts too: what lies in it is never shown.
 */
export const isHidden = sql`(exists (select ${underWay} and exists (select from judgement uj
    where uj.review_id = ur.id and uj.reviewer_id = co.by_id and uj.verdict_id is null))
  or co.gives_away and (exists (select ${underWay}) or not exists (select from review ar
      where ar.claim_id = co.claim_id or ar.quote_id = co.quote_id)
    and coalesce((select reviewers from desk), 2) = 2 and exists (select from account)))`

/** `comment co` may be seen by a reviewer. */
export function isShownTo(reviewerId: Sql): Sql {
  return sql`(co.by_id = ${reviewerId} or not ${isHidden})`
}

const commentJson = sql`json_build_object('id', co.id,
  'target', json_build_object('type', case when co.claim_id is null then 'quote' else 'claim' end,
    'id', coalesce(co.claim_id, co.quote_id)),
  'aspect', co.aspect, 'text', co.text, 'by', ${reviewerName(sql`co.by_id`)}, 'at', stamp_text(co.at),
  'mentions', ${jsonArray(sql`${reviewerName(sql`cm.reviewer_id`)} order by cm.reviewer_id`, sql`from comment_mention cm where cm.comment_id = co.id`)},
  'givesAway', co.gives_away, 'isHidden', ${isHidden})`

/** What was said about a target, the newest first, as far as a reviewer may see it. */
export function listComments(
  database: Reading,
  { type, id }: Target,
  viewer: Sql,
  page: Page,
): Promise<JsonAnswer> {
  const target = type === 'claim' ? sql`co.claim_id = ${id}::uuid` : sql`co.quote_id = ${id}::uuid`
  const beyond = page.after.length > 0 ? [sql`co.id < ${page.after[0]}::uuid`] : []
  return pageOf(database, page, {
    select: commentJson,
    key: sql`json_build_array(co.id)`,
    from: sql`comment co where ${all([target, isShownTo(viewer), ...beyond])}`,
    order: sql`co.id desc`,
  })
}

export function readComment(database: Reading, id: string): Promise<JsonAnswer> {
  return answered(database.json(sql`select ${commentJson} from comment co where co.id = ${id}::uuid`))
}
