import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import type { NoticeKind } from './notice.schema.ts'

interface Cause {
  causedById: string
  reviewId?: string
  commentId?: string
}

/** Leaves word for people; for nobody twice, nor for whoever has done it. */
export async function tell(
  { tables }: Database,
  kind: NoticeKind,
  recipients: readonly string[],
  cause: Cause,
): Promise<void> {
  const others = [...new Set(recipients)].filter((id) => id !== cause.causedById)
  await tables.notice.createMany({ data: others.map((recipientId) => ({ recipientId, kind, ...cause })) })
}

/** Tells the editors who may decide: those who have not judged. */
export async function tellDispute(database: Database, reviewId: string, causedById: string): Promise<void> {
  const editors = await database.rows<{ reviewer: string }>(sql`
    select reviewer_id as reviewer from account where role in ('editor', 'administrator') and disabled_at is null
      and not has_judged(${reviewId}::uuid, reviewer_id)`)
  const recipients = editors.map(({ reviewer }) => reviewer)
  await tell(database, 'DISPUTED', recipients, { causedById, reviewId })
}

/** Marks one's own as read, all of them without `ids`. @throws DomainError `not-found` for one that is not there or another's. */
export async function readNotices(
  { tables }: Database,
  recipientId: string,
  ids: readonly string[] | undefined,
): Promise<void> {
  const asked = { recipientId, ...(ids && { id: { in: [...ids] } }) }
  if (ids) {
    const own = (await tables.notice.findMany({ where: asked, select: { id: true } })).map(({ id }) => id)
    const missing = ids.find((id) => !own.includes(id.toLowerCase()))
    if (missing) throw notFound(`There is no notice ${missing}.`, `Es gibt keine Mitteilung ${missing}.`)
  }
  await tables.notice.updateMany({ where: { ...asked, readAt: null }, data: { readAt: new Date() } })
}
