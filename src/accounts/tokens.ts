import type { Database } from '../database/open.ts'
import { digestOf, newSecret } from './secrets.ts'

export interface NewToken {
  name: string
  scope: 'read' | 'write'
  expiresAt?: Date
}

/** Makes a token for scripts. @returns the token, which is shown once and kept nowhere. */
export async function issueToken(database: Database, accountId: string, token: NewToken): Promise<string> {
  const secret = newSecret('beleg')
  await database.tables.apiToken.create({ data: { accountId, sha256: digestOf(secret), ...token } })
  return secret
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
  return { account: token.account, mayWrite: token.scope === 'write' }
}

/** To the minute, so that reading stays reading. */
async function noteUse({ tables }: Database, { id, lastUsedAt }: { id: string; lastUsedAt: Date | null }) {
  const now = new Date()
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < 60_000) return
  await tables.apiToken.update({ where: { id }, data: { lastUsedAt: now } })
}
