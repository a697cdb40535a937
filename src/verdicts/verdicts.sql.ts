import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { answered } from '../paging.ts'
import { givenRating } from '../ratings/ratings.sql.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import { citedSourceFields } from '../sources/source-fields.sql.ts'
import type { Target } from './verdict.schema.ts'

/** `verdict v` is superseded by none: a condition. */
export const currentVerdict = sql`not exists (select from verdict later where later.supersedes_id = v.id)`

/** The same as a value. Of an `exists` the planner may make a hash of all verdicts, once for each page or batch. */
export const isCurrent = sql`((select later.id from verdict later where later.supersedes_id = v.id) is null)`

const rating = givenRating(sql`v.rating_id`)

const reviewer = reviewerName(sql`v.reviewer_id`)

/** The fields of `verdict v` without its citations. */
export const verdictFields = fieldsOf(isCurrent)

function fieldsOf(current: Sql): Sql {
  return sql`'id', v.id,
    'target', json_build_object('type', case when v.claim_id is null then 'quote' else 'claim' end,
      'id', coalesce(v.claim_id, v.quote_id)),
    'aspect', v.aspect, 'rating', ${rating}, 'summary', v.summary, 'rationale', v.rationale, 'asOf', v.as_of,
    'recordedAt', stamp_text(v.recorded_at), 'reviewer', ${reviewer}, 'supersedes', v.supersedes_id,
    'changeNote', v.change_note, 'isCurrent', ${current}`
}

/** The citations of `verdict v` with their sources. */
const citations = jsonArray(
  sql`json_build_object('source', json_build_object(${citedSourceFields}), 'stance', ci.stance,
    'excerpt', ci.excerpt, 'locator', ci.locator) order by ci.ordinal`,
  sql`from citation ci join source so on so.id = ci.source_id where ci.verdict_id = v.id`,
)

/** Parts of `verdict v` as they stand in every answer. */
export const verdictParts = { rating, reviewer, citations }

/** `verdict v` whole. */
export const verdictJson = sql`json_build_object(${verdictFields}, 'citations', ${citations})`

/** The current verdicts on a target, aspect by aspect. */
export function currentVerdictsOn(target: Sql): Sql {
  return jsonArray(
    sql`json_build_object(${fieldsOf(sql`true`)}, 'citations', ${citations}) order by v.aspect, v.id`,
    sql`from verdict v where ${target} and ${currentVerdict}`,
  )
}

/** Every verdict on a target, the newest first. */
export function historyOf(target: Sql): Sql {
  return jsonArray(sql`${verdictJson} order by v.id desc`, sql`from verdict v where ${target}`)
}

/** The history of one target as a list; undefined when there is no such target. */
export function listVerdicts(database: Reading, { type, id }: Target): Promise<JsonAnswer | undefined> {
  const isQuote = type === 'quote'
  const target = isQuote ? sql`v.quote_id = t.id` : sql`v.claim_id = t.id`
  return database.json(sql`select json_build_object('items', ${historyOf(target)}, 'nextCursor', null)
    from ${isQuote ? sql`quote` : sql`claim`} t where t.id = ${id}::uuid`)
}

export function readVerdict(database: Reading, id: string): Promise<JsonAnswer> {
  return answered(database.json(sql`select ${verdictJson} from verdict v where v.id = ${id}::uuid`))
}
