import { all, jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { Reading } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { endOf } from '../moments.ts'
import { idOf } from '../quotes/quotes.sql.ts'
import type { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { givenBlind } from '../verdicts/blind.sql.ts'
import { currentVerdict } from '../verdicts/verdicts.sql.ts'
import type { AgreementQuestion, ScaleAgreement } from './agreement.schema.ts'

/** A quote or claim with each reviewer's current rating on one scale. */
export interface RatedItem {
  type: 'quote' | 'claim'
  id: string
  text: string
  verdicts: { reviewer: ReviewerName; rating: string }[]
}

export interface RatedScale extends Pick<ScaleAgreement, 'aspect' | 'scale' | 'isOrdinal' | 'categories'> {
  items: RatedItem[]
}

/** Every scale with the items that at least two reviewers have rated on it, the newest verdict first. */
export async function readRatedScales(database: Reading, question: AgreementQuestion): Promise<RatedScale[]> {
  const answer = await database.json(sql`
    with given as materialized (
      select coalesce(v.claim_id, v.quote_id) as target, v.claim_id is not null as is_claim, v.aspect, s.key as scale,
        max(v.id::text) as newest,
        json_agg(json_build_object('reviewer', json_build_object('slug', rv.slug, 'name', rv.name,
          'isExample', rv.is_example), 'rating', r.key) order by rv.slug) as verdicts
      from verdict v join rating r on r.id = v.rating_id join rating_scale s on s.id = r.scale_id
        join reviewer rv on rv.id = v.reviewer_id
      where ${all([currentVerdict, ...conditionsOf(question)])}
      group by 1, 2, 3, 4 having count(distinct v.reviewer_id) >= 2)
    select ${jsonArray(
      sql`json_build_object('aspect', s.aspect, 'scale', s.key, 'isOrdinal', s.is_ordinal,
        'categories', ${categories}, 'items', ${items}) order by s.aspect, s.key`,
      sql`from rating_scale s
        where exists (select from given where given.scale = s.key)
          and not exists (select from rating_scale n where n.key = s.key and n.version > s.version)`,
    )}`)
  return answer ? JSON.parse(answer.json) : []
}

/** All ratings that any version of the scale knows, in the order of the newest that has them. */
const categories = sql`(
  select json_agg(json_build_object('rating', key, 'ordinal', ordinal, 'labels', labels) order by missing, position)
  from (
    select distinct on (r.key) r.key, r.ordinal, r.position, vs.id <> s.id as missing,
      json_build_object('de', r.label_de, 'en', r.label_en) as labels
    from rating r join rating_scale vs on vs.id = r.scale_id where vs.key = s.key
    order by r.key, vs.version desc
  ) known)`

const items = jsonArray(
  sql`json_build_object('type', case when given.is_claim then 'claim' else 'quote' end, 'id', given.target,
    'text', case when given.is_claim then (select text from claim where id = given.target)
      else (select text from quote where id = given.target) end,
    'verdicts', given.verdicts) order by given.newest desc`,
  sql`from given where given.scale = s.key`,
)

function conditionsOf(question: AgreementQuestion): Sql[] {
  const { aspect, reviewer, speaker, from, to, blind, includeExamples } = question
  return [
    ...(aspect ? [sql`v.aspect = ${aspect}::aspect`] : []),
    ...(reviewer ? [sql`rv.slug = any(${reviewer}::text[])`] : []),
    ...(blind ? [givenBlind] : []),
    ...(includeExamples ? [] : [sql`not rv.is_example`]),
    ...(speaker ? [saidBy(speaker)] : []),
    ...(from ? [sql`v.recorded_at >= ${momentFrom('from', from).at}`] : []),
    ...(to ? [sql`v.recorded_at < ${endOf(momentFrom('to', to))}`] : []),
  ]
}

/** `verdict v` judges a standing quote of the speaker, or a claim that one carries. */
export function saidBy(speaker: string): Sql {
  return sql`(v.quote_id in (select id from quote where speaker_id = ${idOf(speaker)} and withdrawn_at is null)
    or v.claim_id in (select qc.claim_id from quote_claim qc join quote q on q.id = qc.quote_id
      where qc.speaker_id = ${idOf(speaker)} and q.withdrawn_at is null))`
}
