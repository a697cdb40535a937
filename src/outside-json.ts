import { DomainError, type FieldError, type Sentence } from './errors.ts'
import { escapePointer } from './json-pointer.ts'

/** JSON from strangers: how deep it is, and texts that a database can't keep as they are. Pure. */

/** How deep brackets are nested, found without building anything: a deep value would overflow the stack of its checks. */
export function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = endOfString(text, at)
    else if (character === '[' || character === '{') most = Math.max(most, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return most
}

/** Where the string that begins at this quotation mark ends. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end > 0 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end
}

function backslashesBefore(text: string, end: number): number {
  let start = end
  while (text[start - 1] === '\\') start--
  return end - start
}

/** The value with every text in NFC; changed in place. @throws DomainError `invalid` with the fields that can't be kept. */
export function normalized(value: unknown): unknown {
  const problems: FieldError[] = []
  const result = walk(value, [], problems)
  const [first] = problems
  if (first) throw new DomainError('invalid', first.sentence, problems)
  return result
}

function walk(value: unknown, path: string[], problems: FieldError[]): unknown {
  if (typeof value === 'string') {
    const sentence = unkeepable(value)
    if (sentence) problems.push({ pointer: pointerTo(path), sentence })
    return value.normalize('NFC')
  }
  if (typeof value !== 'object' || value === null) return value
  for (const [name, inner] of Object.entries(value)) {
    path.push(name)
    const kept = walk(inner, path, problems)
    path.pop()
    if (kept !== inner)
      Object.defineProperty(value, name, {
        value: kept,
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  return value
}

function pointerTo(path: readonly string[]): string {
  return path.map((name) => `/${escapePointer(name)}`).join('')
}

/** Why a text can't be kept as it is, if so. */
function unkeepable(text: string): Sentence | undefined {
  if (text.includes('\0')) return sentences.nul
  if (!text.isWellFormed()) return sentences.loneSurrogate
  return text.startsWith('\uFEFF') ? sentences.byteOrderMark : undefined
}

const sentences = {
  nul: { en: 'The text has a NUL character in it.', de: 'Der Text enthält ein NUL-Zeichen.' },
  loneSurrogate: {
    en: 'The text has half a character in it (a lone surrogate).',
    de: 'Der Text enthält ein halbes Zeichen (ein einzelnes Surrogat).',
  },
  byteOrderMark: {
    en: 'The text begins with a byte order mark (U+FEFF); leave it out.',
    de: 'Der Text beginnt mit einer Byte-Reihenfolge-Marke (U+FEFF); bitte weglassen.',
  },
} satisfies Record<string, Sentence>
