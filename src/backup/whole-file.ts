import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** Writes a file that only its owner can read, which gets its name when it is whole and on the disk. */
export async function writeFileWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    const output = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(pieces, { highWaterMark: 1 }), createGzip(), output)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await writeThrough(dirname(file))
}

/** Has the disk hold the folder's new name. */
async function writeThrough(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
