/** A review with a published ruling for every nth claim that has a verdict. */
export function rulingsSql(nth: number): string {
  return `
  with judged as (
    select gen_random_uuid() as review, gen_random_uuid() as ruling, v.claim_id, v.rating_id, v.reviewer_id
    from (select distinct on (claim_id) claim_id, rating_id, reviewer_id from verdict
      where claim_id is not null and hashtext(claim_id::text) % ${nth} = 0) v
  ), reviews as (
    insert into review (id, claim_id, aspect, reviewers, state, cycle, opened_by_id)
    select review, claim_id, 'TRUTH', 2, 'PUBLISHED', 1, reviewer_id from judged
  ), rulings as (
    insert into ruling (id, review_id, aspect, number, cycle, rating_id, summary, text, method, ruled_by_id)
    select ruling, review, 'TRUTH', 1, 1, rating_id, 'What the desk says.', 'At length.', 'AGREED', reviewer_id from judged
  )
  insert into publication (ruling_id, by_id) select ruling, reviewer_id from judged`
}
