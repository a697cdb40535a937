import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { undoLater } from './undo.ts'

const run = promisify(execFile)

/** A PostgreSQL server in a temporary folder, with Debian's programs; undefined where there are none. */
export async function startScratchServer(): Promise<string | undefined> {
  const programs = debianPrograms()
  if (!programs) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'))
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  if (isRoot()) await run('chown', ['postgres', folder])
  await asPostgres(folder, join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C',
  ])
  const port = await freePort()
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} ${memorySettings()}`
  const control = join(programs, 'pg_ctl')
  undoLater(() => rm(folder, { recursive: true, force: true }))
  await asPostgres(folder, control, ['-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', 'start'])
  undoLater(async () => {
    await asPostgres(folder, control, ['-D', data, '-m', 'fast', '-w', 'stop'])
  })
  return `postgresql://postgres@127.0.0.1:${port}/postgres`
}

/** Of the newest version that has a server, not only a client. */
function debianPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .sort((one, other) => other - one)
    : []
  return versions
    .map((version) => join(root, `${version}`, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

/** A quarter of the memory for its buffers, as PostgreSQL's manual recommends; else as it comes. */
function memorySettings(): string {
  return `-c shared_buffers=${Math.floor(totalmem() / 4 / 2 ** 20)}MB -c max_wal_size=4GB`
}

/** PostgreSQL refuses to run as root. */
function asPostgres(folder: string, program: string, parameters: string[]) {
  const [command, ...rest] = isRoot() ? ['runuser', '-u', 'postgres', '--', program] : [program]
  return run(command, [...rest, ...parameters], { cwd: folder })
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
