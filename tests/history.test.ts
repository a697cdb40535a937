import type { OpenDatabase } from '../src/database/open.ts'
import { verifyHistory } from '../src/history/verify.ts'
import { joinDeskOf } from './support/accounts.ts'
import { addClaim, addQuote, addSource, addSpeaker, addVerdict, made } from './support/desk.ts'
import { runProgram } from './support/program.ts'
import { Service } from './support/service.ts'

/** Every change is an event, chained to the one before; whatever is done past the service is found. */

interface EventRow extends Record<string, unknown> {
  number: string
  action: string
  request_id: string | null
  slug: string | null
}

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const eventsOf = () =>
  service.sql<EventRow>(
    'select e.*, r.slug from event e left join reviewer r on r.id = e.reviewer_id order by number',
  )

const changesOf = (event: string | undefined) =>
  service.sql<{
    table_name: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  }>('select * from event_change where event = $1 order by ordinal', [event])

test('a change is one event: who, what, before and after, in which request', async () => {
  const claim = await addClaim(service)
  await made(service.patch(`/claims/${claim.id}`, { topics: ['bridges'] }, { 'X-Request-Id': 'my-request' }))
  const event = (await eventsOf()).at(-1)
  expect(event).toMatchObject({ action: 'PATCH /claims/{id}', slug: 'local', request_id: 'my-request' })
  expect(await changesOf(event?.number)).toMatchObject([
    {
      table_name: 'claim',
      before: { id: claim.id, topics: [] },
      after: { id: claim.id, topics: ['bridges'] },
    },
  ])
})

test('a verdict with its citations and a new source is one event', async () => {
  const claim = await addClaim(service)
  await addVerdict(service, `/claims/${claim.id}`)
  const tables = (await changesOf((await eventsOf()).at(-1)?.number)).map((change) => change.table_name)
  expect(tables.sort()).toEqual(['citation', 'source', 'verdict'])
})

test('what is refused, and what changes nothing, is no event', async () => {
  const claim = await addClaim(service)
  const before = (await eventsOf()).length
  await service.post('/speakers', { name: '', kind: 'PERSON' })
  await service.post(`/claims/${claim.id}/verdicts`, {
    aspect: 'TRUTH',
    rating: 'none',
    summary: 'x',
    citations: [],
  })
  await service.patch(`/claims/${claim.id}`, { kind: 'FACTUAL' })
  expect((await eventsOf()).length).toBe(before)
})

test('events have one order without a gap, each later than the one before, also when many write at once', async () => {
  await Promise.all(Array.from({ length: 40 }, () => addSpeaker(service)))
  const events = await eventsOf()
  expect(events.map(({ number }) => Number(number))).toEqual(events.map((_event, nth) => nth + 1))
  const times = events.map(({ at }) => (at as Date).getTime())
  expect(times.every((time, nth) => nth === 0 || time > (times[nth - 1] ?? 0))).toBe(true)
})

test('a document stands in its event with the hash of its text, not with the text', async () => {
  const quote = await addQuote(service)
  const [{ after } = { after: null }] = await service.sql<{ after: Record<string, string> | null }>(
    `select after from event_change where table_name = 'document_version' and after ->> 'document_id' = $1`,
    [quote.document.id],
  )
  expect(after?.text).toBe(`sha256:${after?.sha256}`)
})

test('a row is not changed past the service, nor an event by anybody', async () => {
  await addSource(service)
  await expect(service.sql(`update source set title = 'Other'`)).rejects.toThrow(/changed only through Beleg/)
  await expect(service.sql(`delete from speaker_alias`)).resolves.toEqual([])
  await expect(service.sql(`truncate speaker cascade`)).rejects.toThrow(/never changed or removed/)
  await expect(service.sql(`update event set action = 'nothing'`)).rejects.toThrow(/never changed or removed/)
  await expect(service.sql(`delete from event_change`)).rejects.toThrow(/never changed or removed/)
  await expect(service.sql(`truncate event, event_change`)).rejects.toThrow(/never changed or removed/)
})

