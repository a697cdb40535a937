import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import { slugOf } from '../speakers/slug.ts'
import type { AccountRole } from './account.schema.ts'

export interface NewAccount {
  email: string
  role: AccountRole
  /** As it stands on verdicts; the part of the e-mail address before the @ unless given. */
  name?: string | undefined
}

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

/** Whether anybody can log in; until then the desk is a local one. */
export async function hasAccounts(database: Database): Promise<boolean> {
  const [found] = await database.rows<{ any: boolean }>(sql`select exists (select from account) as any`)
  return found?.any ?? false
}

async function freeSlug(database: Database, name: string): Promise<string> {
  const plain = slugOf(name) || 'reviewer'
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? plain : `${plain}-${nth}`
    if (!(await database.tables.reviewer.findUnique({ where: { slug } }))) return slug
  }
}

function alreadyThere(email: string): DomainError {
  return new DomainError('conflict', {
    en: `There is an account for ${email} already.`,
    de: `Für ${email} gibt es schon ein Konto.`,
  })
}
