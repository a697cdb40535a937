import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'

// PGlite turns fsync off, and its fdatasync does nothing: without these a power cut could take what was committed.
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'timezone=UTC'],
]

/** What PGlite's typings leave out: the file operations of its folder on the disk. */
interface DiskFiles {
  stream_ops: { fsync?: (stream: { nfd: number }) => number }
}

/** Opens the database in `folder`; makes it first when there is none. */
export async function openData(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) await createData(folder)
  const database = await PGlite.create(folder, { extensions: { pg_trgm, unaccent }, startParams })
  const disk: DiskFiles = database.Module.FS.filesystems.NODEFS
  disk.stream_ops.fsync = (stream) => {
    fsyncSync(stream.nfd)
    return 0
  }
  return database
}

/** A first start that is cut short leaves no half-made database: the folder gets its name at the end. */
async function createData(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const database = await PGlite.create(unfinished)
  await database.close()
  const names = readdirSync(unfinished, { recursive: true, encoding: 'utf8' })
  for (const path of [unfinished, ...names.map((name) => join(unfinished, name))]) writeThrough(path)
  renameSync(unfinished, folder)
  writeThrough(dirname(folder))
}

/** Has the disk, not only the operating system, hold a file's content or a folder's names. */
function writeThrough(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
