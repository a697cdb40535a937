import type { IncomingMessage } from 'node:http'
import { pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Sentence } from '../errors.ts'
import { refusePage } from './page-address.ts'

/** Bytes of a page, as they come and after they are unpacked. */
export const mostPageBytes = 5_000_000

const unpackers = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

export const understoodEncodings = 'gzip, deflate, br'

/** A page's unpacked bytes. @throws DomainError `invalid` for too many of them, before or after unpacking. */
export async function readPageBody(response: IncomingMessage): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of limited(unpack(limited(response), encodingOf(response)))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Passes on until it is too much; then whatever feeds it is broken off. */
async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.length
    if (bytes > mostPageBytes) throw refusePage(sentences.tooLarge)
    yield piece
  }
}

function unpack(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  if (encoding === 'identity') return source
  const createUnpacker = unpackers.get(encoding)
  if (!createUnpacker) throw refusePage(sentences.encoding)
  // What goes wrong is told to whoever reads the last of them.
  return pipeline(source, createUnpacker(), () => {})
}

function encodingOf({ headers }: IncomingMessage): string {
  return headers['content-encoding']?.trim().toLowerCase() || 'identity'
}

const sentences = {
  tooLarge: {
    en: `The page is too large: up to ${mostPageBytes / 1_000_000} megabytes are read, also after unpacking.`,
    de: `Die Seite ist zu groß: Gelesen werden bis zu ${mostPageBytes / 1_000_000} Megabyte, auch nach dem Entpacken.`,
  },
  encoding: {
    en: 'The page is packed in a way that is not understood.',
    de: 'Die Seite ist auf eine Art gepackt, die nicht verstanden wird.',
  },
} satisfies Record<string, Sentence>
