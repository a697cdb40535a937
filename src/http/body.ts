import type { IncomingMessage } from 'node:http'
import { DomainError, type Sentence } from '../errors.ts'
import { depthOf, normalized } from '../outside-json.ts'

/** Reading JSON from strangers: only UTF-8, not too deep, with no text that a database can't keep as it is. */

export const mostBytes = 10 * 1024 * 1024
const deepest = 32

/** @throws DomainError `wrong-media-type` unless the body says it is JSON in UTF-8. */
export function requireJson({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  const isJson = type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'))
  if (!isJson || (charset !== undefined && !/^"?utf-?8"?$/.test(charset))) {
    throw new DomainError('wrong-media-type', sentences.mediaType)
  }
}

/**
 * The JSON value in these bytes, its texts in Unicode NFC.
 * @throws DomainError `malformed` when there is none, `invalid` with the fields whose text can't be kept.
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  if (text.trim() === '') throw new DomainError('malformed', sentences.empty)
  if (depthOf(text) > deepest) throw new DomainError('malformed', sentences.tooDeep)
  return normalized(parse(text))
}

/** Texts that can't be kept as they are, each with where it stands. @throws DomainError `invalid`. */
export function refuseUnkeepable(value: unknown): void {
  normalized(value)
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!text.startsWith('\uFEFF')) return text
  } catch {
    throw new DomainError('malformed', sentences.notUtf8)
  }
  throw new DomainError('malformed', sentences.byteOrderMark)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed', sentences.notJson)
  }
}

const sentences = {
  mediaType: {
    en: 'Send the body as JSON in UTF-8, with the header Content-Type: application/json.',
    de: 'Bitte den Inhalt als JSON in UTF-8 senden, mit dem Kopf Content-Type: application/json.',
  },
  empty: { en: 'The body is empty.', de: 'Der Inhalt ist leer.' },
  notUtf8: { en: 'The body is not UTF-8 text.', de: 'Der Inhalt ist kein Text in UTF-8.' },
  notJson: { en: 'The body is not valid JSON.', de: 'Der Inhalt ist kein gültiges JSON.' },
  tooDeep: {
    en: `The body is nested deeper than ${deepest} levels.`,
    de: `Der Inhalt ist tiefer als ${deepest} Ebenen geschachtelt.`,
  },
  byteOrderMark: {
    en: 'The text begins with a byte order mark (U+FEFF); leave it out.',
    de: 'Der Text beginnt mit einer Byte-Reihenfolge-Marke (U+FEFF); bitte weglassen.',
  },
} satisfies Record<string, Sentence>
