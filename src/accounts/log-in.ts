import type { Database, OpenDatabase } from '../database/open.ts'
import { DomainError, invalidAt } from '../errors.ts'
import { type Author, recordChange } from '../history/changes.ts'
import { isPasswordOf } from './passwords.ts'
import { isOn, type KeptFactor, takesCode } from './second-factor.ts'
import { type Attempt, beginAttempt, endAttempt, withdrawAttempt } from './throttle.ts'

export interface Proof {
  email: string
  password: string
  /** Of the second factor, or a recovery code. */
  code?: string
}

/**
 * The account of whoever shows the right password and, where it has a second factor, the right code.
 * @returns its id.
 * @throws DomainError `unauthenticated` in the same words whether the address, the password or the account is wrong;
 * `second-factor` when a code is needed or wrong; `too-many` after failures; `unavailable` when too many log in at once.
 */
export async function proveAccount(
  database: OpenDatabase,
  proof: Proof,
  { address, requestId }: { address: string; requestId: string },
): Promise<string> {
  const email = proof.email.trim().toLowerCase()
  const attempt = await beginAttempt(database, { email, address })
  const account = await database.tables.account.findUnique({
    where: { email },
    include: { password: true, secondFactor: true },
  })
  const isRight = await tryPassword(database, attempt, account?.password?.hash, proof.password)
  if (!isRight || !account || account.disabledAt) throw new DomainError('unauthenticated', sentences.wrong)
  if (isOn(account.secondFactor)) {
    if (!proof.code) {
      await withdrawAttempt(database, attempt)
      throw new DomainError('second-factor', sentences.codeNeeded)
    }
    const { secondFactor, reviewerId } = account
    const author = { action: 'POST /sessions', requestId, reviewerId: async () => reviewerId }
    if (!(await usesUpCode(database, author, secondFactor, proof.code)))
      throw new DomainError('second-factor', sentences.codeWrong)
  }
  await endAttempt(database, attempt)
  return account.id
}

/** Whether a code is right. That a recovery code is used up is a change of the account. */
function usesUpCode(database: OpenDatabase, author: Author, factor: KeptFactor, code: string) {
  return recordChange(database, author, (inside) => takesCode(inside, factor, code))
}

/** Somebody logged in shows the password again, in a field. @throws DomainError `invalid` there when it is wrong, `too-many` as above. */
export async function provePassword(
  database: OpenDatabase,
  account: { id: string; email: string },
  { field, password }: { field: string; password: string },
  address: string,
): Promise<void> {
  const attempt = await beginAttempt(database, { email: account.email, address })
  const kept = await hashOf(database, account.id)
  if (!(await tryPassword(database, attempt, kept, password)))
    throw invalidAt(`/${field}`, sentences.wrongPassword)
  await endAttempt(database, attempt)
}

async function hashOf({ tables }: Database, accountId: string): Promise<string | undefined> {
  return (await tables.password.findUnique({ where: { accountId } }))?.hash
}

/** Whoever is not let as far as trying has not failed. */
async function tryPassword(database: Database, attempt: Attempt, hash: string | undefined, password: string) {
  try {
    return await isPasswordOf(hash, password)
  } catch (error) {
    await withdrawAttempt(database, attempt)
    throw error
  }
}

const sentences = {
  wrong: {
    en: 'The e-mail address or the password is wrong.',
    de: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  },
  wrongPassword: { en: 'The password is wrong.', de: 'Das Passwort ist falsch.' },
  codeNeeded: {
    en: 'Now the code of your second factor, or a recovery code.',
    de: 'Jetzt der Code Ihres zweiten Faktors, oder ein Ersatzcode.',
  },
  codeWrong: {
    en: 'This code is wrong or was used already.',
    de: 'Dieser Code ist falsch oder schon benutzt.',
  },
}
