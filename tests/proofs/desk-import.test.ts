import { gzipSync } from 'node:zlib'
import { startTeam, type Team } from '../support/accounts.ts'
import { addSpeaker, made } from '../support/desk.ts'
import { type DeskLineRecord, linesOf } from '../support/desk-lines.ts'
import { exportOf, liarRow, recordAll } from '../support/desk-of-many.ts'
import { importFile } from '../support/import.ts'
import { runProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'
import { dumpOf } from '../support/tables.ts'

/** The whole record of a desk comes back in as it went out. */

const started: Service[] = []
async function emptyDesk(): Promise<Service> {
  const service = await Service.start()
  started.push(service)
  return service
}

let sample: Service
let team: Team
/** The team's desk, with something of every kind. */
let whole: string
beforeAll(async () => {
  sample = await Service.start({ sample: true })
  team = await startTeam()
  await recordAll(team)
  whole = await exportOf(team)
})
afterAll(async () => {
  await Promise.all([sample.stop(), team.stop(), ...started.map((service) => service.stop())])
})

test('the sample desk gives the same bytes after the way out and in', async () => {
  const { text } = await sample.get('/exports/desk')
  const lines = (await sample.get('/exports/desk?format=ndjson')).text
  const desk = await emptyDesk()
  const dry = await importFile(desk, text, '?dryRun=true')
  const { counts, records } = await importFile(desk, text)
  expect(records.filter(({ problems }) => problems.length > 0)).toEqual([])
  expect(counts).toEqual(dry.counts)
  expect((await desk.get('/exports/desk')).text).toBe(text)
  expect((await desk.get('/exports/desk?format=ndjson')).text).toBe(lines)
  expect((await importFile(desk, lines)).counts?.records).toMatchObject({ created: 0, refused: 0 })
})

describe('a desk of many', () => {
  let desk: Service
  beforeAll(async () => {
    desk = await emptyDesk()
  })

  test('is read in as far as a file goes that is cut off, which is said', async () => {
    const { records, counts } = await importFile(desk, whole.slice(0, whole.length * 0.6))
    expect(counts?.records.created).toBeGreaterThan(5)
    expect(records.at(-1)).toMatchObject({
      outcome: 'refused',
      problems: [{ why: expect.stringMatching(/cut off/) }],
    })
  })

  test('begun again gives the same bytes, with rulings published, corrected and withdrawn', async () => {
    const dry = await importFile(desk, whole, '?dryRun=true')
    const { records, counts } = await importFile(desk, new Uint8Array(gzipSync(whole)))
    expect(records.filter(({ problems }) => problems.length > 0)).toEqual([])
    expect(counts).toEqual(dry.counts)
    expect((await desk.get('/exports/desk?format=ndjson')).text).toBe(whole)
  })

  test('read in again is matched, and nothing is written', async () => {
    const before = await dumpOf(desk)
    const { counts } = await importFile(desk, await exportOf(team, 'json'))
    expect(counts?.records).toMatchObject({ created: 0, refused: 0 })
    expect(await dumpOf(desk)).toEqual(before)
  })

  test('stands in the history, which verify proves', async () => {
    expect(await runProgram(['verify'], desk.desk.settings)).toMatchObject({ code: 0 })
  })

  test('goes on here: what was published is sent back, judged and corrected', async () => {
    const { rulings, id } = linesOf(whole).find(
      (line) => line.type === 'review' && !line.rulings[0].withdrawal && line.rulings.length === 1,
    )
    const review = (await desk.get(`/reviews/${id}`)).body
    expect(review).toMatchObject({ state: 'PUBLISHED', rulings: [{ id: rulings[0].id, isStanding: true }] })
    expect(review.steps.map(({ act }: { act: string }) => act)).toEqual(['open', 'rule', 'publish'])
    const correction = { rating: 'true', summary: 'So.', text: 'So.', correctionNote: 'The day.' }
    const { status, body } = await desk.post(`/reviews/${id}/correct`, correction)
    expect([status, body.title]).toEqual([409, expect.stringContaining('Send it back')])
    await made(desk.post(`/reviews/${id}/send-back`, { reason: 'To correct it.' }))
  })

  test('is read in again by the files of others: nothing comes twice', async () => {
    const { counts } = await importFile(desk, liarRow)
    expect(counts?.records).toEqual({ created: 0, matched: 1, refused: 0 })
  })
})

test('into a desk that is not empty comes what fits, and nothing there is changed', async () => {
  const desk = await emptyDesk()
  const lines = linesOf(whole)
  const quoted = lines.find(({ type }) => type === 'quote')
  const speaker = lines.find(({ id }) => id === quoted.speaker)
  await addSpeaker(desk, { slug: speaker.slug, name: 'Somebody else' })
  await importFile(desk, liarRow)
  const { records } = await importFile(desk, whole)
  const refused = records.filter(({ outcome }) => outcome === 'refused')
  const lineOf = (record: DeskLineRecord) => lines.indexOf(record) + 1
  expect(refused.map(({ line }) => line)).toEqual(expect.arrayContaining([lineOf(speaker), lineOf(quoted)]))
  expect(refused[0]).toMatchObject({
    problems: [{ field: '/slug', why: expect.stringContaining('Somebody else') }],
  })
  expect((await desk.get(`/speakers/${speaker.slug}`)).body.name).toBe('Somebody else')
  expect(await runProgram(['verify'], desk.desk.settings)).toMatchObject({ code: 0 })
})

test('is for administrators alone', async () => {
  const ask = async (role: 'editor' | 'administrator') =>
    team.service.askRaw('POST', '/imports?dryRun=true', {
      body: whole,
      headers: { Authorization: `Bearer ${await team.tokenOf(role)}` },
    })
  expect((await ask('editor')).status).toBe(403)
  expect((await ask('administrator')).status).toBe(200)
})
