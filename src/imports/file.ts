import { gunzipSync } from 'node:zlib'
import { DomainError, type Sentence } from '../errors.ts'
import { type Encoding, Utf8Scan, utf16Of } from './encoding.ts'

/** A file to import, as a whole: its size is bounded, so it may stay in memory. */
export interface ImportFile {
  encoding: Encoding
  text: string
  /** What to say about it. */
  remarks: Sentence[]
}

/** More bytes than this are refused, packed or unpacked. */
export const mostBytes = 64 * 1024 * 1024

/** Gathers a file piece by piece. @throws DomainError `too-large` as soon as it is. */
export async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const gathered: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > mostBytes) throw new DomainError('too-large', sentences.tooLarge)
    gathered.push(piece)
  }
  return Buffer.concat(gathered)
}

/** @throws DomainError `malformed` when there is no text in it, `too-large` when it unpacks to too much. */
export function readImportFile(bytes: Uint8Array): ImportFile {
  if (bytes.length === 0) throw new DomainError('malformed', sentences.empty)
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  const encoding = utf16Of(plain.subarray(0, 4096)) ?? encodingOf(plain)
  return {
    encoding,
    text: decoded(plain, encoding),
    remarks: encoding === 'UTF-8' ? [] : [readAs(encoding)],
  }
}

const notDecodable = 'ERR_ENCODING_INVALID_ENCODED_DATA'

/** @throws DomainError `malformed` for UTF-16 with half a character in it. */
function decoded(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    const isHalf = typeof error === 'object' && error && 'code' in error && error.code === notDecodable
    throw isHalf ? new DomainError('malformed', sentences.halfCharacter) : error
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    const isTooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooMuch
      ? new DomainError('too-large', sentences.tooLarge)
      : new DomainError('malformed', sentences.packing)
  }
}

/** @throws DomainError `malformed` when it is UTF-8 in some places and not in others, or ends within a character. */
function encodingOf(bytes: Uint8Array): Encoding {
  const scan = new Utf8Scan()
  scan.see(bytes)
  if (scan.wrongAt === undefined && !scan.isCut) return 'UTF-8'
  if (scan.wrongAt === undefined) throw new DomainError('malformed', sentences.halfCharacter)
  if (scan.long === 0) return 'Windows-1252'
  throw new DomainError('malformed', notUtf8At(scan.wrongAt))
}

function notUtf8At(at: number): Sentence {
  return {
    en: `The file is UTF-8, but not at byte ${at + 1}. Mend it there, or save it anew as UTF-8.`,
    de: `Die Datei ist UTF-8, aber nicht an Byte ${at + 1}. Bitte dort berichtigen oder neu als UTF-8 speichern.`,
  }
}

function readAs(encoding: Encoding): Sentence {
  const also = encoding === 'Windows-1252' ? ' (Latin-1)' : ''
  return {
    en: `The file is not UTF-8; it was read as ${encoding}${also}.`,
    de: `Die Datei ist nicht UTF-8; sie wurde als ${encoding}${also} gelesen.`,
  }
}

const sentences = {
  empty: { en: 'The file is empty.', de: 'Die Datei ist leer.' },
  tooLarge: {
    en: 'The file is larger than 64 megabytes, as it is or unpacked. Split it.',
    de: 'Die Datei ist größer als 64 Megabyte, so oder entpackt. Bitte aufteilen.',
  },
  halfCharacter: {
    en: 'The file has half a character in it, or is cut off within one. Save it anew as UTF-8.',
    de: 'In der Datei steht ein halbes Zeichen, oder sie ist mitten in einem abgeschnitten. Bitte neu als UTF-8 speichern.',
  },
  packing: {
    en: `The file is packed (gzip), but damaged or cut off: it can't be unpacked.`,
    de: 'Die Datei ist gepackt (gzip), aber beschädigt oder abgeschnitten: Sie lässt sich nicht entpacken.',
  },
} satisfies Record<string, Sentence>
