import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { appendFile, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** What `sha256sum -c` reads, a line for each file. */
export const checksums = 'SHA256SUMS'

/** Writes a file of the folder. @param name its path within, with slashes. */
export type Write = (name: string, pieces: Iterable<string> | AsyncIterable<string>) => Promise<void>

/**
 * Writes a folder that gets its name when it is whole, with the checksums of all its files.
 * @throws Error with a sentence for the operator when there is something at that place.
 */
export async function writeFolderWhole(folder: string, fill: (write: Write) => Promise<void>): Promise<void> {
  const place = await freePlace(folder)
  const unfinished = `${place}.${randomBytes(4).toString('hex')}.unfinished`
  try {
    await mkdir(unfinished, { recursive: true })
    await fill((name, pieces) => writeFile(unfinished, name, pieces))
    await rename(unfinished, place)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Where nothing is, or an empty folder. */
async function freePlace(folder: string): Promise<string> {
  const place = await realpath(folder).catch(() => resolve(folder))
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error.code === 'ENOTDIR' ? new Error(`${folder} is a file: name a folder`) : error
  })
  if (names.length > 0) throw new Error(`${folder} is not empty: name a folder that is, or a new one`)
  return place
}

async function writeFile(
  folder: string,
  name: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const hash = createHash('sha256')
  const file = join(folder, name)
  await mkdir(dirname(file), { recursive: true })
  const hashed = async function* () {
    for await (const piece of pieces) {
      hash.update(piece)
      yield piece
    }
  }
  await pipeline(hashed, createWriteStream(file))
  await appendFile(join(folder, checksums), `${hash.digest('hex')}  ${name}\n`)
}
