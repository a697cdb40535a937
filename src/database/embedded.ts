import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { packageFolder } from './package-folder.ts'

/** What the child process tells its parent, once. */
export type EmbeddedMessage = { ready: true } | { refused: string }

export interface Embedded {
  readonly connectionString: string
  /** Closes the database and ends its process. */
  stop(): Promise<void>
}

// Socket paths end at 104 bytes on macOS, at 108 on Linux.
const socketName = '.s.PGSQL.5432'
const longestSocketPath = 100
const closingMs = 10_000

/**
 * Starts PGlite in a child process, its data under `home`: about 5 seconds the first time, later about 1.
 * `onLost` gets a sentence when the process ends without having been told to.
 * @throws Error with a sentence for the operator when another process uses these data.
 */
export async function startEmbedded(home: string, onLost: (reason: string) => void): Promise<Embedded> {
  const homeFolder = resolve(home)
  mkdirSync(homeFolder, { recursive: true, mode: 0o700 })
  const socket = chooseSocketFolder(homeFolder)
  // The process's own output goes to stderr: stdout belongs to what the command prints.
  const child = fork(join(packageFolder, 'dist/database/embedded-process.js'), [socket.folder], {
    cwd: homeFolder,
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(socket.remove)
  await waitUntilReady(child, homeFolder).catch((error: unknown) => {
    socket.remove()
    throw error
  })
  const reportLoss = (code: number | null, signal: string | null) =>
    onLost(`The embedded database in ${homeFolder} ended unexpectedly (${signal ?? `exit code ${code}`})`)
  child.once('exit', reportLoss)
  return {
    connectionString: connectionStringOf(socket.folder),
    async stop() {
      child.off('exit', reportLoss)
      await endChild(child, ended)
    },
  }
}

/** Where a service that uses these data already can be reached; undefined when there is none. */
export async function findRunning(home: string): Promise<string | undefined> {
  const folder = resolve(home, 'socket')
  const isListening = await new Promise<boolean>((resolve) => {
    const socket = connect(join(folder, socketName))
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
  return isListening ? connectionStringOf(folder) : undefined
}

function connectionStringOf(socketFolder: string): string {
  return `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`
}

/** Inside the home folder, or below the system's temporary one when that would make too long a path. */
function chooseSocketFolder(homeFolder: string): { folder: string; remove: () => void } {
  const folder = join(homeFolder, 'socket')
  if (Buffer.byteLength(join(folder, socketName)) <= longestSocketPath) return { folder, remove: () => {} }
  const fresh = mkdtempSync(join(tmpdir(), 'beleg-'))
  return { folder: fresh, remove: () => rmSync(fresh, { recursive: true, force: true }) }
}

function waitUntilReady(child: ChildProcess, homeFolder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (sentence: string) => reject(new Error(sentence))
    child.once('error', (error) => fail(`The embedded database could not be started: ${error.message}`))
    child.once('exit', (code, signal) =>
      fail(`The embedded database in ${homeFolder} could not be opened (${signal ?? `exit code ${code}`})`),
    )
    child.once('message', (message: EmbeddedMessage) =>
      'refused' in message ? fail(message.refused) : resolve(),
    )
  })
}

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.send('end', () => {})
  const impatience = setTimeout(() => child.kill('SIGKILL'), closingMs)
  await ended
  clearTimeout(impatience)
}
