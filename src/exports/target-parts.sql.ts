import type { ClaimFilter } from '../claims/claim.schema.ts'
import {
  asksForCarrier,
  carrierConditions,
  claimConditions,
  claimsWithWords,
} from '../claims/claim-conditions.sql.ts'
import { all, empty, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import { segments } from '../quotes/quotes.sql.ts'

/** The quote or claim that something judges: its ids as columns, one of them null. */
export interface TargetColumns {
  quote: Sql
  claim: Sql
}

/** What a filter asks of the claim, and of who said it, where and when. */
export function targetConditions(filter: ClaimFilter, { quote, claim }: TargetColumns): Sql[] {
  const conditions: Sql[] = []
  const { query, ...wordless } = filter
  const asked = claimConditions(wordless)
  if (asksForCarrier(filter))
    conditions.push(sql`(${claim} in (${carriedBy(filter)}) or ${quote} in (${carriers(filter)}))`)
  if (asked.length > 0) {
    const fitting = sql`select c.id from claim c where ${all(asked)}`
    conditions.push(sql`(${claim} in (${fitting}) or ${quote} in (${carrying(fitting)}))`)
  }
  if (query) {
    const worded = claimsWithWords(query)
    conditions.push(sql`(${claim} in (${worded}) or ${quote} in (${carrying(worded)} union all
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
    'recordedAt', stamp_text(pv.created_at), 'title', pd.title, 'publisher', pd.publisher, 'url', pd.url,
    'language', pd.language, 'publishedAt', moment_text(pd.published_at, pd.published_at_precision))
  from document_version pv join document pd on pd.id = pv.document_id where pv.id = q.document_version_id)`

const quoteFields = sql`'id', q.id, 'text', q.text, 'language', q.language, 'form', q.form,
  'isPartial', q.is_partial, 'speaker', ${somebody(sql`q.speaker_id`)},
  'onBehalfOf', ${somebody(sql`q.on_behalf_of_id`)}, 'roleTitle', q.role_title,
  'saidAt', moment_text(q.said_at, q.said_at_precision), 'saidAtPrecision', q.said_at_precision,
  'originalText', q.original_text, 'originalLanguage', q.original_language,
  'withdrawnAt', stamp_text(q.withdrawn_at), 'segments', ${segments}, 'document', ${place}`

/** What is judged: an ExportedTarget. */
export function targetJson({ quote, claim }: TargetColumns): Sql {
  return sql`case when ${claim} is null
  then (select json_build_object('type', 'quote', 'id', q.id, 'text', q.text, 'language', q.language,
    'kind', null, 'topics', null) from quote q where q.id = ${quote})
  else (select json_build_object('type', 'claim', 'id', c.id, 'text', c.text, 'language', c.language,
    'kind', c.kind, 'topics', c.topics) from claim c where c.id = ${claim}) end`
}

/** The quote that is judged, or those that carry the claim: ExportedQuotes. @param more fields of `quote q` besides. */
export function quotesJson({ quote, claim }: TargetColumns, more: Sql = empty): Sql {
  const quoteJson = sql`json_build_object(${quoteFields}${more})`
  const carriers = sql`from quote_claim qc join quote q on q.id = qc.quote_id where qc.claim_id = ${claim}`
  return sql`case when ${claim} is null
  then (select json_build_array(${quoteJson}) from quote q where q.id = ${quote})
  else ${jsonArray(sql`${quoteJson} order by q.id`, carriers)} end`
}

const astral = '[\\U00010000-\\U0010FFFF]'

/** The same with `pieces`: how many code points lie between the text's characters of two UTF-16 units, null without any. */
export function quotesWithPlaces(target: TargetColumns): Sql {
  return quotesJson(
    target,
    sql`, 'pieces', (select case when dv.text ~ ${astral} then
      (select json_agg(char_length(piece) order by nth)
        from regexp_split_to_table(dv.text, ${astral}) with ordinality as split (piece, nth)) end
      from document_version dv where dv.id = q.document_version_id)`,
  )
}

/** Its tombstone where the quote that it judges is withdrawn. */
export function withdrawnQuote(id: Sql, { quote }: TargetColumns): Sql {
  return sql`(select json_build_object('id', ${id}, 'reason', 'QUOTE_WITHDRAWN', 'at', stamp_text(q.withdrawn_at))
    from quote q where q.id = ${quote} and q.withdrawn_at is not null)`
}
