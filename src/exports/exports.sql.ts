import type { ClaimFilter } from '../claims/claim.schema.ts'
import {
  asksForCarrier,
  carrierConditions,
  claimConditions,
  claimsWithWords,
  fittingVerdict,
} from '../claims/claim-conditions.sql.ts'
import { all, jsonArray, raw, type Sql, sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import { givenBlind, wasSealed } from '../verdicts/blind.sql.ts'
import { isCurrent, verdictParts } from '../verdicts/verdicts.sql.ts'

/** How many verdicts one statement reads: few enough to keep memory flat, many enough to be fast. */
const batchSize = 200

export interface ExportRow {
  id: string
  isCurrent: boolean
  /** An ExportedVerdict as finished JSON. */
  json: string
}

/** The next verdicts that fit, in the order in which they were recorded, after the one with this id. */
export async function readBatch(
  database: BulkReading,
  filter: ClaimFilter,
  after?: string,
): Promise<ExportRow[]> {
  const beyond = after === undefined ? [] : [sql`v.id > ${after}::uuid`]
  const batch = sql`${selectVerdicts(filter, beyond)} limit ${raw(`${batchSize}`)}`
  const rows = await database.texts<[id: string, isCurrent: string, json: string]>(batch)
  return rows.map(([id, isCurrent, json]) => ({ id, isCurrent: isCurrent === 't', json }))
}

/** Every verdict that fits, in the order in which they were recorded: its id, whether it is current, and its JSON. */
export function selectVerdicts(filter: ClaimFilter, more: Sql[] = []): Sql {
  return sql`select v.id, ${isCurrent} as "isCurrent", ${exportedVerdict} as json
    from verdict v where ${all([...verdictConditions(filter), ...more])} order by v.id`
}

/** Unlike in lists of claims, a superseded verdict is exported too, so aspect and rating are its own. */
function verdictConditions(filter: ClaimFilter): Sql[] {
  const conditions: Sql[] = []
  if (filter.aspect || filter.rating)
    conditions.push(sql`exists (select from rating r where r.id = v.rating_id and ${fittingVerdict(filter)})`)
  const { query, ...wordless } = filter
  const asked = claimConditions(wordless)
  if (asksForCarrier(filter))
    conditions.push(sql`(v.claim_id in (${carriedBy(filter)}) or v.quote_id in (${carriers(filter)}))`)
  if (asked.length > 0) {
    const fitting = sql`select c.id from claim c where ${all(asked)}`
    conditions.push(sql`(v.claim_id in (${fitting}) or v.quote_id in (${carrying(fitting)}))`)
  }
  if (query) {
    const worded = claimsWithWords(query)
    conditions.push(sql`(v.claim_id in (${worded}) or v.quote_id in (${carrying(worded)} union all
      select id from quote where search_words(text) @@ search_query(${query})))`)
  }
  return conditions
}

function carriers(filter: ClaimFilter): Sql {
  return sql`select q.id from quote q where ${all(carrierConditions(filter))}`
}

function carriedBy(filter: ClaimFilter): Sql {
  return sql`select qc.claim_id from quote q join quote_claim qc on qc.quote_id = q.id
    where ${all(carrierConditions(filter))}`
}

function carrying(claims: Sql): Sql {
  return sql`select quote_id from quote_claim where claim_id in (${claims})`
}

function somebody(id: Sql): Sql {
  return sql`(select json_build_object('slug', sp.slug, 'name', sp.name, 'wikidataId', sp.wikidata_id)
    from speaker sp where sp.id = ${id})`
}

const place = sql`(select json_build_object('id', pd.id, 'version', pv.number, 'sha256', pv.sha256,
    'title', pd.title, 'publisher', pd.publisher, 'url', pd.url, 'language', pd.language,
    'publishedAt', moment_text(pd.published_at, pd.published_at_precision))
  from document_version pv join document pd on pd.id = pv.document_id where pv.id = q.document_version_id)`

const exportedQuote = sql`json_build_object('id', q.id, 'text', q.text, 'language', q.language, 'form', q.form,
  'isPartial', q.is_partial, 'speaker', ${somebody(sql`q.speaker_id`)},
  'onBehalfOf', ${somebody(sql`q.on_behalf_of_id`)}, 'roleTitle', q.role_title,
  'saidAt', moment_text(q.said_at, q.said_at_precision), 'saidAtPrecision', q.said_at_precision,
  'originalText', q.original_text, 'originalLanguage', q.original_language,
  'withdrawnAt', stamp_text(q.withdrawn_at), 'document', ${place})`

const target = sql`case when v.claim_id is null
  then (select json_build_object('type', 'quote', 'id', q.id, 'text', q.text, 'language', q.language,
    'kind', null, 'topics', null) from quote q where q.id = v.quote_id)
  else (select json_build_object('type', 'claim', 'id', c.id, 'text', c.text, 'language', c.language,
    'kind', c.kind, 'topics', c.topics) from claim c where c.id = v.claim_id) end`

const quotes = sql`case when v.claim_id is null
  then (select json_build_array(${exportedQuote}) from quote q where q.id = v.quote_id)
  else ${jsonArray(sql`${exportedQuote} order by q.id`, sql`from quote_claim qc join quote q on q.id = qc.quote_id where qc.claim_id = v.claim_id`)} end`

const reviewMethod = sql`case when ${givenBlind} then 'BLIND' when ${wasSealed} then 'INFORMED' else 'SINGLE' end`

const exportedVerdict = sql`json_build_object('id', v.id, 'target', ${target}, 'quotes', ${quotes},
  'aspect', v.aspect, 'rating', ${verdictParts.rating}, 'summary', v.summary, 'rationale', v.rationale,
  'asOf', v.as_of, 'recordedAt', stamp_text(v.recorded_at), 'reviewer', ${verdictParts.reviewer},
  'supersedes', v.supersedes_id, 'changeNote', v.change_note, 'isCurrent', ${isCurrent},
  'citations', ${verdictParts.citations}, 'reviewMethod', ${reviewMethod})`
