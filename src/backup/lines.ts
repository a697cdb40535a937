import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { isNativeError } from 'node:util/types'
import { createGunzip } from 'node:zlib'

/** How much is in memory at once, uncompressed. */
const pieceBytes = 512 * 1024
/** Longer than any row of Beleg's. */
const longestLineBytes = 64 * 1024 * 1024

/**
 * The lines of a compressed file, several at a time.
 * @throws Error with a sentence for the operator when it is cut off, damaged, or no such file.
 */
export async function* readLines(file: string): AsyncGenerator<string[]> {
  const { size } = await stat(file)
  const plain = createGunzip({ chunkSize: pieceBytes })
  // A failure of either destroys both, and whoever reads gets it.
  pipeline(createReadStream(file), plain, () => {})
  try {
    yield* splitLines(plain)
  } catch (error) {
    if (!isOfCompression(error)) throw error
    throw new Error(`${file} is no whole backup: ${error.message}`)
  }
  if (plain.bytesWritten !== size) throw new Error(`${file} is no whole backup: something follows its end`)
}

async function* splitLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let begun: Buffer[] = []
  let begunBytes = 0
  for await (const piece of pieces) {
    const end = piece.lastIndexOf('\n') + 1
    if (end > 0) {
      yield Buffer.concat([...begun, piece.subarray(0, end - 1)])
        .toString()
        .split('\n')
      begun = []
      begunBytes = 0
    }
    begun.push(piece.subarray(end))
    begunBytes += piece.length - end
    if (begunBytes > longestLineBytes) throw new Error('A line of it is longer than any of a backup')
  }
  if (begunBytes > 0) yield [Buffer.concat(begun).toString()]
}

function isOfCompression(error: unknown): error is Error {
  return isNativeError(error) && 'code' in error && String(error.code).startsWith('Z_')
}
