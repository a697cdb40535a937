import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

/** Builds the empty desk once a test run; each test file works on a copy of it. */

const run = promisify(execFile)

/** Set to a PostgreSQL server's address, the tests run on databases of that server instead of embedded ones. */
export const testServer = process.env.BELEG_TEST_SERVER

export default async function buildTemplate(): Promise<void> {
  const template = testServer
    ? await createTemplateDatabase(testServer)
    : await mkdtemp(join(tmpdir(), 'beleg-template-'))
  process.env.BELEG_TEST_TEMPLATE = template
  const place = testServer ? { DATABASE_URL: databaseUrl(testServer, template) } : { BELEG_HOME: template }
  await run(process.execPath, ['dist/main.js', 'migrate'], {
    env: { ...process.env, DATABASE_URL: '', BELEG_SAMPLE: 'none', ...place },
  })
}

export async function removeTemplate(): Promise<void> {
  const template = process.env.BELEG_TEST_TEMPLATE ?? ''
  if (testServer) await onServer(testServer, `drop database if exists ${template} with (force)`)
  else if (template) await rm(template, { recursive: true, force: true })
}

/** One statement on the server's own database. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The server's address with another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function createTemplateDatabase(server: string): Promise<string> {
  const name = `beleg_template_${process.pid}`
  await onServer(server, `drop database if exists ${name} with (force)`)
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`)
  return name
}
