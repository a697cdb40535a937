import { randomBytes } from 'node:crypto'
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { createPool } from './pool.ts'

/** A file that changed so shortly before it was first copied may have changed once more within the clock's last tick. */
const clockTickMs = 1000
const prefix = 'backup-'

/** A folder whose `database` is that of a running service as it stood at one moment. */
export interface DataCopy {
  home: string
  remove(): void
}

/**
 * Copies the data of the running service that is reached at `url`. It works on meanwhile: what it changed is copied
 * once more while its one session is held, which is the only time that it waits. The copy is as a killed process
 * leaves its data, from which PostgreSQL recovers.
 */
export async function copyRunningData(home: string, url: string): Promise<DataCopy> {
  const folder = resolve(home)
  removeLeftovers(folder)
  const copy = join(folder, `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`)
  const remove = () => rmSync(copy, { recursive: true, force: true, maxRetries: 5 })
  mkdirSync(copy, { mode: 0o700 })
  try {
    const [from, to] = [join(folder, 'database'), join(copy, 'database')]
    const copied = copyFiles(from, to)
    await holdingSession(url, () => copyFiles(from, to, copied))
    return { home: copy, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Of processes that were killed. */
function removeLeftovers(folder: string): void {
  const leftovers = readdirSync(folder).filter((name) => name.startsWith(prefix) && !isAlive(name))
  for (const name of leftovers) rmSync(join(folder, name), { recursive: true, force: true })
}

function isAlive(name: string): boolean {
  try {
    return process.kill(Number(name.slice(prefix.length).split('-')[0]), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** In an open transaction nobody else gets the session, and PGlite writes nothing of its own accord. */
async function holdingSession(url: string, work: () => void): Promise<void> {
  const pool = createPool(url, 1)
  const session = await pool.connect()
  try {
    await session.query('begin read only')
    work()
    await session.query('commit')
  } finally {
    session.release(true)
    await pool.end()
  }
}

/** What each name was like before it was copied; undefined where that may have changed in the same tick. */
type Copied = Map<string, Stats | undefined>

/** Copies what is not copied yet as it is now, and removes what is no longer there. */
function copyFiles(from: string, to: string, copied: Copied = new Map()): Copied {
  const settledBeforeMs = Date.now() - clockTickMs
  const found: Copied = new Map()
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    const state = statSync(join(from, name), { throwIfNoEntry: false })
    if (!state) continue
    found.set(name, state.mtimeMs < settledBeforeMs ? state : undefined)
    if (state.isDirectory()) mkdirSync(join(to, name), { recursive: true, mode: 0o700 })
    else if (!isSame(state, copied.get(name))) copyFile(join(from, name), join(to, name))
  }
  const gone = [...copied.keys()].filter((name) => !found.has(name))
  for (const name of gone) rmSync(join(to, name), { recursive: true, force: true })
  return found
}

function isSame(state: Stats, before: Stats | undefined): boolean {
  return before?.mtimeMs === state.mtimeMs && before.size === state.size && before.ino === state.ino
}

/** By reference where the file system can. A file that goes away meanwhile is not there at the second look either. */
function copyFile(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (existsSync(from)) throw error
  }
}
