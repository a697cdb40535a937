import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { type Page, pageOf } from '../paging.ts'
import { currentVerdict } from '../verdicts/verdicts.sql.ts'
import type { SpeakerFilter } from './speaker.schema.ts'

/** Speakers by name, those whose name or alias has the words of `query` in any order. */
export function listSpeakers(database: Reading, filter: SpeakerFilter, page: Page): Promise<JsonAnswer> {
  const sortKey = sql`s.name collate "und-x-icu"`
  const conditions = [...wanted(filter)]
  const [name, id] = page.after
  if (name !== undefined)
    conditions.push(sql`(${sortKey}, s.id) > (${name} collate "und-x-icu", ${id}::uuid)`)
  return pageOf(database, page, {
    select: speakerJson(sql`json_build_object('quotes', ${quoteCount}, 'claims', ${claimCount})`),
    key: sql`json_build_array(s.name, s.id)`,
    from: sql`speaker s where ${all(conditions)}`,
    order: sql`${sortKey}, s.id`,
  })
}

/** One speaker with counts of quotes, claims and current verdicts for each rating. */
export function readSpeaker(database: Reading, slug: string): Promise<JsonAnswer | undefined> {
  const counts = sql`json_build_object('quotes', ${quoteCount}, 'claims', ${claimCount}, 'verdicts', ${verdictCounts})`
  return database.json(sql`select ${speakerJson(counts)} from speaker s where s.slug = ${slug}`)
}

/** The pair by which other things name a speaker. */
export function speakerName(id: Sql): Sql {
  return sql`(select json_build_object('slug', sp.slug, 'name', sp.name) from speaker sp where sp.id = ${id})`
}

function* wanted({ query, kind }: SpeakerFilter) {
  if (kind) yield sql`s.kind = ${kind}::speaker_kind`
  yield* namedBy(query ?? '')
}

/** The name or an alias of `speaker s` has each of the words: conditions. */
export function namedBy(words: string): Sql[] {
  return words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      // Escaped when it has been folded, which makes a ％ of full width a %.
      const pattern = sql`'%' || regexp_replace(folded(${word}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`
      return sql`(folded(s.name) like ${pattern} or exists (
      select from speaker_alias a where a.speaker_id = s.id and folded(a.name) like ${pattern}))`
    })
}

const quoteCount = sql`(select count(*) from quote q where q.speaker_id = s.id and q.withdrawn_at is null)`

const claimCount = sql`(select count(distinct qc.claim_id) from quote_claim qc join quote q on q.id = qc.quote_id
  where qc.speaker_id = s.id and q.withdrawn_at is null)`

const verdictCounts = sql`(
  select coalesce(json_agg(json_build_object('aspect', aspect, 'rating', key, 'verdicts', verdicts)
    order by aspect, position), '[]'::json)
  from (
    select r.aspect, r.key, min(r.position) as position, count(*) as verdicts
    from verdict v join rating r on r.id = v.rating_id
    where ${currentVerdict} and (
      v.quote_id in (select id from quote where speaker_id = s.id and withdrawn_at is null)
      or v.claim_id in (
        select qc.claim_id from quote_claim qc join quote q on q.id = qc.quote_id
        where qc.speaker_id = s.id and q.withdrawn_at is null))
    group by r.aspect, r.key
  ) given)`

const aliases = jsonArray(
  sql`json_build_object('name', a.name, 'language', a.language) order by a.id`,
  sql`from speaker_alias a where a.speaker_id = s.id`,
)

const roles = jsonArray(
  sql`json_build_object('title', o.title, 'organisation', o.organisation, 'language', o.language,
    'from', o."from", 'to', o."to") order by o."from" nulls first, o.id`,
  sql`from speaker_role o where o.speaker_id = s.id`,
)

function speakerJson(counts: Sql): Sql {
  return sql`json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'kind', s.kind,
    'wikidataId', s.wikidata_id, 'description', s.description, 'aliases', ${aliases}, 'roles', ${roles},
    'createdAt', stamp_text(s.created_at), 'counts', ${counts})`
}
