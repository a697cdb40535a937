import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageFolder } from '../database/package-folder.ts'
import { makeEmbeddedPlace, makeServerPlace, onDatabase, type Place } from './place.ts'
import { type Running, startService } from './processes.ts'
import { rulingsSql } from './rulings.sql.ts'
import { undoLater } from './undo.ts'

const run = promisify(execFile)

/** A copy of a desk that several share: who asks needs a token, and what was judged has published rulings. */
export interface SharedDesk {
  service: Running
  headers: Record<string, string>
}

/** Copies a filled desk on which no service runs. */
export async function copyPlace({ kind, url, settings }: Place): Promise<Place> {
  if (kind === 'server') return makeServerPlace(url, 'shared', new URL(url).pathname.slice(1))
  const copy = await makeEmbeddedPlace()
  // The database alone: beside it lie sockets.
  const [from, to] = [settings, copy.settings].map(({ BELEG_HOME = '' }) => join(BELEG_HOME, 'database'))
  await cp(from ?? '', to ?? '', { recursive: true })
  return copy
}

/** Gives it an account and, for every tenth verdict on a claim, a review with a published ruling. */
export async function shareDesk(place: Place): Promise<SharedDesk> {
  const token = await createReader(place)
  const filling = await startService(place)
  try {
    await onDatabase(place.url, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query(rulingsSql(10))
      await client.query('vacuum analyze')
    })
  } finally {
    await filling.stop()
  }
  const service = await startService({
    ...place,
    settings: { ...place.settings, BELEG_SITE: 'https://bench.example' },
  })
  undoLater(service.stop)
  return { service, headers: { authorization: `Bearer ${token}` } }
}

async function createReader({ settings }: Place): Promise<string> {
  const words = ['account', 'create', 'reader@bench.example', '--role', 'administrator', '--token']
  const { stdout } = await run(process.execPath, [join(packageFolder, 'dist/main.js'), ...words], {
    env: { ...process.env, ...settings },
  })
  return stdout.trim().split(/\s+/).at(-1) ?? ''
}
