import { createHash } from 'node:crypto'

/** The secrets that a test has seen, and where they stand though they should not. */

/** With an @, for some people type their password where the e-mail address belongs. */
export const passwords = {
  first: 'kettle@Ostwind-7-plum',
  wrong: 'kettle@Nordwind-7-plum',
  second: 'kettle@Suedwind-7-plum',
  invited: 'kettle@Westwind-7-plum',
  common: 'password12345',
}

/** What each is, and then itself. */
export const secrets = new Map<string, string>(Object.entries(passwords))

export function remember(name: string, secret: string): string {
  if (secret.length < 10) throw new Error(`There is no ${name}`)
  secrets.set(name, secret)
  return secret
}

/** The names of the secrets in a text, also in hex or base64; of a password also as a digest without salt. */
export function foundIn(text: string): string[] {
  return [...secrets].flatMap(([name, secret]) =>
    formsOf(name, secret).some((form) => text.includes(form)) ? [name] : [],
  )
}

function formsOf(name: string, secret: string): string[] {
  const bytes = Buffer.from(secret)
  const written = [secret, encodeURIComponent(secret), bytes.toString('hex'), base64(bytes)]
  return Object.hasOwn(passwords, name) ? [...written, ...digestsOf(secret)] : written
}

function digestsOf(secret: string): string[] {
  return ['md5', 'sha1', 'sha256', 'sha512'].flatMap((kind) => {
    const digest = createHash(kind).update(secret).digest()
    return [digest.toString('hex'), base64(digest)]
  })
}

/** Without its last character, which changes with what follows. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.=*$/, '')
}
