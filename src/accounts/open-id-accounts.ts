import type { OpenDatabase } from '../database/open.ts'
import { recordChange } from '../history/changes.ts'
import type { OpenIdPerson } from './open-id-connect.ts'

/**
 * The account of somebody whom the provider vouches for: the one bound to them, else the one with their verified
 * e-mail address, which is bound to them now. Nobody gets an account by coming from there.
 * @returns its id; undefined when there is none, it is disabled, or it is bound to somebody else there.
 */
export async function findOpenIdAccount(
  database: OpenDatabase,
  person: OpenIdPerson,
  requestId: string,
): Promise<string | undefined> {
  const { issuer, subject, email } = person
  const bound = await database.tables.openIdSubject.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { account: true },
  })
  if (bound) return bound.account.disabledAt ? undefined : bound.accountId
  if (!email) return undefined
  const account = await database.tables.account.findUnique({
    where: { email },
    include: { openIdSubject: true },
  })
  if (!account || account.disabledAt || account.openIdSubject) return undefined
  const author = {
    action: 'GET /oidc/callback',
    requestId,
    reviewerId: async () => account.reviewerId,
  }
  await recordChange(database, author, ({ tables }) =>
    tables.openIdSubject.create({ data: { accountId: account.id, issuer, subject } }),
  )
  return account.id
}
