import type { Database } from '../database/open.ts'
import { invalidAt, notFound } from '../errors.ts'
import type { AccountRole } from './account.schema.ts'
import { lowerOf } from './roles.ts'
import { digestOf, newSecret } from './secrets.ts'

export interface TokenWanted {
  name: string
  scope: 'read' | 'write'
  /** It may do no more than this role. */
  role?: AccountRole
  expiresAt?: Date
}

/** Makes a token for scripts. @returns its id and the token, which is shown once and kept nowhere. @throws DomainError `invalid` when it would be over already. */
export async function issueToken(database: Database, accountId: string, token: TokenWanted) {
  if (token.expiresAt && token.expiresAt <= new Date()) throw invalidAt('/expiresAt', sentences.over)
  const secret = newSecret('beleg')
  const { id } = await database.tables.apiToken.create({
    data: { accountId, sha256: digestOf(secret), ...token },
    select: { id: true },
  })
  return { id, token: secret }
}

/** @throws DomainError `not-found` also for a token of somebody else. */
export async function revokeToken({ tables }: Database, accountId: string, id: string): Promise<void> {
  const token = await tables.apiToken.findFirst({ where: { id, accountId } })
  if (!token) throw notFound(sentences.missing.en, sentences.missing.de)
  if (!token.revokedAt) await tables.apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
}

/** All of an account. */
export async function revokeTokens({ tables }: Database, accountId: string): Promise<void> {
  await tables.apiToken.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: new Date() } })
}

/** The token's account, with what the token may do; undefined when it is unknown, expired or revoked, or the account disabled. */
export async function findTokenHolder(database: Database, secret: string) {
  const token = await database.tables.apiToken.findUnique({
    where: { sha256: digestOf(secret) },
    include: { account: { include: { reviewer: true } } },
  })
  if (!token || token.revokedAt || token.account.disabledAt) return undefined
  if (token.expiresAt && token.expiresAt <= new Date()) return undefined
  await noteUse(database, token)
  const { role } = token.account
  return {
    account: token.account,
    role: token.role ? lowerOf(token.role, role) : role,
    mayWrite: token.scope === 'write',
  }
}

/** To the minute, so that reading stays reading. */
async function noteUse({ tables }: Database, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }) {
  const now = new Date()
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < 60_000) return
  await tables.apiToken.update({ where: { id }, data: { lastUsedAt: now } })
}

const sentences = {
  over: { en: 'This time is over already.', de: 'Diese Zeit ist schon vorbei.' },
  missing: { en: 'You have no such token.', de: 'Sie haben kein solches Token.' },
}
