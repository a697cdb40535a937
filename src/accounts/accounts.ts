import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { DomainError, notFound } from '../errors.ts'
import { slugOf } from '../speakers/slug.ts'
import type { AccountChanges, NewAccount } from './account.schema.ts'
import { endSessions } from './sessions.ts'
import { revokeTokens } from './tokens.ts'

/** Makes an account and the reviewer it judges as. @returns its id. @throws DomainError `conflict` when the address has one. */
export async function createAccount(database: Database, account: NewAccount): Promise<string> {
  const email = account.email.trim().toLowerCase()
  if (await database.tables.account.findUnique({ where: { email } })) throw alreadyThere(email)
  const name = account.name ?? email.replace(/@.*/, '')
  const { id } = await database.tables.account.create({
    data: { email, role: account.role, reviewer: { create: { name, slug: await freeSlug(database, name) } } },
    select: { id: true },
  })
  return id
}

/**
 * Changes role, name and whether it may log in.
 * @throws DomainError `not-found`; `conflict` when no administrator would be left.
 */
export async function changeAccount(database: Database, id: string, changes: AccountChanges): Promise<void> {
  const { role, name, isDisabled } = changes
  const account = await findAccount(database, id)
  const isKept = (role ?? account.role) === 'administrator' && !(isDisabled ?? account.disabledAt)
  if (!isKept && (await isLastAdministrator(database, account))) throw lastAdministrator()
  if (isDisabled && !account.disabledAt) await endAccess(database, id)
  await database.tables.account.update({
    where: { id },
    data: {
      ...(role && { role }),
      ...(isDisabled !== undefined && { disabledAt: isDisabled ? (account.disabledAt ?? new Date()) : null }),
      ...(name && { reviewer: { update: { name } } }),
    },
  })
}

/** @throws DomainError `not-found`. */
export async function findAccount({ tables }: Database, id: string) {
  const account = await tables.account.findUnique({ where: { id }, include: { reviewer: true } })
  if (account) return account
  throw notFound(`There is no account ${id}.`, `Es gibt kein Konto ${id}.`)
}

/** Keeps an account's new password; all its sessions are over. @returns how many were. */
export async function setPassword(database: Database, accountId: string, hash: string): Promise<number> {
  await database.tables.password.upsert({
    where: { accountId },
    create: { accountId, hash },
    update: { hash, changedAt: new Date() },
  })
  await database.tables.invitation.deleteMany({ where: { accountId } })
  return endSessions(database, accountId)
}

/** Whether anybody can log in; until then the desk is a local one. */
export async function hasAccounts(database: Database): Promise<boolean> {
  const [found] = await database.rows<{ any: boolean }>(sql`select exists (select from account) as any`)
  return found?.any ?? false
}

async function endAccess(database: Database, id: string): Promise<void> {
  await endSessions(database, id)
  await revokeTokens(database, id)
  await database.tables.invitation.deleteMany({ where: { accountId: id } })
}

async function isLastAdministrator({ tables }: Database, { id, role, disabledAt }: LikeAccount) {
  if (role !== 'administrator' || disabledAt) return false
  const others = { role: 'administrator', disabledAt: null, id: { not: id } } as const
  return (await tables.account.count({ where: others })) === 0
}

interface LikeAccount {
  id: string
  role: string
  disabledAt: Date | null
}

async function freeSlug(database: Database, name: string): Promise<string> {
  const plain = slugOf(name) || 'reviewer'
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? plain : `${plain}-${nth}`
    // The reviewer of a desk without accounts is nobody in particular.
    const isTaken = slug === 'local' || (await database.tables.reviewer.findUnique({ where: { slug } }))
    if (!isTaken) return slug
  }
}

function alreadyThere(email: string): DomainError {
  return new DomainError('conflict', {
    en: `There is an account for ${email} already.`,
    de: `Für ${email} gibt es schon ein Konto.`,
  })
}

function lastAdministrator(): DomainError {
  return new DomainError('conflict', {
    en: 'This is the last administrator: make somebody else one first.',
    de: 'Das ist die letzte Person mit Administrationsrechten: Bitte zuerst jemand anderen dazu machen.',
  })
}
