import type { Sentence } from '../errors.ts'

/** A file line by line, of which never more than one line is in memory. */

export interface FileLine {
  /** From 1. */
  line: number
  /** Empty where it could not be read. */
  text: string
  problem?: Sentence
}

const longestLine = 16 * 1024 * 1024
const newline = 10

/** Lines with something in them, in UTF-8; where the packing is damaged a last one says so. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  let line = 1
  let begun = new Begun()
  try {
    for await (const piece of pieces) {
      let start = 0
      for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
        begun.add(piece.subarray(start, end))
        yield* begun.read(line++)
        begun = new Begun()
        start = end + 1
      }
      begun.add(piece.subarray(start))
    }
  } catch (error) {
    if (!isPacking(error)) throw error
    return yield { line, text: '', problem: sentences.packing }
  }
  yield* begun.read(line)
}

/** A line whose end has not come. */
class Begun {
  private pieces: Uint8Array[] = []
  private length = 0

  add(piece: Uint8Array): void {
    this.length += piece.length
    if (this.length > longestLine) this.pieces = []
    else if (piece.length > 0) this.pieces.push(piece)
  }

  *read(line: number): Generator<FileLine> {
    if (this.length > longestLine) return yield { line, text: '', problem: sentences.tooLong }
    const text = decode(this.pieces)
    if (text === undefined) yield { line, text: '', problem: sentences.notUtf8 }
    else if (text.trim() !== '') yield { line, text }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(pieces: readonly Uint8Array[]): string | undefined {
  try {
    const [first] = pieces
    return utf8.decode(pieces.length === 1 ? first : Buffer.concat(pieces))
  } catch {
    return undefined
  }
}

function isPacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_|^ERR_BUFFER/.test(String(error.code))
}

const sentences = {
  packing: {
    en: `The file is packed (gzip), but damaged or cut off: from here on it can't be unpacked.`,
    de: 'Die Datei ist gepackt (gzip), aber beschädigt oder abgeschnitten: Ab hier lässt sie sich nicht entpacken.',
  },
  tooLong: {
    en: 'This line is longer than 16 megabytes.',
    de: 'Diese Zeile ist länger als 16 Megabyte.',
  },
  notUtf8: { en: 'This line is not UTF-8.', de: 'Diese Zeile ist nicht UTF-8.' },
} satisfies Record<string, Sentence>
