import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { packageFolder } from '../database/package-folder.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)

/** A server process that answers at `origin`. */
export interface Running {
  origin: string
  processId: number
  stop(): Promise<void>
}

/** The service as everybody starts it. */
export function startService({ settings }: Place): Promise<Running> {
  return start('dist/main.js', ['serve'], { ...settings, PORT: '0', BELEG_SAMPLE: 'none', BELEG_LOG: 'warn' })
}

/** The yardstick: node:http and pg, and nothing else. */
export function startBare({ kind, url }: Place): Promise<Running> {
  return start('dist/bench/bare-server.js', [url, kind])
}

/** Resident memory in megabytes. */
export async function residentMegabytes(processId: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', `${processId}`])
  return Number(stdout) / 1024
}

/** The process that runs PGlite for a service with an embedded database; undefined with a server. */
export async function embeddedProcessOf({ processId }: Running): Promise<number | undefined> {
  const { stdout } = await run('pgrep', ['-P', `${processId}`]).catch(() => ({ stdout: '' }))
  return Number(stdout.trim()) || undefined
}

async function start(program: string, parameters: string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(packageFolder, program), ...parameters], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await readyAddress(child)
  return { origin, processId: child.pid ?? 0, stop: () => stop(child) }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The process has no output')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const origin = /ready at (http:\S+)/.exec(line)?.[1]
    if (origin) return origin
  }
  throw new Error('The process ended before it was ready')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
