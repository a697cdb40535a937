import { all, empty, type Sql, sql } from '../database/json.sql.ts'
import { idOf, quoteConditions, quoteHasVerdict } from '../quotes/quotes.sql.ts'
import { currentVerdict } from '../verdicts/verdicts.sql.ts'
import type { ClaimFilter } from './claim.schema.ts'

/** Which claims a filter means, in SQL: `claim c`, carried by `quote q` through `quote_claim qc`. */

/** What is asked of the claim itself, whoever carries it. */
export function claimConditions({ kind, topic, language, query }: ClaimFilter): Sql[] {
  const conditions: Sql[] = []
  if (kind) conditions.push(sql`c.kind = ${kind}::claim_kind`)
  if (topic) conditions.push(sql`c.topics @> array[${topic}]::text[]`)
  if (language) conditions.push(sql`c.language = ${language}`)
  if (query) conditions.push(sql`c.id in (${claimsWithWords(query)})`)
  return conditions
}

/** What is asked of a quote that carries the claim; a withdrawn one carries nothing. */
export function carrierConditions(filter: ClaimFilter): Sql[] {
  return [...quoteConditions(filter), sql`q.withdrawn_at is null`]
}

/** Whether the filter asks who said it, where or when. */
export function asksForCarrier(filter: ClaimFilter): boolean {
  return quoteConditions(filter).length > 0
}

/** A current verdict on the claim, or on a quote that carries it and fits the filter too, has the aspect and rating asked for. */
export function verdictCondition(filter: ClaimFilter): Sql[] {
  const { aspect, rating } = filter
  if (!aspect && !rating) return []
  const fitting = fittingVerdict(filter)
  const onClaim = sql`exists (select from verdict v join rating r on r.id = v.rating_id
    where v.claim_id = c.id and ${currentVerdict} and ${fitting})`
  const onQuote = sql`exists (select from quote_claim qc join quote q on q.id = qc.quote_id
    where qc.claim_id = c.id and ${all(carrierConditions(filter))} and ${quoteHasVerdict(fitting)})`
  if (aspect === 'TRUTH') return [onClaim]
  return [aspect ? onQuote : sql`(${onClaim} or ${onQuote})`]
}

/** `verdict v` with `rating r` has the aspect and one of the ratings asked for. */
export function fittingVerdict({ aspect, rating }: ClaimFilter): Sql {
  return all([
    ...(aspect ? [sql`v.aspect = ${aspect}::aspect`] : []),
    ...(rating ? [sql`r.key = any(${rating}::text[])`] : []),
  ])
}

/**
 * Where the claims that fit are taken from. With a speaker, document or time it starts from the quotes; the index on
 * (speaker, claim) gives a speaker's claims in order, and the database stops at the end of the page.
 */
export function matchingClaims(filter: ClaimFilter, more: Sql[] = []): { from: Sql; id: Sql } {
  const ofClaim = [...claimConditions(filter), ...verdictCondition(filter)]
  if (!asksForCarrier(filter))
    return { from: sql`claim c where ${all([...ofClaim, ...more])}`, id: sql`c.id` }
  const claim = ofClaim.length > 0 ? sql`join claim c on c.id = qc.claim_id` : empty
  return {
    from: sql`quote_claim qc join quote q on q.id = qc.quote_id ${claim}
      where ${all([...linkConditions(filter), ...ofClaim, ...more])}`,
    id: sql`qc.claim_id`,
  }
}

/** A quote's speaker stands in `qc` too, and is asked only there: twice would look twice as rare to the planner. */
function linkConditions({ speaker, includeOnBehalf, ...filter }: ClaimFilter): Sql[] {
  return speaker && !includeOnBehalf
    ? [sql`qc.speaker_id = ${idOf(speaker)}`, ...carrierConditions(filter)]
    : carrierConditions({ ...filter, ...(speaker && { speaker, includeOnBehalf: true }) })
}

/** Claims that have the words, themselves or in a quote that carries them. */
export function claimsWithWords(query: string): Sql {
  return sql`select id from claim where search_words(text) @@ search_query(${query})
    union all
    select wc.claim_id from quote wq join quote_claim wc on wc.quote_id = wq.id
    where search_words(wq.text) @@ search_query(${query}) and wq.withdrawn_at is null`
}
