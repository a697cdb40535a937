import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { DeskList } from './desk-export.schema.ts'

interface DeskTable {
  /** Table, where each record has one row, and the name by which `json` knows it. */
  from: string
  /** Which rows are records of this kind. */
  isOne?: Sql
  /** The record as finished JSON. */
  json: Sql
  /** Bytes of long text in a row of `from`. */
  size?: Sql
  /** In which order, where not by id. */
  order?: Sql
}

function rating(id: Sql): Sql {
  return sql`(select json_build_object('scale', gs.key, 'version', gs.version, 'key', gr.key)
    from rating gr join rating_scale gs on gs.id = gr.scale_id where gr.id = ${id})`
}

function target(claimId: Sql, quoteId: Sql): Sql {
  return sql`json_build_object('type', case when ${claimId} is null then 'quote' else 'claim' end,
    'id', coalesce(${claimId}, ${quoteId}))`
}

const ratings = jsonArray(
  sql`json_build_object('key', r.key, 'ordinal', r.ordinal, 'value', r.value, 'needsCitation', r.needs_citation,
    'labels', json_build_object('de', r.label_de, 'en', r.label_en),
    'definitions', json_build_object('de', r.definition_de, 'en', r.definition_en)) order by r.position`,
  sql`from rating r where r.scale_id = s.id`,
)

const aliases = jsonArray(
  sql`json_build_object('id', a.id, 'name', a.name, 'language', a.language) order by a.id`,
  sql`from speaker_alias a where a.speaker_id = s.id`,
)

const roles = jsonArray(
  sql`json_build_object('id', o.id, 'title', o.title, 'organisation', o.organisation, 'language', o.language,
    'from', o."from", 'to', o."to") order by o.id`,
  sql`from speaker_role o where o.speaker_id = s.id`,
)

const words = sql`'id', v.id, 'number', v.number, 'sha256', v.sha256, 'text', v.text, 'createdAt', stamp_text(v.created_at),
  'page', (select json_build_object('url', pg.url, 'finalUrl', pg.final_url, 'fetchedAt', stamp_text(pg.fetched_at),
    'sha256', pg.sha256, 'bytes', pg.bytes, 'mediaType', pg.media_type, 'encoding', pg.encoding,
    'textSha256', pg.text_sha256) from fetched_page pg where pg.document_version_id = v.id)`

const segments = jsonArray(
  sql`json_build_object('start', g.start, 'end', g."end", 'exact', g.exact, 'prefix', g.prefix, 'suffix', g.suffix)
    order by g.ordinal`,
  sql`from quote_segment g where g.quote_id = q.id`,
)

const carried = jsonArray(
  sql`json_build_object('claim', qc.claim_id, 'relation', qc.relation) order by qc.claim_id`,
  sql`from quote_claim qc where qc.quote_id = q.id`,
)

const citations = jsonArray(
  sql`json_build_object('source', ci.source_id, 'stance', ci.stance, 'excerpt', ci.excerpt, 'locator', ci.locator)
    order by ci.ordinal`,
  sql`from citation ci where ci.verdict_id = v.id`,
)

const rulings = jsonArray(
  sql`json_build_object('id', ru.id, 'number', ru.number, 'cycle', ru.cycle, 'rating', ${rating(sql`ru.rating_id`)},
    'summary', ru.summary, 'text', ru.text, 'method', ru.method,
    'verdicts', ${jsonArray(sql`rt.verdict_id order by rt.verdict_id`, sql`from ruling_verdict rt where rt.ruling_id = ru.id`)},
    'ruledBy', ru.ruled_by_id, 'createdAt', stamp_text(ru.created_at), 'corrects', ru.corrects_id,
    'correctionNote', ru.correction_note, 'publishedBy', pu.by_id, 'publishedAt', stamp_text(pu.at),
    'withdrawal', (select json_build_object('reason', wi.reason, 'by', wi.by_id, 'at', stamp_text(wi.at))
      from ruling_withdrawal wi where wi.ruling_id = ru.id)) order by ru.number`,
  sql`from ruling ru join publication pu on pu.ruling_id = ru.id where ru.review_id = rw.id`,
)

const replies = jsonArray(
  sql`json_build_object('id', rr.id, 'speaker', rr.speaker_id, 'name', rr.name, 'channel', rr.channel,
    'question', rr.question, 'deadline', rr.deadline, 'askedAt', stamp_text(rr.asked_at), 'askedBy', rr.asked_by_id,
    'createdAt', stamp_text(rr.created_at), 'answer', rr.answer, 'answeredAt', stamp_text(rr.answered_at)) order by rr.id`,
  sql`from reply_request rr where rr.review_id = rw.id`,
)

const readings = jsonArray(
  sql`json_build_object('format', i.format, 'key', i.key, 'digest', i.digest, 'importedAt', stamp_text(i.imported_at))
    order by i.format collate "C", i.key collate "C"`,
  sql`from imported_record i where i.claim_id = c.id`,
)

const isPublished = sql`exists (select from ruling ru join publication pu on pu.ruling_id = ru.id where ru.review_id = rw.id)`

/** Only whoever stands behind something that is exported; the first verdict of each has an index. */
const isNamed = sql`(
  exists (select from verdict v where v.reviewer_id = p.id and v.supersedes_id is null)
  or exists (select from ruling ru join publication pu on pu.ruling_id = ru.id
    where p.id in (ru.ruled_by_id, pu.by_id))
  or exists (select from ruling_withdrawal wi where wi.by_id = p.id)
  or exists (select from review rw where rw.opened_by_id = p.id and ${isPublished})
  or exists (select from reply_request rr join review rw on rw.id = rr.review_id
    where rr.asked_by_id = p.id and ${isPublished}))`

