import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Reading } from '../database/open.ts'
import type { PublishedRuling, ReviewedRuling } from './reviewed-ruling.ts'

const rating = sql`(select json_build_object('key', vr.key,
    'labels', json_build_object('de', vr.label_de, 'en', vr.label_en), 'isOrdinal', vs.is_ordinal, 'value', vr.value,
    'worst', (select min(step.value) from rating step where step.scale_id = vs.id),
    'best', (select max(step.value) from rating step where step.scale_id = vs.id))
  from rating vr join rating_scale vs on vs.id = vr.scale_id where vr.id = ru.rating_id)`

const aspectLabels = sql`(select json_build_object('de', vs.label_de, 'en', vs.label_en)
  from rating vr join rating_scale vs on vs.id = vr.scale_id where vr.id = ru.rating_id)`

const target = sql`case when rw.claim_id is null
  then (select json_build_object('type', 'quote', 'id', q.id, 'text', q.text, 'language', q.language)
    from quote q where q.id = rw.quote_id)
  else (select json_build_object('type', 'claim', 'id', c.id, 'text', c.text, 'language', c.language)
    from claim c where c.id = rw.claim_id) end`

const speaker = sql`(select json_build_object('name', sp.name, 'kind', sp.kind, 'wikidataId', sp.wikidata_id)
  from speaker sp where sp.id = q.speaker_id)`

const document = sql`(select json_build_object('title', pd.title, 'publisher', pd.publisher, 'url', pd.url,
    'language', pd.language, 'publishedAt', moment_text(pd.published_at, pd.published_at_precision))
  from document_version pv join document pd on pd.id = pv.document_id where pv.id = q.document_version_id)`

const segments = jsonArray(
  sql`json_build_object('exact', seg.exact, 'prefix', seg.prefix, 'suffix', seg.suffix) order by seg.ordinal`,
  sql`from quote_segment seg where seg.quote_id = q.id`,
)

function quote(relation: Sql): Sql {
  return sql`json_build_object('id', q.id, 'relation', ${relation}, 'text', q.text, 'language', q.language,
    'speaker', ${speaker}, 'roleTitle', q.role_title, 'saidAt', moment_text(q.said_at, q.said_at_precision),
    'segments', ${segments}, 'document', ${document})`
}

const quotes = sql`case when rw.claim_id is null
  then (select json_build_array(${quote(sql`null`)}) from quote q where q.id = rw.quote_id)
  else ${jsonArray(
    sql`${quote(sql`qc.relation`)} order by q.id`,
    sql`from quote_claim qc join quote q on q.id = qc.quote_id
      where qc.claim_id = rw.claim_id and q.withdrawn_at is null`,
  )} end`

const citations = jsonArray(
  sql`json_build_object('title', so.title, 'publisher', so.publisher, 'author', so.author, 'url', so.url,
    'archiveUrl', so.archive_url, 'publishedAt', moment_text(so.published_at, so.published_at_precision),
    'stance', ci.stance, 'excerpt', ci.excerpt, 'locator', ci.locator) order by ci.verdict_id, ci.ordinal`,
  sql`from (select distinct on (cx.source_id) cx.* from ruling_verdict rt join citation cx on cx.verdict_id = rt.verdict_id
      where rt.ruling_id = ru.id order by cx.source_id, cx.verdict_id, cx.ordinal) ci
    join source so on so.id = ci.source_id`,
)

const replies = jsonArray(
  sql`json_build_object('name', coalesce(rr.name, (select sp.name from speaker sp where sp.id = rr.speaker_id)),
    'answer', rr.answer, 'answeredAt', stamp_text(rr.answered_at)) order by rr.answered_at, rr.id`,
  sql`from reply_request rr where rr.review_id = rw.id and rr.answer is not null`,
)

/** A ReviewedRuling as JSON, of `ruling ru join review rw on rw.id = ru.review_id`. */
export const reviewedRuling = sql`json_build_object('id', ru.id, 'review', ru.review_id, 'number', ru.number,
  'aspect', ru.aspect, 'aspectLabels', ${aspectLabels}, 'rating', ${rating}, 'summary', ru.summary, 'text', ru.text,
  'method', ru.method, 'target', ${target}, 'quotes', ${quotes}, 'citations', ${citations}, 'replies', ${replies},
  'corrects', ru.corrects_id, 'correctionNote', ru.correction_note,
  'publishedAt', (select stamp_text(pu.at) from publication pu where pu.ruling_id = ru.id),
  'correctedBy', (select json_build_object('id', la.id, 'publishedAt', stamp_text(lp.at))
    from ruling la join publication lp on lp.ruling_id = la.id where la.corrects_id = ru.id),
  'withdrawal', (select json_build_object('reason', wi.reason, 'at', stamp_text(wi.at))
    from ruling_withdrawal wi where wi.ruling_id = ru.id))`

/** One that is or was public. */
export async function readPublishedRuling(
  database: Reading,
  id: string,
): Promise<PublishedRuling | undefined> {
  const found =
    await database.json(sql`select ${reviewedRuling} from ruling ru join review rw on rw.id = ru.review_id
    where ru.id = ${id}::uuid and exists (select from publication pu where pu.ruling_id = ru.id)`)
  return found && JSON.parse(found.json)
}

/** The last ruling of a review, published or not. */
export async function readLastRuling(
  database: Reading,
  reviewId: string,
): Promise<ReviewedRuling | undefined> {
  const found =
    await database.json(sql`select ${reviewedRuling} from ruling ru join review rw on rw.id = ru.review_id
    where rw.id = ${reviewId}::uuid order by ru.number desc limit 1`)
  return found && JSON.parse(found.json)
}
