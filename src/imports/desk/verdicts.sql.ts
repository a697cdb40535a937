import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'

type Verdict = Pick<DeskRecord<'verdicts'>, 'target' | 'aspect' | 'reviewer' | 'supersedes'>

const nameOf = ({ reviewer, aspect, target }: Pick<Verdict, 'reviewer' | 'aspect' | 'target'>) =>
  `${reviewer} ${aspect} ${target.id}`

/** The verdicts that these supersede, as far as they are there. */
export async function readSuperseded(database: Database, verdicts: readonly Verdict[]) {
  const ids = verdicts.flatMap(({ supersedes }) => supersedes ?? [])
  if (ids.length === 0) return new Map<string, SupersededVerdict>()
  const rows = await database.rows<SupersededVerdict & { id: string }>(sql`
    select v.id::text as id, v.reviewer_id::text as reviewer, v.aspect::text as aspect,
      json_build_object('type', case when v.claim_id is null then 'quote' else 'claim' end,
        'id', coalesce(v.claim_id, v.quote_id)) as target,
      stamp_text(v.recorded_at) as "recordedAt",
      exists (select from verdict later where later.supersedes_id = v.id) as "isSuperseded"
    from verdict v where v.id = any(${ids}::uuid[])`)
  return new Map(rows.map(({ id, ...row }): [string, SupersededVerdict] => [id, row]))
}

interface SupersededVerdict extends Pick<Verdict, 'target' | 'aspect' | 'reviewer'> {
  recordedAt: string
  isSuperseded: boolean
}

/** Whether the reviewer of a verdict has a first one on the same already. */
export async function readFirst(database: Database, verdicts: readonly Verdict[]) {
  const asked = verdicts
    .filter(({ supersedes }) => supersedes === null)
    .map(({ reviewer, aspect, target }) => ({ reviewer, aspect, target: target.id }))
  const rows = await database.rows<{ name: string }>(sql`
    select reviewer || ' ' || aspect || ' ' || target as name
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(reviewer uuid, aspect aspect, target uuid)
    where (select true from verdict v where v.reviewer_id = asked.reviewer and v.aspect = asked.aspect
      and coalesce(v.quote_id, v.claim_id) = asked.target and v.supersedes_id is null)`)
  const begun = new Set(rows.map(({ name }) => name))
  return (verdict: Verdict) => begun.has(nameOf(verdict))
}

/** Whether what a verdict judges is under review here just now. */
export async function readUnderReview(database: Database, verdicts: readonly Verdict[]) {
  const ids = verdicts.map(({ target }) => target.id)
  const rows = await database.rows<{ name: string }>(sql`
    select aspect || ' ' || coalesce(claim_id, quote_id) as name from review
    where state in ('OPEN', 'IN_REVIEW') and (claim_id = any(${ids}::uuid[]) or quote_id = any(${ids}::uuid[]))`)
  const open = new Set(rows.map(({ name }) => name))
  return ({ aspect, target }: Verdict) => open.has(`${aspect} ${target.id}`)
}
