import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'

/** A file that is on its way: how it begins is known, the rest is not yet here. */
export interface IncomingFile {
  /** Its first characters, unpacked. */
  beginning: string
  isPacked: boolean
  /** All of it as it comes. */
  pieces: AsyncIterable<Uint8Array>
}

/** So many bytes show what it is. */
const telling = 1024

export async function beginFile(pieces: AsyncIterable<Uint8Array>): Promise<IncomingFile> {
  const coming = pieces[Symbol.asyncIterator]()
  let first = Buffer.alloc(0)
  while (first.length < telling) {
    const { done, value } = await coming.next()
    if (done) break
    first = Buffer.concat([first, value])
  }
  const isPacked = first[0] === 0x1f && first[1] === 0x8b
  return { isPacked, beginning: textOf(first, isPacked), pieces: all(first, coming) }
}

async function* all(first: Uint8Array, coming: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let next = await coming.next(); !next.done; next = await coming.next()) yield next.value
  } finally {
    await coming.return?.()
  }
}

function textOf(first: Uint8Array, isPacked: boolean): string {
  return Buffer.from(isPacked ? unpackedPart(first) : first)
    .subarray(0, telling)
    .toString()
}

/** What a part of a packed file unpacks to, nothing where it is damaged. */
function unpackedPart(part: Uint8Array): Uint8Array {
  try {
    return gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 })
  } catch {
    return new Uint8Array()
  }
}

export function unpacked(pieces: AsyncIterable<Uint8Array>, isPacked: boolean): AsyncIterable<Uint8Array> {
  // What goes wrong is thrown to whoever reads.
  return isPacked ? pipeline(Readable.from(pieces), createGunzip(), () => {}) : pieces
}

/** Puts all that comes into a file without a name, which is gone once it is read or nobody reads it. */
export async function keepForLater(pieces: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const path = join(tmpdir(), `beleg-import-${crypto.randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  try {
    for await (const piece of pieces) await file.appendFile(piece)
  } catch (error) {
    await file.close()
    throw error
  }
  return file.createReadStream({ start: 0 })
}
