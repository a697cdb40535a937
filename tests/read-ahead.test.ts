import { execFileSync } from 'node:child_process'
import pg from 'pg'
import { fillDesk } from '../src/bench/generate.ts'
import { sql } from '../src/database/json.sql.ts'
import { openDatabase } from '../src/database/open.ts'
import { readAll } from '../src/exports/batches.ts'
import { verdictRows } from '../src/exports/verdict-rows.sql.ts'
import { Service } from './support/service.ts'
import { testServer } from './support/template.ts'

/** Of the embedded database nobody can see what it does. */
const onServer = testServer ? describe : describe.skip

onServer('rows of an export', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.start()
    const client = new pg.Client(service.desk.url)
    await client.connect()
    await fillDesk(client, 500, () => {}).finally(() => client.end())
  })
  afterAll(() => service.stop())

  test('are asked for while whoever gets those before them still works and lets nothing else happen', async () => {
    const database = await openDatabase({ databaseUrl: service.desk.url, home: '', onLost() {} })
    const asked = { filter: {}, json: sql`v.aspect` }
    try {
      for await (const batch of readAll(database, verdictRows, asked)) {
        expect(batch).not.toEqual([])
        // Nothing else happens in this process until that one has ended.
        expect(inAnotherProcess(isNextAskedFor, service.desk.url)).toBe('true')
        break
      }
    } finally {
      await database.close()
    }
  })
})

/** Prints whether a statement for rows beyond others reaches PostgreSQL within ten seconds. */
const isNextAskedFor = `
  import pg from 'pg'
  const client = new pg.Client(process.argv[1])
  await client.connect()
  let isAsked = false
  for (let left = 200; left > 0 && !isAsked; left -= 1) {
    const { rows } = await client.query("select from pg_stat_activity where datname = current_database() \\
      and pid <> pg_backend_pid() and query like '%v.id > $%'")
    isAsked = rows.length > 0
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  console.log(isAsked)
  await client.end()`

function inAnotherProcess(program: string, parameter: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', program, parameter], {
    encoding: 'utf8',
  }).trim()
}
