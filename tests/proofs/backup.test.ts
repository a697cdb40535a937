import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runMigrations } from '../../src/database/migrations.ts'
import { openDatabase } from '../../src/database/open.ts'
import { inOwnTransaction } from '../../src/database/own-transaction.ts'
import { recordChange } from '../../src/history/changes.ts'
import { contentOf } from '../support/backup.ts'
import { addClaim, addQuote, newVerdict, unique } from '../support/desk.ts'
import { copyDesk, type DeskCopy, newEmbeddedDesk, newOwnedDesk } from '../support/desk-copy.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'
import { testServer } from '../support/template.ts'

/** The drill: backups while people write, on both kinds of database, cut short in every way, and put back. */

const folder = mkdtempSync(join(tmpdir(), 'beleg-drill-'))
const file = (name: string) => join(folder, name)
let service: Service

beforeAll(async () => {
  service = await Service.start({ sample: true })
})
afterAll(async () => {
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function backUp(name: string, { desk } = service): Promise<string> {
  const { code, stderr } = await runProgram(['backup', file(name)], desk.settings)
  expect([code, stderr]).toEqual([0, ''])
  return file(name)
}

async function restored<Result>(
  backup: string,
  desk: DeskCopy,
  look: (service: Service) => Promise<Result>,
): Promise<Result> {
  const { code, stderr } = await runProgram(['restore', backup, '--replace'], desk.settings)
  expect([code, stderr]).toEqual([0, expect.stringMatching('the history is whole')])
  const there = await Service.start({ desk })
  try {
    return await look(there)
  } finally {
    await there.end('SIGINT')
  }
}

test('a backup while people write is one state of the desk, and they go on writing', async () => {
  const quote = (await addQuote(service)).id
  const acknowledged: { id: string; at: number }[] = []
  const writing = { goesOn: true }
  const writers = Array.from({ length: 4 }, () => writeClaims(quote, acknowledged, writing))
  const target = await copyDesk({ fresh: true })
  for (let round = 0; round < 3; round++) {
    await sleep(1000)
    const [startedAt, before] = [Date.now(), acknowledged.length]
    const backup = await backUp(`round-${round}`)
    expect(acknowledged.length).toBeGreaterThan(before)
    const verdicts = await restored(backup, target, async (there) => {
      expect((await runProgram(['verify'], target.settings)).code).toBe(0)
      expect(await there.sql(halves)).toEqual([])
      return there.sql<{ id: string }>('select id from verdict')
    })
    const found = new Set(verdicts.map(({ id }) => id))
    const early = acknowledged.filter(({ at }) => at < startedAt)
    expect(early.filter(({ id }) => !found.has(id))).toEqual([])
  }
  writing.goesOn = false
  await Promise.all(writers)
  await target.remove()
}, 900_000)

/** Each verdict has two citations, each claim a quote: what is there by half. */
const halves = `
  select v.id::text from verdict v where v.summary = 'Written while backed up.'
    and (select count(*) from citation c where c.verdict_id = v.id) <> 2
  union all select c.id::text from claim c where not exists (select from quote_claim q where q.claim_id = c.id)`

async function writeClaims(
  quote: string,
  acknowledged: { id: string; at: number }[],
  writing: { goesOn: boolean },
): Promise<void> {
  const summary = 'Written while backed up.'
  while (writing.goesOn) {
    const claim = await addClaim(service, { quote, text: `Claim ${unique()}.` })
    const citations = ['SUPPORTS', 'CONTEXT'].map((stance) => ({ source: newSource(), stance }))
    const { status, body } = await service.post(
      `/claims/${claim.id}/verdicts`,
      newVerdict({ citations, summary }),
    )
    if (status === 201) acknowledged.push({ id: body.id, at: Date.now() })
  }
}

function newSource() {
  const url = `https://city.example/${unique()}`
  return { title: 'Register', publisher: 'City', kind: 'STATISTICS', language: 'en', url }
}

test('from an embedded database to an embedded one, and from a server to a server, every row is the same', async () => {
  const target = await copyDesk({ fresh: true })
  const here = await contentOf(service)
  expect(await restored(await backUp('same'), target, contentOf)).toEqual(here)
  await target.remove()
}, 300_000)

const onServer = testServer ? test : test.skip
onServer(
  'from an embedded database to a server, as somebody who only owns the database',
  async () => {
    const [from, to] = [await newEmbeddedDesk(), await newOwnedDesk(testServer ?? '')]
    const embedded = await Service.start({ desk: from, sample: true })
    const rows = async (there: Service) => rowsOf(await contentOf(there))
    const here = await rows(embedded)
    const backup = await backUp('embedded', embedded)
    await embedded.stop()
    expect(await restored(backup, to, rows)).toEqual(here)
    // And once more in the place of what is there now, and back.
    const again = await restored(backup, to, async (there) => [
      await rows(there),
      await backUp('server', there),
    ])
    expect(again[0]).toEqual(here)
    expect(await restored(file('server'), from, rows)).toEqual(here)
    await Promise.all([from.remove(), to.remove()])
  },
  600_000,
)

/** Versions of PostgreSQL print definitions differently. */
function rowsOf(content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([, hash]) => !Array.isArray(hash)))
}

