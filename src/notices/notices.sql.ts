import { isShownTo } from '../comments/comments.sql.ts'
import { all, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'

/** Of a reviewer's notices those that they may see: a comment that is hidden tells nothing. */
function ownNotices(recipient: Sql): Sql[] {
  return [
    sql`no.recipient_id = ${recipient}`,
    sql`(no.comment_id is null or exists (select from comment co where co.id = no.comment_id and ${isShownTo(recipient)}))`,
  ]
}

const claimId = sql`coalesce(rw.claim_id, nc.claim_id)`
const quoteId = sql`coalesce(rw.quote_id, nc.quote_id)`

const noticeJson = sql`json_build_object('id', no.id, 'kind', no.kind, 'at', stamp_text(no.at),
  'readAt', stamp_text(no.read_at), 'by', ${reviewerName(sql`no.caused_by_id`)},
  'review', no.review_id, 'comment', no.comment_id,
  'target', json_build_object('type', case when ${claimId} is null then 'quote' else 'claim' end,
    'id', coalesce(${claimId}, ${quoteId})),
  'aspect', coalesce(rw.aspect, nc.aspect),
  'text', coalesce((select c.text from claim c where c.id = ${claimId}),
    (select q.text from quote q where q.id = ${quoteId})))`

/** A reviewer's notices, the newest first. */
export function listNotices(
  database: Reading,
  recipient: Sql,
  isUnread: boolean,
  page: Page,
): Promise<JsonAnswer> {
  const unread = isUnread ? [sql`no.read_at is null`] : []
  const beyond = page.after.length > 0 ? [sql`no.id < ${page.after[0]}::uuid`] : []
  return pageOf(database, page, {
    select: noticeJson,
    key: sql`json_build_array(no.id)`,
    from: sql`notice no left join review rw on rw.id = no.review_id left join comment nc on nc.id = no.comment_id
      where ${all([...ownNotices(recipient), ...unread, ...beyond])}`,
    order: sql`no.id desc`,
  })
}

/** How many a reviewer has not read yet. */
export async function countUnread(database: Reading, recipient: Sql): Promise<number> {
  const answer = await database.json(sql`
    select count(*)::text from notice no where ${all([...ownNotices(recipient), sql`no.read_at is null`])}`)
  return Number(answer?.json ?? 0)
}
