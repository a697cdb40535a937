import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes an export to a file, or to standard output. */
export async function writeOut(pieces: AsyncIterable<string>, output: string | undefined): Promise<void> {
  if (output) await writeFile(output, watched(pieces))
  else await pipeline(Readable.from(pieces, { highWaterMark: 1 }), process.stdout, { end: false })
}

/** The file gets its name when it is whole. */
async function writeFile(output: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${output}.unfinished`
  await pipeline(Readable.from(pieces, { highWaterMark: 1 }), createWriteStream(unfinished))
  await rename(unfinished, output)
}

/** Tells a person who watches, once a second, how much has been written. */
async function* watched(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let bytes = 0
  let toldAt = Date.now()
  for await (const piece of pieces) {
    yield piece
    bytes += Buffer.byteLength(piece)
    if (!process.stderr.isTTY || Date.now() - toldAt < 1000) continue
    toldAt = Date.now()
    process.stderr.write(`\r${(bytes / 1e6).toFixed(1)} MB written `)
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${(bytes / 1e6).toFixed(1)} MB written.\n`)
}