test('a backup of tables that are older is migrated forward', async () => {
  const [older, target] = [await newEmbeddedDesk(), await copyDesk({ fresh: true })]
  await makeOlderDesk(older)
  const { code } = await runProgram(['backup', file('older')], older.settings)
  expect(code).toBe(0)
  const speakers = await restored(file('older'), target, async (there) => {
    expect((await runProgram(['verify'], target.settings)).code).toBe(0)
    return there.sql('select slug, name from speaker')
  })
  expect(speakers).toEqual([{ slug: 'ada-long', name: 'Ada Long' }])
  await Promise.all([older.remove(), target.remove()])
}, 300_000)

/** A desk of the first version that kept a history. */
async function makeOlderDesk({ settings }: DeskCopy): Promise<void> {
  const names = ['20261122000000_record', '20261122000100_guards', '20261124000000_history']
  const database = await openDatabase({ home: settings.BELEG_HOME, onLost: () => {} })
  await inOwnTransaction(database, 'begin', async (connection) => {
    await runMigrations(connection, names)
    for (const name of names)
      await connection.run(
        `insert into _prisma_migrations (id, checksum, finished_at, migration_name) values (gen_random_uuid()::text, 'x', now(), $1)`,
        [name],
      )
  })
  await recordChange(
    database,
    { action: 'POST /speakers' },
    ({ tables }) =>
      tables.$executeRaw`insert into speaker (id, slug, name, kind) values (gen_random_uuid(), 'ada-long', 'Ada Long', 'PERSON')`,
  )
  await database.close()
}

test('killed while it writes, a backup leaves nothing under its name', async () => {
  for (const waitMs of [300, 900, 1500, 2100, 2700]) {
    const program = startProgram(['backup', file('killed')], service.desk.settings)
    await sleep(waitMs)
    program.process.kill('SIGKILL')
    const { code } = await program.ended
    if (code !== 0) expect(existsSync(file('killed'))).toBe(false)
    rmSync(file('killed'), { force: true })
  }
  expect((await service.get('/speakers')).status).toBe(200)
  await backUp('after-kills')
  const home = readdirSync(service.desk.settings.BELEG_HOME)
  expect(home.filter((name) => name.startsWith('backup'))).toEqual([])
}, 300_000)

test('with a disk that is full, a backup leaves no file and says so', async () => {
  const full = mkdtempSync(join(tmpdir(), 'beleg-full-'))
  const limited = spawn(
    'bash',
    ['-c', `ulimit -f 8; exec "$0" dist/main.js backup "$1"`, process.execPath, join(full, 'desk.backup')],
    {
      env: { ...process.env, ...service.desk.settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  limited.stderr.on('data', (piece) => {
    said += piece
  })
  const [code] = await once(limited, 'close')
  expect([code, said]).toEqual([1, expect.stringMatching(/^beleg: .*EFBIG/)])
  expect(readdirSync(full)).toEqual([])
  rmSync(full, { recursive: true })
}, 120_000)

test('killed while it restores, a desk is what it was or what the backup holds, never anything between', async () => {
  const backup = await backUp('whole')
  const target = await copyDesk()
  const look = async () => {
    const there = await Service.start({ desk: target })
    const content = await contentOf(there)
    await there.end('SIGINT')
    return JSON.stringify(content)
  }
  const [before, after] = [await look(), JSON.stringify(await contentOf(service))]
  for (const waitMs of [500, 1500, 2000, 2500, 3000, 3500, 4500]) {
    const program = startProgram(['restore', backup, '--replace'], target.settings)
    await sleep(waitMs)
    program.process.kill('SIGKILL')
    await program.ended
    expect([before, after]).toContain(await look())
  }
  expect((await runProgram(['restore', backup, '--replace'], target.settings)).code).toBe(0)
  expect(await look()).toBe(after)
  await target.remove()
}, 600_000)
