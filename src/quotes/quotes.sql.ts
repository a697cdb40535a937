import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { endOf } from '../moments.ts'
import { type Page, pageOf } from '../paging.ts'
import { standingRulingsOn } from '../rulings/rulings.sql.ts'
import { speakerName } from '../speakers/speakers.sql.ts'
import { currentVerdict, currentVerdictsOn } from '../verdicts/verdicts.sql.ts'
import type { QuoteFilter } from './quote.schema.ts'

/** Quotes, the newest record first. */
export function listQuotes(database: Reading, filter: QuoteFilter, page: Page): Promise<JsonAnswer> {
  const conditions = quoteConditions(filter)
  if (!filter.includeWithdrawn) conditions.push(sql`q.withdrawn_at is null`)
  if (filter.form) conditions.push(sql`q.form = ${filter.form}::quote_form`)
  if (filter.language) conditions.push(sql`q.language = ${filter.language}`)
  if (filter.query) conditions.push(sql`search_words(q.text) @@ search_query(${filter.query})`)
  if (page.after.length > 0) conditions.push(sql`q.id < ${page.after[0]}::uuid`)
  return pageOf(database, page, {
    select: quoteJson,
    key: sql`json_build_array(q.id)`,
    from: sql`quote q where ${all(conditions)}`,
    order: sql`q.id desc`,
  })
}

export function readQuote(database: Reading, id: string): Promise<JsonAnswer | undefined> {
  return database.json(sql`select ${quoteJson} from quote q where q.id = ${id}::uuid`)
}

type SaidFilter = Pick<QuoteFilter, 'speaker' | 'includeOnBehalf' | 'document' | 'from' | 'to'>

/** Who said `quote q`, where and when. */
export function quoteConditions({ speaker, includeOnBehalf, document, from, to }: SaidFilter): Sql[] {
  const conditions: Sql[] = []
  if (speaker && includeOnBehalf)
    conditions.push(sql`(q.speaker_id = ${idOf(speaker)} or q.on_behalf_of_id = ${idOf(speaker)})`)
  if (speaker && !includeOnBehalf) conditions.push(sql`q.speaker_id = ${idOf(speaker)}`)
  if (document)
    conditions.push(
      sql`q.document_version_id in (select id from document_version where document_id = ${document}::uuid)`,
    )
  if (from) conditions.push(sql`q.said_at >= ${momentFrom('from', from).at}`)
  if (to) conditions.push(sql`q.said_at < ${endOf(momentFrom('to', to))}`)
  return conditions
}

/** The id of a speaker as a scalar that is looked up once a statement. */
export function idOf(slug: string): Sql {
  return sql`(select id from speaker where slug = ${slug})`
}

const place = sql`(select json_build_object('id', pd.id, 'version', pv.number, 'title', pd.title,
    'publisher', pd.publisher, 'url', pd.url,
    'publishedAt', moment_text(pd.published_at, pd.published_at_precision))
  from document_version pv join document pd on pd.id = pv.document_id where pv.id = q.document_version_id)`

/** The segments of `quote q`. */
export const segments = jsonArray(
  sql`json_build_object('start', seg.start, 'end', seg."end", 'exact', seg.exact, 'prefix', seg.prefix,
    'suffix', seg.suffix) order by seg.ordinal`,
  sql`from quote_segment seg where seg.quote_id = q.id`,
)

/** The fields of `quote q` that stand wherever a quote is answered. */
export const quoteFields = sql`'id', q.id, 'speaker', ${speakerName(sql`q.speaker_id`)},
  'onBehalfOf', ${speakerName(sql`q.on_behalf_of_id`)}, 'document', ${place}, 'form', q.form,
  'isPartial', q.is_partial, 'text', q.text, 'language', q.language, 'cue', q.cue, 'roleTitle', q.role_title,
  'saidAt', moment_text(q.said_at, q.said_at_precision), 'saidAtPrecision', q.said_at_precision,
  'occasion', q.occasion, 'originalText', q.original_text, 'originalLanguage', q.original_language,
  'note', q.note, 'createdAt', stamp_text(q.created_at), 'withdrawnAt', stamp_text(q.withdrawn_at),
  'withdrawnReason', q.withdrawn_reason, 'segments', ${segments},
  'verdicts', ${currentVerdictsOn(sql`v.quote_id = q.id`)},
  'rulings', ${standingRulingsOn(sql`rw.quote_id = q.id`)}`

const carriedClaims = jsonArray(
  sql`json_build_object('id', cc.id, 'text', cc.text, 'language', cc.language, 'kind', cc.kind,
    'topics', cc.topics, 'relation', cq.relation, 'verdicts', ${currentVerdictsOn(sql`v.claim_id = cc.id`)},
    'rulings', ${standingRulingsOn(sql`rw.claim_id = cc.id`)})
    order by cc.id`,
  sql`from quote_claim cq join claim cc on cc.id = cq.claim_id where cq.quote_id = q.id`,
)

/** `quote q` with the claims inside it. */
export const quoteJson = sql`json_build_object(${quoteFields}, 'claims', ${carriedClaims})`

/** A quote of `q` has a current verdict (any aspect but TRUTH) that fits. */
export function quoteHasVerdict(fitting: Sql): Sql {
  return sql`exists (select from verdict v join rating r on r.id = v.rating_id
    where v.quote_id = q.id and ${currentVerdict} and ${fitting})`
}