test('a change that brings a made-up event number with it is refused without the event', async () => {
  const attempt = service.sql(
    `begin; set local beleg.event = '999999'; update source set title = 'Other'; commit`,
  )
  await expect(attempt).rejects.toMatchObject({ constraint: 'event_change_event_fkey' })
})

describe('beleg verify', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await joinDeskOf(service)
  })
  afterAll(() => database.close())
  const broken = async () => (await verifyHistory(database, undefined, () => {})).broken
  const verify = (...parameters: string[]) => runProgram(['verify', ...parameters], service.desk.settings)
  let note: string

  async function tamper(statement: string) {
    const tables = await service.sql<{ name: string }>('select name from history_table')
    const all = [...tables.map(({ name }) => name), 'event', 'event_change']
    await service.sql([...all.map((name) => `alter table ${name} disable trigger user`), statement].join(';'))
  }

  test('says that all is as it was written, and what to note elsewhere', async () => {
    const { code, stdout } = await verify()
    expect(stdout).toMatch(/^\d+ events, each chained to the one before; every row is as they say\./)
    expect(code).toBe(0)
    note = /Note this elsewhere: (\S+)/.exec(stdout)?.[1] ?? ''
    expect((await verify('--noted', note)).code).toBe(0)
  })

  // Each is undone by the next one's first half: one thing is wrong at a time.
  test.each([
    [
      'a changed row',
      `update speaker set description = 'by hand'`,
      `update speaker set description = null`,
      /the speaker \S+ is not as event \d+ left it/,
    ],
    [
      'a changed verdict',
      `update verdict set summary = summary || '!'`,
      `update verdict set summary = left(summary, -1)`,
      /the verdict \S+ is not as event \d+ left it/,
    ],
    [
      'a changed text',
      `alter table document_version drop constraint document_version_sha256_right; update document_version set text = text || '!'`,
      `update document_version set text = left(text, -1)`,
      /the document version \S+ is not as event \d+ left it/,
    ],
    [
      'a removed row',
      `create table kept as select * from citation; delete from citation`,
      `insert into citation select * from kept`,
      /the citation \S+, which event \d+ left there, is gone/,
    ],
    [
      'a row put in',
      `insert into reviewer (id, slug, name) values (gen_random_uuid(), 'ghost', 'Ghost')`,
      `delete from reviewer where slug = 'ghost'`,
      /no event explains the reviewer \S+/,
    ],
    [
      'another who',
      `update event set reviewer_id = null where number = 3`,
      `update event set reviewer_id = (select id from reviewer) where number = 3`,
      /event 3 is not what its hash was made over/,
    ],
    [
      'another time',
      `update event set at = at - interval '1 ms' where number = 4`,
      `update event set at = at + interval '1 ms' where number = 4`,
      /event 4 is not (what its hash was made over|later than)/,
    ],
    [
      'another before',
      `update event_change set before = '{}' where before is not null`,
      `update event_change set before = jsonb_set(after, '{topics}', '[]') where before is not null`,
      /event \d+ is not what its hash was made over/,
    ],
  ])('finds %s', async (_name, statement, undo, sentence) => {
    await tamper(statement)
    expect(await broken()).toMatch(sentence)
    await tamper(undo)
    expect(await broken()).toBeUndefined()
  })

  test('says what it found and ends with 1', async () => {
    await tamper(`update speaker set description = 'by hand'`)
    const { code, stderr } = await verify()
    expect(stderr).toMatch(/the speaker \S+ is not as event \d+ left it/)
    expect(code).toBe(1)
    await tamper('update speaker set description = null')
    expect((await verify()).code).toBe(0)
  })

  test('finds a missing end, but only by what was noted elsewhere', async () => {
    await tamper(`create table last_event as select * from event order by number desc limit 1;
      create table last_changes as select c.* from event_change c join last_event on event = number;
      delete from source where id in (select row_key::uuid from last_changes);
      delete from event_change where event in (select number from last_event);
      delete from event where number in (select number from last_event)`)
    expect((await verify()).code).toBe(0)
    const { code, stderr } = await verify('--noted', note)
    expect(stderr).toMatch(/which was noted, is missing/)
    expect(code).toBe(1)
  })
})
