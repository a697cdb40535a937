import { all, empty, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { outsideVerdictsOfClaim } from '../outside-verdicts/outside-verdicts.sql.ts'
import { answered, cursorText, type Page } from '../paging.ts'
import { quoteFields } from '../quotes/quotes.sql.ts'
import { standingRulingsOn } from '../rulings/rulings.sql.ts'
import { currentVerdict, currentVerdictsOn, historyOf } from '../verdicts/verdicts.sql.ts'
import type { ClaimFilter, ClaimQuestion, ClaimSort } from './claim.schema.ts'
import { asksForCarrier, carrierConditions, matchingClaims } from './claim-conditions.sql.ts'

/**
 * The main question: the claims that fit, each with its quotes, their speakers, current verdicts and cited sources.
 * Undefined when the speaker or document asked for does not exist.
 */
export function listClaims(
  database: Reading,
  question: ClaimQuestion,
  page: Page,
): Promise<JsonAnswer | undefined> {
  const { limit } = page
  return database.json(sql`
      with page as materialized (${pageOfIds(question, page)})
      select json_build_object(
        'items', coalesce((
          select json_agg(${claimJson(standingQuotes)} order by page.nth)
          from page join claim c on c.id = page.id where page.nth <= ${limit}::int), '[]'::json),
        'nextCursor', (
          select ${cursorText(sql`json_build_array(${question.sort ?? '-recordedAt'}::text, page.said, page.id)`)}
          from page where page.nth = ${limit}::int and exists (select from page where nth > ${limit}::int)))
      where ${all(namedThings(question))}`)
}

/** One claim with all its quotes, withdrawn ones too, and every verdict on it. */
export function readClaim(database: Reading, id: string): Promise<JsonAnswer | undefined> {
  return database.json(sql`
    select ${claimJson(
      sql`true`,
      sql`, 'history', ${historyOf(sql`v.claim_id = c.id`)}, 'outsideVerdicts', ${outsideVerdictsOfClaim}`,
    )}
    from claim c where c.id = ${id}::uuid`)
}

/** How many claims fit, for each aspect and rating, and how many have no verdict. */
export function countClaims(database: Reading, filter: ClaimFilter): Promise<JsonAnswer> {
  const { from, id } = matchingClaims(filter)
  return answered(
    database.json(sql`
      with fitting as materialized (select distinct ${id} as id from ${from}),
      given as materialized (
        select fitting.id, v.aspect, v.rating_id
        from fitting join verdict v on v.claim_id = fitting.id where ${currentVerdict}
        union
        select fitting.id, v.aspect, v.rating_id
        from fitting join quote_claim qc on qc.claim_id = fitting.id join quote q on q.id = qc.quote_id
          join verdict v on v.quote_id = q.id
        where ${currentVerdict} and ${all(carrierConditions(filter))})
      select json_build_object(
        'claims', (select count(*) from fitting),
        'withoutVerdict', (select count(*) from fitting) - (select count(distinct given.id) from given),
        'aspects', (
          select json_agg(json_build_object('aspect', asked.aspect,
            'withoutVerdict', (select count(*) from fitting)
              - (select count(distinct given.id) from given where given.aspect = asked.aspect),
            'ratings', ${ratingsGiven}) order by asked.aspect)
          from unnest(enum_range(null::aspect)) as asked (aspect)))`),
  )
}

/** The speaker and the document that a filter names are there. */
function namedThings({ speaker, document }: ClaimFilter): Sql[] {
  return [
    ...(speaker ? [sql`exists (select from speaker where slug = ${speaker})`] : []),
    ...(document ? [sql`exists (select from document where id = ${document}::uuid)`] : []),
  ]
}

const ratingsGiven = sql`coalesce((
  select json_agg(json_build_object('rating', key, 'claims', claims) order by position)
  from (
    select r.key, min(r.position) as position, count(distinct given.id) as claims
    from given join rating r on r.id = given.rating_id
    where given.aspect = asked.aspect group by r.key
  ) counted), '[]'::json)`

const standingQuotes = sql`q.withdrawn_at is null`

function claimJson(shownQuotes: Sql, more: Sql = empty): Sql {
  const quotes = jsonArray(
    sql`json_build_object(${quoteFields}, 'relation', qc.relation) order by q.id`,
    sql`from quote_claim qc join quote q on q.id = qc.quote_id where qc.claim_id = c.id and ${shownQuotes}`,
  )
  return sql`json_build_object('id', c.id, 'text', c.text, 'language', c.language, 'kind', c.kind,
    'topics', c.topics, 'createdAt', stamp_text(c.created_at), 'quotes', ${quotes},
    'verdicts', ${currentVerdictsOn(sql`v.claim_id = c.id`)},
    'rulings', ${standingRulingsOn(sql`rw.claim_id = c.id`)} ${more})`
}

/** Ids of one page and one more, with their place `nth` and, when sorted by it, when they were `said`. */
function pageOfIds(question: ClaimQuestion, page: Page): Sql {
  const sort = question.sort ?? '-recordedAt'
  return sort === 'saidAt' || sort === '-saidAt'
    ? pageBySaid(question, page, sort)
    : pageByRecorded(question, page, sort)
}

function pageByRecorded(question: ClaimQuestion, { limit, after }: Page, sort: ClaimSort): Sql {
  const isNewestFirst = sort === '-recordedAt'
  const { id } = matchingClaims(question)
  const beyond =
    after.length > 0 ? [isNewestFirst ? sql`${id} < ${after[2]}::uuid` : sql`${id} > ${after[2]}::uuid`] : []
  const order = isNewestFirst ? sql`${id} desc` : id
  const { from } = matchingClaims(question, beyond)
  return sql`select ${id} as id, null::text as said, row_number() over (order by ${order}) as nth
    from ${from} ${asksForCarrier(question) ? sql`group by ${id}` : empty}
    order by ${order} limit ${limit + 1}::int`
}

/** By the latest (newest first) or earliest (oldest first) time that a fitting quote was said; undated ones last. */
function pageBySaid(question: ClaimQuestion, { limit, after }: Page, sort: ClaimSort): Sql {
  const isNewestFirst = sort === '-saidAt'
  const said = isNewestFirst
    ? sql`coalesce(max(q.said_at), '-infinity')`
    : sql`coalesce(min(q.said_at), 'infinity')`
  const { from, id } = matchingClaims(question)
  const carriers = asksForCarrier(question)
    ? from
    : sql`(select c.id from ${from}) c left join quote_claim qc on qc.claim_id = c.id
        left join quote q on q.id = qc.quote_id and q.withdrawn_at is null`
  const order = isNewestFirst ? sql`desc` : sql`asc`
  const beyond =
    after.length === 0
      ? empty
      : sql`having (${said}, ${id}) ${isNewestFirst ? sql`<` : sql`>`} (${after[1]}::timestamptz, ${after[2]}::uuid)`
  return sql`select ${id} as id, ${said}::text as said, row_number() over (order by ${said} ${order}, ${id} ${order}) as nth
    from ${carriers} group by ${id} ${beyond}
    order by ${said} ${order}, ${id} ${order} limit ${limit + 1}::int`
}
