import { createHash, randomBytes } from 'node:crypto'

/** Secrets that somebody holds and the database only recognises. */

/** 32 random bytes in base64url, after a word that says what it is for. */
export function newSecret(word: string): string {
  return `${word}_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a secret: its SHA-256 in hex. Enough, because nobody guesses 32 random bytes. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
