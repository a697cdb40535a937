import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { answered } from '../paging.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import { speakerName } from '../speakers/speakers.sql.ts'

const replyJson = sql`json_build_object('id', rr.id, 'speaker', ${speakerName(sql`rr.speaker_id`)}, 'name', rr.name,
  'askedAt', stamp_text(rr.asked_at), 'channel', rr.channel, 'question', rr.question, 'deadline', rr.deadline,
  'askedBy', ${reviewerName(sql`rr.asked_by_id`)}, 'answer', rr.answer, 'answeredAt', stamp_text(rr.answered_at))`

/** Whoever was asked in a review, in the order in which they were. */
export function repliesOf(reviewId: Sql): Sql {
  return jsonArray(
    sql`${replyJson} order by rr.asked_at, rr.id`,
    sql`from reply_request rr where rr.review_id = ${reviewId}`,
  )
}

/** The same as a list; undefined without such a review. */
export function listReplies(database: Reading, reviewId: string): Promise<JsonAnswer | undefined> {
  return database.json(sql`select json_build_object('items', ${repliesOf(sql`rw.id`)}, 'nextCursor', null)
    from review rw where rw.id = ${reviewId}::uuid`)
}

export function readReply(database: Reading, id: string): Promise<JsonAnswer> {
  return answered(database.json(sql`select ${replyJson} from reply_request rr where rr.id = ${id}::uuid`))
}
