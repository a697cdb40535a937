/**
 * The child process that runs PGlite. Its working directory is the home folder; its argument is the folder
 * that holds the socket while it serves. It ends when its parent says so or is gone, whatever way that went.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import type { EmbeddedMessage } from './embedded.ts'
import { openData } from './embedded-data.ts'
import { guardSession } from './session-guard.ts'
import { claimSoleUse, type Use } from './sole-use.ts'

const maxConnections = 64
const closingMs = 10_000

let use: Use = 'waiting'
let closeDatabase = async (): Promise<void> => {}

// Ctrl-C reaches the whole process group, but the parent still has requests to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.once('disconnect', () => void end())
process.once('message', () => void end())
if (process.connected) await serve(process.argv[2] ?? '.')

async function serve(socketFolder: string): Promise<void> {
  try {
    await claimSoleUse(() => use)
  } catch (error) {
    await tellParent({ refused: error instanceof Error ? error.message : String(error) })
    return end()
  }
  if (use === 'ending') return
  use = 'serving'
  const database = await openData('database')
  rmSync(socketFolder, { recursive: true, force: true })
  mkdirSync(socketFolder, { mode: 0o700 })
  const path = `${socketFolder}/.s.PGSQL.5432`
  const server = new PGLiteSocketServer({ db: guardSession(database, failBroken), path, maxConnections })
  await server.start()
  closeDatabase = async () => {
    await server.stop()
    await database.close()
    rmSync(socketFolder, { recursive: true, force: true })
  }
  await tellParent({ ready: true })
}

async function end(): Promise<void> {
  if (use === 'ending') return
  use = 'ending'
  setTimeout(() => process.exit(1), closingMs)
  await closeDatabase()
  process.exit(0)
}

function failBroken(error: unknown): never {
  console.error(error)
  process.exit(1)
}

function tellParent(message: EmbeddedMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve())
    else resolve()
  })
}
