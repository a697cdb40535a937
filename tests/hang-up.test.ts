import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { fillDesk } from '../src/bench/generate.ts'
import { rulingsSql } from '../src/bench/rulings.sql.ts'
import { exportKinds, formatNames } from '../src/exports/format-names.ts'
import { Service } from './support/service.ts'
import { testServer } from './support/template.ts'

/** Whoever takes something large away and hangs up in between holds nothing of the database for longer than a second. */

const claims = testServer ? 5000 : 1000
const settings = { BELEG_SITE: 'https://desk.example' }

let service: Service
beforeAll(async () => {
  service = await Service.start({ settings })
  const client = new pg.Client(service.desk.url)
  await client.connect()
  try {
    await fillDesk(client, claims, () => {})
    await client.query(`begin; set local session_replication_role = replica; ${rulingsSql(1)}; commit`)
  } finally {
    await client.end()
  }
}, 120_000)
afterAll(() => service.stop())

/** Every export, also as it stood at a time and with what has changed. */
const exports = [
  ...exportKinds.flatMap((kind) => formatNames[kind].map((format) => `${kind}?format=${format}`)),
  ...[
    'verdicts?format=ndjson&since=start',
    'verdicts?speaker=speaker-1',
    'rulings?format=csv&reviewers=pseudonyms',
  ],
  ...['desk', 'desk?format=ndjson'],
]

/** Asks, and reads no further than the first bytes. */
async function beginReading(path: string): Promise<IncomingMessage> {
  const request = get(`${service.origin}/api/v1/exports/${path}`)
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (response?.statusCode !== 200) throw new Error(`${path} answered ${response?.statusCode}`)
  await once(response, 'readable')
  return response
}

const onServer = testServer ? describe : describe.skip

onServer('on a server', () => {
  const tableOf = (path: string) => (path.startsWith('rulings') ? 'ruling' : 'verdict')

  /** What the service has PostgreSQL do just now, or keep open. */
  const underWay = () =>
    service.sql<{ state: string; query: string }>(
      `select state, query from pg_stat_activity
       where datname = current_database() and application_name = 'beleg' and state <> 'idle'`,
    )

  /** While nobody else can read the table, so that a statement of the export stands still. */
  async function withLock(table: string, work: () => Promise<void>): Promise<void> {
    const client = new pg.Client(service.desk.url)
    await client.connect()
    try {
      await client.query(`begin; lock table ${table} in access exclusive mode`)
      await work()
    } finally {
      await client.end()
    }
  }

  async function until(isSo: () => Promise<boolean>, mostMs: number): Promise<number> {
    const startedAt = performance.now()
    while (!(await isSo())) {
      if (performance.now() - startedAt > mostMs) throw new Error(`Not within ${mostMs} ms`)
      await sleep(20)
    }
    return performance.now() - startedAt
  }

  test.each(exports)('%s: what PostgreSQL is doing for it is stopped within a second', async (path) => {
    const response = await beginReading(path)
    await withLock(tableOf(path), async () => {
      response.resume()
      await until(async () => (await underWay()).length > 0, 10_000)
      response.destroy()
      await until(async () => (await underWay()).length === 0, 1000)
    })
    expect((await service.get('/readyz')).status).toBe(200)
  })

  test('many who hang up, also before the first byte, leave connections for everybody else', async () => {
    await withLock('verdict', async () => {
      const requests = Array.from({ length: 24 }, (_, nth) =>
        get(`${service.origin}/api/v1/exports/${exports[nth % exports.length]}`).on('error', () => {}),
      )
      await until(async () => (await underWay()).length >= 8, 10_000)
      for (const request of requests) request.destroy()
      await until(async () => (await underWay()).length === 0, 1000)
      const startedAt = performance.now()
      expect((await service.get('/speakers?limit=1')).status).toBe(200)
      expect(performance.now() - startedAt).toBeLessThan(1000)
    })
  })
})

const onEmbedded = testServer ? describe.skip : describe

onEmbedded('on the embedded database', () => {
  const readings = async () => {
    await service.sql('select pg_stat_force_next_flush()')
    const [row] = await service.sql<{ readings: string }>(
      "select sum(seq_scan + idx_scan) as readings from pg_stat_user_tables where relname in ('verdict', 'ruling')",
    )
    return row?.readings
  }

  test.each(['verdicts?format=ndjson', 'rulings?format=csv', 'verdicts?format=ndjson&since=start', 'desk'])(
    '%s: nothing more is read',
    async (path) => {
      const response = await beginReading(path)
      response.destroy()
      await sleep(500)
      const then = await readings()
      await sleep(200)
      expect(await readings()).toBe(then)
    },
  )
})

test.each(exports)('%s: others are answered at once', async (path) => {
  const response = await beginReading(path)
  response.destroy()
  const startedAt = performance.now()
  expect((await service.get('/speakers?limit=1')).status).toBe(200)
  expect(performance.now() - startedAt).toBeLessThan(1000)
})

test('and the log tells of no error', () => {
  expect(service.said()).not.toContain('"level":50')
})
