import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import { digestOf, newSecret } from './secrets.ts'

/** One-time addresses under which an account chooses its password: the first, or a new one when it is forgotten. */

const validDays = 7

/** Makes the address's secret, shown once; the one before is worth nothing from then on. */
export async function invite({ tables }: Database, accountId: string) {
  const key = newSecret('invitation')
  const now = new Date()
  const fields = {
    sha256: digestOf(key),
    createdAt: now,
    endsAt: new Date(now.getTime() + validDays * 24 * 3600_000),
  }
  await tables.invitation.upsert({
    where: { accountId },
    create: { accountId, ...fields },
    update: fields,
  })
  return { key, endsAt: fields.endsAt }
}

/** Whom a key invites. @throws DomainError `not-found` in the same words for one that is unknown, used up or over. */
export async function findInvited({ tables }: Database, key: string) {
  const found = await tables.invitation.findUnique({
    where: { sha256: digestOf(key) },
    include: { account: { include: { reviewer: true } } },
  })
  if (!found || found.endsAt.getTime() <= Date.now() || found.account.disabledAt) throw usedUp()
  return found.account
}

/** @throws DomainError as findInvited when somebody else was faster. */
export async function useUp({ tables }: Database, key: string): Promise<void> {
  const { count } = await tables.invitation.deleteMany({ where: { sha256: digestOf(key) } })
  if (count === 0) throw usedUp()
}

function usedUp(): DomainError {
  return new DomainError('not-found', {
    en: 'This address is used up or is none. Ask an administrator for a new one.',
    de: 'Diese Adresse ist verbraucht oder keine. Bitte die Administration um eine neue.',
  })
}
