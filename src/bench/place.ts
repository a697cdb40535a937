import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { undoLater } from './undo.ts'

/** Where a generated desk stands: a database of its own on a server, or an embedded one in a folder of its own. */
export interface Place {
  kind: 'server' | 'embedded'
  /** The settings that lead the service to it. */
  settings: Record<string, string>
  /** Where others reach it; the embedded one only while the service runs. */
  url: string
  remove(): Promise<void>
}

/** @param template the database that it begins as a copy of; an empty one unless given. */
export async function makeServerPlace(server: string, part: string, template?: string): Promise<Place> {
  const name = `${template ?? `beleg_bench_${process.pid}`}_${part}`
  const url = new URL(server)
  url.pathname = '/postgres'
  const admin = template ? url.href : server
  await onDatabase(admin, (client) =>
    client.query(`create database ${name} template ${template ?? 'template0'} encoding 'UTF8'`),
  )
  url.pathname = `/${name}`
  return removedLater({
    kind: 'server',
    settings: { DATABASE_URL: url.href },
    url: url.href,
    async remove() {
      await onDatabase(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  })
}

export async function makeEmbeddedPlace(): Promise<Place> {
  // Short, because the path of the socket in it is limited to about 100 bytes.
  const home = await mkdtemp(join(tmpdir(), 'beleg-bench-'))
  return removedLater({
    kind: 'embedded',
    settings: { DATABASE_URL: '', BELEG_HOME: home },
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(join(home, 'socket'))}`,
    remove: () => rm(home, { recursive: true, force: true }),
  })
}

function removedLater(place: Place): Place {
  undoLater(place.remove)
  return place
}

/** Does something over one connection. */
export async function onDatabase<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
