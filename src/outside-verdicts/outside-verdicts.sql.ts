import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import { givenRating } from '../ratings/ratings.sql.ts'

/** What publishers elsewhere found about the claim `c`, the latest first. */
export const outsideVerdictsOfClaim: Sql = jsonArray(
  sql`json_build_object('id', o.id, 'publisher', json_build_object('name', p.name, 'site', p.site), 'url', o.url,
    'title', o.title, 'author', o.author, 'label', o.label,
    'rating', ${givenRating(sql`o.rating_id`)}, 'bestRating', o.best_rating,
    'worstRating', o.worst_rating, 'ratingValue', o.rating_value, 'excerpt', o.excerpt, 'language', o.language,
    'reviewedAt', moment_text(o.reviewed_at, o.reviewed_at_precision), 'recordedAt', stamp_text(o.recorded_at))
    order by o.reviewed_at desc nulls last, o.id desc`,
  sql`from outside_verdict o join publisher p on p.id = o.publisher_id where o.claim_id = c.id`,
)
