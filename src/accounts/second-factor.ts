import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'
import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { DomainError, invalidAt } from '../errors.ts'
import { digestOf } from './secrets.ts'

/** A second proof besides the password: codes of an app (TOTP, RFC 6238), or one of ten recovery codes. */

const periodSeconds = 30
const recoveryCodes = 10

/** Makes a new secret, in use once `confirmSecondFactor` has seen a code of it. @throws DomainError `conflict` when there is one in use. */
export async function beginSecondFactor(database: Database, account: { id: string; email: string }) {
  await refuseIfOn(database, account.id)
  const secret = new Secret({ size: 20 }).base32
  await database.tables.secondFactor.upsert({
    where: { accountId: account.id },
    create: { accountId: account.id, secret },
    update: { secret, lastStep: null },
  })
  const uri = totpOf(secret, account.email).toString()
  return { secret, uri, picture: pictureOf(uri) }
}

/** @returns recovery codes, which are shown once. @throws DomainError `conflict` without a secret, `invalid` for a wrong code. */
export async function confirmSecondFactor(database: Database, accountId: string, code: string) {
  await refuseIfOn(database, accountId)
  const begun = await database.tables.secondFactor.findUnique({ where: { accountId } })
  if (!begun) throw new DomainError('conflict', sentences.notBegun)
  if (!(await takesCode(database, { ...begun, confirmedAt: new Date() }, code)))
    throw invalidAt('/code', sentences.wrong)
  await database.tables.secondFactor.update({ where: { accountId }, data: { confirmedAt: new Date() } })
  return renewRecoveryCodes(database, accountId)
}

export async function removeSecondFactor({ tables }: Database, accountId: string): Promise<void> {
  await tables.recoveryCode.deleteMany({ where: { accountId } })
  await tables.secondFactor.deleteMany({ where: { accountId } })
}

/** Ten new ones; those before are worth nothing from then on. */
export async function renewRecoveryCodes({ tables }: Database, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await tables.recoveryCode.deleteMany({ where: { accountId } })
  await tables.recoveryCode.createMany({
    data: codes.map((code) => ({ accountId, sha256: digestOf(plain(code)) })),
  })
  return codes
}

export interface KeptFactor {
  accountId: string
  secret: string
  confirmedAt: Date | null
}

export function isOn(factor: KeptFactor | null): factor is KeptFactor {
  return factor?.confirmedAt != null
}

/** Whether a code is right, and uses it up: neither a code of the app nor a recovery code is taken twice. */
export async function takesCode(database: Database, factor: KeptFactor, code: string): Promise<boolean> {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return takesRecoveryCode(database, factor.accountId, code)
  const step = Math.floor(Date.now() / 1000 / periodSeconds)
  // One step before and after, for clocks that go wrong a little.
  const delta = totpOf(factor.secret, '').validate({ token: digits, window: 1 })
  if (delta === null) return false
  const [taken] = await database.rows(sql`
    update second_factor set last_step = ${step + delta}::int
    where account_id = ${factor.accountId}::uuid and coalesce(last_step, 0) < ${step + delta}::int
    returning true as taken`)
  return taken !== undefined
}

/** How many recovery codes are left. */
export function countRecoveryCodes({ tables }: Database, accountId: string): Promise<number> {
  return tables.recoveryCode.count({ where: { accountId, usedAt: null } })
}

async function takesRecoveryCode({ tables }: Database, accountId: string, code: string): Promise<boolean> {
  const { count } = await tables.recoveryCode.updateMany({
    where: { accountId, sha256: digestOf(plain(code)), usedAt: null },
    data: { usedAt: new Date() },
  })
  return count === 1
}

async function refuseIfOn({ tables }: Database, accountId: string): Promise<void> {
  if (isOn(await tables.secondFactor.findUnique({ where: { accountId } })))
    throw new DomainError('conflict', sentences.isOn)
}

function totpOf(secret: string, email: string): TOTP {
  const options = { algorithm: 'SHA1', digits: 6, period: periodSeconds }
  return new TOTP({ issuer: 'Beleg', label: email, secret: Secret.fromBase32(secret), ...options })
}

/** 80 random bits in letters and digits that nobody takes for each other: k3fa-9xq2-…. */
function newRecoveryCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz023456789'
  const code = Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join('')
  return code.replace(/.{4}(?=.)/g, '$&-')
}

function plain(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '')
}

/** A QR code as the path of an SVG whose view box is `0 0 size size`. */
function pictureOf(text: string) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: path.join('') }
}

const sentences = {
  isOn: {
    en: 'Your second factor is on already. Switch it off first.',
    de: 'Ihr zweiter Faktor ist schon an. Bitte ihn zuerst ausschalten.',
  },
  notBegun: {
    en: 'There is no second factor to confirm. Begin with a new one.',
    de: 'Es gibt keinen zweiten Faktor zu bestätigen. Bitte mit einem neuen beginnen.',
  },
  wrong: {
    en: 'This code is wrong or was used already. Wait for the next one.',
    de: 'Dieser Code ist falsch oder schon benutzt. Bitte den nächsten abwarten.',
  },
}
