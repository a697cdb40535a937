import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import { repliesOf } from '../replies/replies.sql.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'

/** The published ruling that corrects `ruling ru`. */
export const correctedBy = sql`(select la.id from ruling la join publication lp on lp.ruling_id = la.id where la.corrects_id = ru.id)`

/** `ruling ru`, which is published, is neither withdrawn nor corrected: a condition. */
export const stands = sql`not exists (select from ruling_withdrawal rx where rx.ruling_id = ru.id) and ${correctedBy} is null`

/** The standing rulings on a target, aspect by aspect. Begins at the review, so that it costs little where there is none. */
export function standingRulingsOn(target: Sql): Sql {
  return jsonArray(
    sql`json_build_object('id', ru.id, 'review', ru.review_id, 'aspect', ru.aspect, 'number', ru.number,
      'rating', ${givenRating(sql`ru.rating_id`)}, 'summary', ru.summary, 'method', ru.method,
      'publishedAt', stamp_text(pu.at), 'isCorrection', ru.corrects_id is not null) order by ru.aspect`,
    sql`from review rw join ruling ru on ru.review_id = rw.id join publication pu on pu.ruling_id = ru.id
      where ${target} and ${stands}`,
  )
}

const rulingFields = sql`'id', ru.id, 'review', ru.review_id, 'aspect', ru.aspect, 'number', ru.number,
  'rating', ${givenRating(sql`ru.rating_id`)}, 'summary', ru.summary, 'text', ru.text, 'method', ru.method,
  'verdicts', ${jsonArray(sql`rt.verdict_id order by rt.verdict_id`, sql`from ruling_verdict rt where rt.ruling_id = ru.id`)},
  'ruledBy', ${reviewerName(sql`ru.ruled_by_id`)}, 'createdAt', stamp_text(ru.created_at),
  'corrects', ru.corrects_id, 'correctionNote', ru.correction_note,
  'publishedAt', (select stamp_text(pu.at) from publication pu where pu.ruling_id = ru.id),
  'publishedBy', (select ${reviewerName(sql`pu.by_id`)} from publication pu where pu.ruling_id = ru.id),
  'correctedBy', ${correctedBy},
  'withdrawal', (select json_build_object('reason', wi.reason, 'by', ${reviewerName(sql`wi.by_id`)},
    'at', stamp_text(wi.at)) from ruling_withdrawal wi where wi.ruling_id = ru.id),
  'isStanding', exists (select from publication pu where pu.ruling_id = ru.id) and ${stands}`

/** Every ruling of `review rw`, the newest first. */
export const rulingsOfReview = jsonArray(
  sql`json_build_object(${rulingFields}) order by ru.number desc`,
  sql`from ruling ru where ru.review_id = rw.id`,
)

/** A ruling that is or was public, with its target and what those concerned replied. */
export function readPublished(database: Reading, id: string): Promise<JsonAnswer | undefined> {
  return database.json(sql`
    select json_build_object(${rulingFields},
      'target', json_build_object('type', case when rw.claim_id is null then 'quote' else 'claim' end,
        'id', coalesce(rw.claim_id, rw.quote_id)),
      'replies', ${repliesOf(sql`rw.id`)})
    from ruling ru join review rw on rw.id = ru.review_id
    where ru.id = ${id}::uuid and exists (select from publication pu where pu.ruling_id = ru.id)`)
}
