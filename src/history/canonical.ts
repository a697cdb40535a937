import { configure } from 'safe-stable-stringify'

/**
 * The canonical form (RFC 8785) of a JSON value whose texts are well-formed: names in the order of their UTF-16 code
 * units, no spaces, numbers and texts as ECMAScript writes them. @throws TypeError or Error for what is no JSON.
 */
export function canonical(value: unknown): string {
  return write(value) ?? ''
}

const write = configure({ deterministic: true, strict: true })
