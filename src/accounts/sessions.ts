import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { notFound } from '../errors.ts'
import { digestOf, newSecret } from './secrets.ts'

/** Browsers that are logged in. A session is no part of the record: it is over when its row is gone. */

export const idleHours = 12
export const longestDays = 30

/** Logs a browser in. @returns the session's secret, for its cookie. */
export async function openSession(database: Database, accountId: string, agent: string): Promise<string> {
  const secret = newSecret('session')
  const endsAt = new Date(Date.now() + longestDays * 24 * 3600_000)
  await forgetOver(database)
  await database.tables.session.create({
    data: { accountId, sha256: digestOf(secret), agent: agent.slice(0, 200), endsAt },
  })
  return secret
}

/** The session's account; undefined when there is no such session, it is over, or the account is disabled. */
export async function findSessionHolder(database: Database, secret: string) {
  const session = await database.tables.session.findUnique({
    where: { sha256: digestOf(secret) },
    include: { account: { include: { reviewer: true } } },
  })
  if (!session || session.account.disabledAt || isOver(session)) return undefined
  await noteUse(database, session)
  return { id: session.id, account: session.account }
}

/** @throws DomainError `not-found` also for a session of somebody else. */
export async function endSession(database: Database, accountId: string, id: string): Promise<void> {
  const { count } = await database.tables.session.deleteMany({ where: { id, accountId } })
  if (count === 0) throw notFound('You have no such session.', 'Sie haben keine solche Sitzung.')
}

/** All of an account, except one where that is given. @returns how many. */
export async function endSessions(database: Database, accountId: string, except?: string): Promise<number> {
  const { count } = await database.tables.session.deleteMany({
    where: { accountId, ...(except && { id: { not: except } }) },
  })
  return count
}

interface Times {
  lastUsedAt: Date
  endsAt: Date
}

function isOver({ lastUsedAt, endsAt }: Times): boolean {
  return endsAt.getTime() <= Date.now() || lastUsedAt.getTime() <= Date.now() - idleHours * 3600_000
}

/** To the minute, so that reading stays reading. */
async function noteUse({ tables }: Database, { id, lastUsedAt }: Times & { id: string }): Promise<void> {
  if (Date.now() - lastUsedAt.getTime() < 60_000) return
  // It may just have been ended.
  await tables.session.updateMany({ where: { id }, data: { lastUsedAt: new Date() } })
}

async function forgetOver({ tables }: Database): Promise<void> {
  await tables.$executeRaw(
    sql`delete from session where ends_at <= now() or last_used_at <= now() - ${idleHours}::int * interval '1 hour'`,
  )
}
