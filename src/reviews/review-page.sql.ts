import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Reading } from '../database/open.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import { repliesOf } from '../replies/replies.sql.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import { rulingsOfReview } from '../rulings/rulings.sql.ts'
import { verdictJson } from '../verdicts/verdicts.sql.ts'
import type { Review } from './review.schema.ts'
import { entryFields, isSecretTo } from './reviews.sql.ts'

/** Everything about one review as far as the viewer may see it; undefined when there is none. */
export async function readReview(
  database: Reading,
  id: string,
  viewer: Sql,
): Promise<(Omit<Review, 'acts'> & { hasJudged: boolean }) | undefined> {
  const answer = await database.json(sql`
    select json_build_object(${entryFields(viewer)}, 'yours', ${yours(viewer)}, 'judgements', ${opened},
      'adjudications', ${adjudications}, 'rulings', ${rulingsOfReview}, 'replies', ${repliesOf(sql`rw.id`)},
      'steps', ${steps(viewer)},
      'hasJudged', has_judged(rw.id, ${viewer}))
    from review rw where rw.id = ${id}::uuid`)
  return answer && JSON.parse(answer.json)
}

function yours(viewer: Sql): Sql {
  return sql`(select json_build_object('id', j.id, 'round', j.round, 'submittedAt', stamp_text(j.submitted_at),
      'isSealed', j.verdict_id is null, 'verdict', j.body, 'salt', j.salt, 'digest', j.digest)
    from judgement j where j.review_id = rw.id and j.cycle = rw.cycle and j.reviewer_id = ${viewer})`
}

const opened = jsonArray(
  sql`json_build_object('id', j.id, 'cycle', j.cycle, 'round', j.round,
    'reviewer', ${reviewerName(sql`j.reviewer_id`)}, 'submittedAt', stamp_text(j.submitted_at),
    'salt', j.salt, 'digest', j.digest, 'verdict', ${verdictJson}) order by j.cycle desc, j.round`,
  sql`from judgement j join verdict v on v.id = j.verdict_id where j.review_id = rw.id`,
)

const adjudications = jsonArray(
  sql`json_build_object('cycle', ad.cycle, 'rating', ${givenRating(sql`ad.rating_id`)}, 'reasons', ad.reasons,
    'by', ${reviewerName(sql`ad.by_id`)}, 'at', stamp_text(ad.at)) order by ad.id desc`,
  sql`from adjudication ad where ad.review_id = rw.id`,
)

/** What was done, in order. */
function steps(viewer: Sql): Sql {
  const isSecret = sql`st.act in ('open', 'judge') and ${isSecretTo(viewer, sql`st.by_id`, sql`st.cycle`)}`
  return jsonArray(
    sql`json_build_object('number', st.number, 'cycle', st.cycle, 'act', st.act,
      'by', case when ${isSecret} then null else ${reviewerName(sql`st.by_id`)} end,
      'reason', st.reason, 'from', st."from", 'to', st."to", 'at', stamp_text(st.at)) order by st.number`,
    sql`from review_step st where st.review_id = rw.id`,
  )
}
