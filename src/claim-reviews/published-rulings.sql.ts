import { all, type Sql, sql } from '../database/json.sql.ts'
import type { BulkReading, Reading } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { endOf } from '../moments.ts'
import { type Page, pageOf } from '../paging.ts'
import { namedBy } from '../speakers/speakers.sql.ts'
import type { PublishedFilter } from './published-filter.ts'
import type { PublishedRuling } from './reviewed-ruling.ts'
import { reviewedRuling } from './reviewed-rulings.sql.ts'

const published = sql`publication pu join ruling ru on ru.id = pu.ruling_id join review rw on rw.id = ru.review_id`
const german = '^de(-|$)'
const newestFirst = sql`pu.at desc, ru.id desc`

/** One page of what is or was public, the newest first. */
export async function listPublished(
  database: Reading,
  filter: PublishedFilter,
  page: Page,
): Promise<{ items: PublishedRuling[]; nextCursor: string | null }> {
  const beyond =
    page.after.length > 0
      ? [sql`(pu.at, ru.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`]
      : []
  const { json } = await pageOf(database, page, {
    select: reviewedRuling,
    key: sql`json_build_array(stamp_text(pu.at), ru.id)`,
    from: sql`${published} where ${all([...conditionsOf(filter), ...beyond])}`,
    order: newestFirst,
  })
  return JSON.parse(json)
}

/** Some of the same after so many others. */
export async function readPublished(
  database: BulkReading,
  filter: PublishedFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublishedRuling[]> {
  const rows = await database.texts<[json: string]>(sql`select ${reviewedRuling} from ${published}
    where ${all(conditionsOf(filter))} order by ${newestFirst} limit ${limit}::int offset ${offset}::int`)
  return rows.map(([json]) => JSON.parse(json))
}

/** The language of most of what is or was public. */
export async function languageOfMost(database: BulkReading): Promise<'de' | 'en'> {
  const [row] = await database.texts<[language: string]>(sql`
    select case when count(*) filter (where ${judgedLanguage} ~* ${german}) * 2 > count(*) then 'de' else 'en' end
    from ${published}`)
  return row?.[0] === 'de' ? 'de' : 'en'
}

/** The quote that is judged, or those that state the claim. */
const statingQuotes = sql`quote q join speaker s on s.id = q.speaker_id where q.id in (
  select rw.quote_id union all
  select qc.quote_id from quote_claim qc join quote cq on cq.id = qc.quote_id
  where qc.claim_id = rw.claim_id and qc.relation <> 'DENIES' and cq.withdrawn_at is null)`

const judgedClaim = sql`from claim c where c.id = rw.claim_id`

const judgedLanguage = sql`coalesce((select c.language ${judgedClaim}),
  (select q.language from quote q where q.id = rw.quote_id))`

const words = sql`search_words(concat_ws(' ', ru.summary, (select c.text ${judgedClaim}),
  (select string_agg(concat_ws(' ', q.text, s.name), ' ') from ${statingQuotes})))`

function conditionsOf(filter: PublishedFilter): Sql[] {
  return [...rulingConditions(filter), ...quoteConditions(filter)]
}

function* rulingConditions(filter: PublishedFilter): Generator<Sql> {
  const { standing, language, aspect, rating, query, publishedUntil } = filter
  if (standing)
    yield sql`not exists (select from ruling_withdrawal wi where wi.ruling_id = ru.id) and not exists (
      select from ruling la join publication lp on lp.ruling_id = la.id where la.corrects_id = ru.id)`
  if (publishedUntil) yield sql`pu.at <= ${publishedUntil}::timestamptz`
  if (aspect) yield sql`ru.aspect = ${aspect}::aspect`
  if (rating) yield sql`(select vr.key from rating vr where vr.id = ru.rating_id) = any(${rating}::text[])`
  if (language) yield sql`(${judgedLanguage} ~* ${german}) = ${language === 'de'}::boolean`
  if (query) yield sql`${words} @@ search_query(${query})`
}

function* quoteConditions({ claimant, from, to, newerThan }: PublishedFilter): Generator<Sql> {
  const said: Sql[] = []
  if (claimant) said.push(...namedBy(claimant))
  if (from) said.push(sql`q.said_at >= ${momentFrom('from', from).at}`)
  if (to) said.push(sql`q.said_at < ${endOf(momentFrom('to', to))}`)
  if (said.length > 0) yield sql`exists (select from ${statingQuotes} and ${all(said)})`
  if (newerThan)
    yield sql`(pu.at >= ${newerThan}::timestamptz or exists (
      select from ${statingQuotes} and q.said_at >= ${newerThan}::timestamptz))`
}
