import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { dayColumn } from '../dates.ts'
import { answered, type Page, pageOf } from '../paging.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import type { ReviewQuestion } from './review.schema.ts'

type ReviewFilter = Omit<ReviewQuestion, 'limit' | 'cursor'>

/** The judgements of the present cycle of `review rw`. */
const ofCycle = sql`from judgement j where j.review_id = rw.id and j.cycle = rw.cycle`

/** The fields of `review rw` that stand wherever it is answered. */
export function entryFields(viewer: Sql): Sql {
  return sql`'id', rw.id,
    'target', json_build_object('type', case when rw.claim_id is null then 'quote' else 'claim' end,
      'id', coalesce(rw.claim_id, rw.quote_id)),
    'text', coalesce((select c.text from claim c where c.id = rw.claim_id), (select q.text from quote q where q.id = rw.quote_id)),
    'language', coalesce((select c.language from claim c where c.id = rw.claim_id),
      (select q.language from quote q where q.id = rw.quote_id)),
    'aspect', rw.aspect, 'reviewers', rw.reviewers, 'state', rw.state, 'cycle', rw.cycle,
    'judgementsIn', (select count(*) ${ofCycle}),
    'isJudgedByYou', exists (select ${ofCycle} and j.reviewer_id = ${viewer}),
    'openedBy', case when ${isSecretTo(viewer, sql`rw.opened_by_id`, sql`1`)} then null
      else ${reviewerName(sql`rw.opened_by_id`)} end, 'createdAt', stamp_text(rw.created_at), 'dueAt', rw.due_at,
    'assignments', ${jsonArray(
      sql`json_build_object('reviewer', ${reviewerName(sql`ra.reviewer_id`)}, 'round', ra.round,
        'assignedBy', ${reviewerName(sql`ra.assigned_by_id`)}, 'assignedAt', stamp_text(ra.assigned_at)) order by ra.round`,
      sql`from review_assignment ra where ra.review_id = rw.id and ra.ended_at is null`,
    )}`
}

/** Somebody's envelope in `review rw` is sealed: that they have judged, and so opened the review, only they themselves see. */
export function isSecretTo(viewer: Sql, reviewerId: Sql, cycle: Sql): Sql {
  return sql`(${reviewerId} is distinct from ${viewer} and exists (select from judgement sj where sj.review_id = rw.id
    and sj.cycle = ${cycle} and sj.reviewer_id = ${reviewerId} and sj.verdict_id is null))`
}

/** `review rw` waits for the viewer: assigned to them, and not judged by them in this cycle. */
function waitsFor(viewer: Sql): Sql {
  return sql`rw.state in ('OPEN', 'IN_REVIEW')
    and exists (select from review_assignment ra
      where ra.review_id = rw.id and ra.reviewer_id = ${viewer} and ra.ended_at is null)
    and not exists (select ${ofCycle} and j.reviewer_id = ${viewer})`
}

const isOverdue = sql`rw.due_at < current_date and rw.state in ('OPEN', 'IN_REVIEW')`

/** The order of the queue: by due date, those without one last. */
const due = sql`coalesce(rw.due_at, 'infinity')`
const queueOrder = sql`${due}, rw.id`

function conditions({ mine, state, aspect, due: until, claim, quote }: ReviewFilter, viewer: Sql): Sql {
  return all([
    ...(mine ? [waitsFor(viewer)] : []),
    ...(state ? [sql`rw.state = any(${state}::review_state[])`] : []),
    ...(aspect ? [sql`rw.aspect = ${aspect}::aspect`] : []),
    ...(until ? [sql`rw.due_at <= ${dayColumn(until)}::date`] : []),
    ...(claim ? [sql`rw.claim_id = ${claim}::uuid`] : []),
    ...(quote ? [sql`rw.quote_id = ${quote}::uuid`] : []),
  ])
}

/** `review rw` with its `position` among all that fit. */
function numbered(filter: ReviewFilter, viewer: Sql): Sql {
  return sql`(select rw.*, row_number() over (order by ${queueOrder}) as position
    from review rw where ${conditions(filter, viewer)}) rw`
}

/** Reviews in the order of the queue. */
export function listReviews(
  database: Reading,
  filter: ReviewFilter,
  viewer: Sql,
  page: Page,
): Promise<JsonAnswer> {
  const beyond =
    page.after.length > 0
      ? sql`(${due}, rw.id) > (${page.after[0]}::date, ${page.after[1]}::uuid)`
      : sql`true`
  return pageOf(database, page, {
    select: sql`json_build_object(${entryFields(viewer)}, 'position', rw.position)`,
    key: sql`json_build_array(${due}::text, rw.id)`,
    from: sql`${numbered(filter, viewer)} where ${beyond}`,
    order: queueOrder,
  })
}

/** How many fit, wait for the viewer, and are late. */
export function countReviews(database: Reading, filter: ReviewFilter, viewer: Sql): Promise<JsonAnswer> {
  return answered(
    database.json(sql`select json_build_object(
      'fitting', (select count(*) from review rw where ${conditions(filter, viewer)}),
      'mine', (select count(*) from review rw where ${waitsFor(viewer)}),
      'overdue', (select count(*) from review rw where ${isOverdue}))`),
  )
}

/** The next of the viewer's queue after a review that was in it; from the end on to the first. */
export function nextReview(database: Reading, viewer: Sql, after: string | undefined): Promise<JsonAnswer> {
  const isAfter =
    after === undefined
      ? sql`true`
      : sql`(${due}, rw.id) > (select coalesce(la.due_at, 'infinity'), la.id from review la where la.id = ${after}::uuid)`
  return answered(
    database.json(sql`select json_build_object(
      'review', (select json_build_object(${entryFields(viewer)}, 'position', rw.position)
        from ${numbered({ mine: true }, viewer)} order by (${isAfter}) is not true, ${queueOrder} limit 1),
      'of', (select count(*) from review rw where ${waitsFor(viewer)}))`),
  )
}
