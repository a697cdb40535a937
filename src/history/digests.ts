import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

/**
 * Digests of what the history must not say: made with a secret salt, so that nobody finds out by trying, and kept
 * with it, so that it can be proved later that nothing was changed.
 */

/** SHA-256, in hex, over the salt followed by a text. */
export function digestOfText(salt: string, text: string): string {
  return createHash('sha256')
    .update(salt + text)
    .digest('hex')
}

/** SHA-256, in hex, over the salt followed by the canonical JSON (RFC 8785). */
export function digestOfContent(salt: string, content: unknown): string {
  return digestOfText(salt, canonical(content))
}