const isUsed = sql`exists (select from rating r where r.scale_id = s.id and (
  exists (select from verdict v where v.rating_id = r.id)
  or exists (select from outside_verdict o where o.rating_id = r.id)
  or exists (select from ruling ru join publication pu on pu.ruling_id = ru.id where ru.rating_id = r.id)))`

/** Where the records of a desk lie, by the list that they are exported in. */
export const deskTables: Record<DeskList, DeskTable> = {
  ratingScales: {
    from: 'rating_scale s',
    isOne: isUsed,
    // Every desk gives them ids of its own, and they are few.
    order: sql`s.key collate "C", s.version`,
    json: sql`json_build_object('key', s.key, 'version', s.version, 'aspect', s.aspect, 'isOrdinal', s.is_ordinal,
      'labels', json_build_object('de', s.label_de, 'en', s.label_en), 'ratings', ${ratings})`,
  },
  reviewers: {
    from: 'reviewer p',
    isOne: isNamed,
    json: sql`json_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'isExample', p.is_example,
      'createdAt', stamp_text(p.created_at))`,
  },
  speakers: {
    from: 'speaker s',
    json: sql`json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'kind', s.kind,
      'wikidataId', s.wikidata_id, 'description', s.description, 'aliases', ${aliases}, 'roles', ${roles},
      'createdAt', stamp_text(s.created_at))`,
  },
  sources: {
    from: 'source so',
    json: sql`json_build_object('id', so.id, 'title', so.title, 'publisher', so.publisher, 'kind', so.kind,
      'language', so.language, 'accessedAt', so.accessed_at, 'url', so.url, 'author', so.author,
      'publishedAt', moment_text(so.published_at, so.published_at_precision), 'archiveUrl', so.archive_url,
      'sha256', so.sha256, 'createdAt', stamp_text(so.created_at))`,
  },
  claims: {
    from: 'claim c',
    json: sql`json_build_object('id', c.id, 'text', c.text, 'language', c.language, 'kind', c.kind,
      'topics', c.topics, 'createdAt', stamp_text(c.created_at))`,
  },
  documents: {
    from: 'document d',
    json: sql`json_build_object('id', d.id, 'title', d.title, 'publisher', d.publisher, 'language', d.language,
      'kind', d.kind, 'url', d.url, 'author', d.author,
      'publishedAt', moment_text(d.published_at, d.published_at_precision), 'createdAt', stamp_text(d.created_at),
      'firstVersion', (select json_build_object(${words}) from document_version v
        where v.document_id = d.id and v.number = 1))`,
    size: sql`(select octet_length(v.text) from document_version v where v.document_id = d.id and v.number = 1)`,
  },
  documentVersions: {
    from: 'document_version v',
    isOne: sql`v.number > 1`,
    json: sql`json_build_object(${words}, 'document', v.document_id)`,
    size: sql`octet_length(v.text)`,
  },
  quotes: {
    from: 'quote q',
    json: sql`json_build_object('id', q.id, 'documentVersion', q.document_version_id, 'speaker', q.speaker_id,
      'onBehalfOf', q.on_behalf_of_id, 'form', q.form, 'isPartial', q.is_partial, 'text', q.text,
      'language', q.language, 'cue', q.cue, 'roleTitle', q.role_title, 'occasion', q.occasion,
      'originalText', q.original_text, 'originalLanguage', q.original_language, 'note', q.note,
      'saidAt', moment_text(q.said_at, q.said_at_precision), 'createdAt', stamp_text(q.created_at),
      'withdrawnAt', stamp_text(q.withdrawn_at), 'withdrawnReason', q.withdrawn_reason,
      'segments', ${segments}, 'claims', ${carried})`,
  },
  verdicts: {
    from: 'verdict v',
    json: sql`json_build_object('id', v.id, 'target', ${target(sql`v.claim_id`, sql`v.quote_id`)},
      'aspect', v.aspect, 'rating', ${rating(sql`v.rating_id`)}, 'reviewer', v.reviewer_id, 'summary', v.summary,
      'rationale', v.rationale, 'changeNote', v.change_note, 'asOf', v.as_of,
      'recordedAt', stamp_text(v.recorded_at), 'supersedes', v.supersedes_id, 'citations', ${citations})`,
  },
  publishers: {
    from: 'publisher p',
    json: sql`json_build_object('id', p.id, 'name', p.name, 'site', p.site, 'createdAt', stamp_text(p.created_at))`,
  },
  outsideVerdicts: {
    from: 'outside_verdict o',
    json: sql`json_build_object('id', o.id, 'claim', o.claim_id, 'publisher', o.publisher_id, 'url', o.url,
      'title', o.title, 'author', o.author, 'label', o.label, 'rating', ${rating(sql`o.rating_id`)},
      'bestRating', o.best_rating, 'worstRating', o.worst_rating, 'ratingValue', o.rating_value,
      'excerpt', o.excerpt, 'language', o.language,
      'reviewedAt', moment_text(o.reviewed_at, o.reviewed_at_precision), 'recordedAt', stamp_text(o.recorded_at))`,
  },
  reviews: {
    from: 'review rw',
    isOne: isPublished,
    json: sql`json_build_object('id', rw.id, 'target', ${target(sql`rw.claim_id`, sql`rw.quote_id`)},
      'aspect', rw.aspect, 'reviewers', rw.reviewers, 'openedBy', rw.opened_by_id,
      'createdAt', stamp_text(rw.created_at), 'rulings', ${rulings}, 'replies', ${replies})`,
  },
  imports: {
    from: 'claim c',
    isOne: sql`exists (select from imported_record i where i.claim_id = c.id)`,
    json: sql`json_build_object('claim', c.id, 'records', ${readings})`,
  },
}
