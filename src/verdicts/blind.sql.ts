import { sql } from '../database/json.sql.ts'

/** `verdict v` lay in a sealed envelope until another reviewer's was in. */
export const wasSealed = sql`exists (select from judgement bj join review br on br.id = bj.review_id
  where bj.verdict_id = v.id and br.reviewers = 2)`

/** And nobody else's on the same was open when it was handed in, as it is after a review was sent back. */
export const givenBlind = sql`exists (select from judgement bj join review br on br.id = bj.review_id
  where bj.verdict_id = v.id and br.reviewers = 2 and not exists (
    select from verdict ov join reviewer orv on orv.id = ov.reviewer_id
    where (ov.claim_id = v.claim_id or ov.quote_id = v.quote_id) and ov.aspect = v.aspect
      and ov.reviewer_id <> v.reviewer_id and ov.recorded_at < bj.submitted_at and not orv.is_example))`
