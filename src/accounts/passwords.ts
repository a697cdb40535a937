import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { DomainError, invalidAt, type Sentence } from '../errors.ts'
import { readCommonPasswords } from './common-passwords.ts'
import {
  longestPassword,
  type PasswordProblem,
  preparedPassword,
  problemOfPassword,
  shortestPassword,
} from './password-rules.ts'

/** Hashes of passwords: scrypt (RFC 7914) with the parameters that OWASP's password storage cheat sheet names first. */

const parameters = { N: 2 ** 17, r: 8, p: 1 }
const saltBytes = 16
const hashBytes = 32
/** Each takes 128 MB and a core for most of a second. */
const mostAtOnce = 2
const mostWaiting = 20

/** What is kept of a password: its parameters, its salt and its hash. @throws DomainError `unavailable` when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const { N, r, p } = parameters
  const hash = await derive(password, salt, parameters)
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Takes as long without a hash as with one, so that nobody learns who has an account. @throws DomainError `unavailable` as above. */
export async function isPasswordOf(kept: string | undefined, password: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (kept ?? nobodysHash).split('$')
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(found, Buffer.from(hash, 'base64url')) && kept !== undefined
}

/** @throws DomainError `invalid` at `/password` for one that is too short or that others try first. */
export async function requireGoodPassword(password: string, own: readonly string[]): Promise<void> {
  const problem = problemOfPassword(password, await readCommonPasswords(), own)
  if (problem) throw invalidAt('/password', sentences[problem])
}

const nobodysHash = [
  ...['scrypt', parameters.N, parameters.r, parameters.p],
  ...[randomBytes(saltBytes).toString('base64url'), randomBytes(hashBytes).toString('base64url')],
].join('$')

async function derive(password: string, salt: Buffer, { N, r, p }: typeof parameters): Promise<Buffer> {
  await takePlace()
  try {
    return await new Promise((resolve, reject) => {
      const options = { N, r, p, maxmem: 256 * N * r }
      scrypt(preparedPassword(password), salt, hashBytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    leavePlace()
  }
}

let atWork = 0
const waiting: (() => void)[] = []

async function takePlace(): Promise<void> {
  if (atWork < mostAtOnce) return void atWork++
  if (waiting.length >= mostWaiting) throw new DomainError('unavailable', tooManyWait, [], 5)
  await new Promise<void>((resolve) => waiting.push(resolve))
}

/** Whoever waits longest takes the place over. */
function leavePlace(): void {
  const next = waiting.shift()
  if (next) next()
  else atWork--
}

const tooManyWait: Sentence = {
  en: 'Too many are logging in just now. Try again in a moment.',
  de: 'Gerade melden sich zu viele an. Bitte gleich noch einmal versuchen.',
}

const sentences: Record<PasswordProblem, Sentence> = {
  'too-short': {
    en: `A password needs at least ${shortestPassword} characters; a few words in a row do well.`,
    de: `Ein Passwort braucht mindestens ${shortestPassword} Zeichen; einige Wörter hintereinander eignen sich gut.`,
  },
  'too-long': {
    en: `A password may have at most ${longestPassword} characters.`,
    de: `Ein Passwort darf höchstens ${longestPassword} Zeichen haben.`,
  },
  'too-plain': {
    en: 'This password has hardly more than one character in it, over and over.',
    de: 'Dieses Passwort besteht aus immer wieder denselben Zeichen.',
  },
  common: {
    en: 'Many people use this password or one like it, so it is tried first. Choose another.',
    de: 'Dieses Passwort oder ein ähnliches benutzen viele, es wird zuerst versucht. Bitte ein anderes wählen.',
  },
  'own-name': {
    en: 'The password has your name or e-mail address in it. Choose another.',
    de: 'Im Passwort steht Ihr Name oder Ihre E-Mail-Adresse. Bitte ein anderes wählen.',
  },
}
