import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseUrl, onServer, testServer } from './template.ts'

/** A database of a test's own. */
export interface DeskCopy {
  /** The settings that lead the service to it. */
  settings: { DATABASE_URL: string; BELEG_HOME: string }
  /** The address under which the test itself reaches it while the service runs. */
  url: string
  remove(): Promise<void>
}

/** A copy of the empty desk; with `fresh` a database in which nothing was ever started. */
export async function copyDesk({ fresh = false } = {}): Promise<DeskCopy> {
  const home = await mkdtemp(join(tmpdir(), 'beleg-test-'))
  const template = process.env.BELEG_TEST_TEMPLATE
  if (!template) throw new Error('No template: the tests are started with "npm test" or "npm run test:only"')
  if (testServer) return copyDatabase(testServer, fresh ? 'template0' : template, home)
  if (!fresh) await cp(join(template, 'database'), join(home, 'database'), { recursive: true })
  return embeddedIn(home)
}

/** An embedded database in which nothing was ever started, also where the tests run on a server. */
export async function newEmbeddedDesk(): Promise<DeskCopy> {
  return embeddedIn(await mkdtemp(join(tmpdir(), 'beleg-test-')))
}

function embeddedIn(home: string): DeskCopy {
  return {
    settings: { DATABASE_URL: '', BELEG_HOME: home },
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(join(home, 'socket'))}`,
    remove: () => rm(home, { recursive: true, force: true }),
  }
}

/** A database on the server of somebody who owns it and may do nothing else. */
export async function newOwnedDesk(server: string): Promise<DeskCopy> {
  const name = `beleg_owner_${process.pid}`
  await onServer(server, `create role ${name} login`)
  await onServer(server, `create database ${name} template template0 encoding 'UTF8' owner ${name}`)
  const home = await mkdtemp(join(tmpdir(), 'beleg-test-'))
  const url = new URL(databaseUrl(server, name))
  url.username = name
  return {
    settings: { DATABASE_URL: url.href, BELEG_HOME: home },
    url: url.href,
    async remove() {
      await onServer(server, `drop database if exists ${name} with (force)`)
      await onServer(server, `drop role if exists ${name}`)
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function copyDatabase(server: string, template: string, home: string): Promise<DeskCopy> {
  const name = `beleg_test_${home.slice(-6).toLowerCase()}_${process.pid}`
  await onServer(server, `create database ${name} template ${template}`)
  const url = databaseUrl(server, name)
  return {
    settings: { DATABASE_URL: url, BELEG_HOME: home },
    url,
    async remove() {
      await onServer(server, `drop database if exists ${name} with (force)`)
      await rm(home, { recursive: true, force: true })
    },
  }
}
