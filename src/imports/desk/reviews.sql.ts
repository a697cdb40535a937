import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { grouped } from './grouped.ts'

type Review = DeskRecord<'reviews'>

/** The review that there is of what a review is about. */
export async function readReviewed(database: Database, reviews: readonly Review[]) {
  const ids = reviews.map(({ target }) => target.id)
  const rows = await database.rows<{ id: string; name: string }>(sql`
    select id::text as id, aspect || ' ' || coalesce(claim_id, quote_id) as name from review
    where claim_id = any(${ids}::uuid[]) or quote_id = any(${ids}::uuid[])`)
  const known = new Map(rows.map(({ id, name }) => [name, id]))
  return ({ aspect, target }: Review) => known.get(`${aspect} ${target.id}`)
}

/** The verdicts that are there on what is reviewed. */
export async function readBases(database: Database, reviews: readonly Review[]) {
  const ids = reviews.map(({ target }) => target.id)
  const rows = await database.rows<{ id: string; on: string; by: string; key: string; at: string }>(sql`
    select v.id::text as id, v.aspect || ' ' || coalesce(v.claim_id, v.quote_id) as "on", v.reviewer_id::text as by,
      r.key, stamp_text(v.recorded_at) as at
    from verdict v join rating r on r.id = v.rating_id
    where v.claim_id = any(${ids}::uuid[]) or v.quote_id = any(${ids}::uuid[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byTarget = grouped(rows, ({ on }) => on)
  const nameOf = ({ aspect, target }: Review) => `${aspect} ${target.id}`
  return {
    isOn: (review: Review, verdict: string) => byId.get(verdict)?.on === nameOf(review),
    isRated: (verdict: string, key: string) => byId.get(verdict)?.key === key,
    hasJudged: (review: Review, who: string, before: string) =>
      (byTarget.get(nameOf(review)) ?? []).some(({ by, at }) => by === who && at < before),
  }
}
