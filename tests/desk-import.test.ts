import { gzipSync } from 'node:zlib'
import { startTeam, type Team } from './support/accounts.ts'
import { addDocument, addSpeaker, made } from './support/desk.ts'
import { changed, type DeskLineRecord, linesOf, textOf } from './support/desk-lines.ts'
import { importFile } from './support/import.ts'
import { runProgram } from './support/program.ts'
import { judge, reviewIn } from './support/review.ts'
import { Service } from './support/service.ts'
import { dumpOf } from './support/tables.ts'

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

const exportOf = async (desk: Team, format = 'ndjson') =>
  (await (await desk.as('administrator')).get(`/exports/desk?format=${format}`)).text

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

const nobody = '01a203a7-0000-76d7-903e-000000000001'
const hasCitations = ({ citations }: DeskLineRecord) => citations?.length > 0
const supersedes = ({ supersedes: id }: DeskLineRecord) => id !== null
const isCorrected = ({ rulings }: DeskLineRecord) => rulings?.length > 1
const isWithdrawn = ({ rulings }: DeskLineRecord) => rulings?.[0].withdrawal !== null
/** What is changed in the first record of a type that `has` something: the value at a JSON Pointer. */
interface Tampering {
  what: string
  type: string
  at: string
  to: unknown
  /** The field that is named, unless it is the same. */
  field?: string
  has?: (record: DeskLineRecord) => boolean
}

const tampered: Tampering[] = [
  {
    what: 'a text that is not the one hashed',
    type: 'document',
    at: '/firstVersion/text',
    to: 'Other words.',
    field: '/firstVersion/sha256',
  },
  { what: 'a text with other line ends', type: 'document', at: '/firstVersion/text', to: 'A\r\nB' },
  { what: 'a time that has not come', type: 'claim', at: '/createdAt', to: '2999-01-01T00:00:00.000Z' },
  { what: 'a gap between versions', type: 'documentVersion', at: '/number', to: 7 },
  { what: 'a segment elsewhere', type: 'quote', at: '/segments/0/start', to: 3, field: '/segments/0/exact' },
  {
    what: 'other words around a segment',
    type: 'quote',
    at: '/segments/0/prefix',
    to: 'x',
  },
  { what: 'words that are not the segments', type: 'quote', at: '/text', to: 'Other words.' },
  { what: 'a speaker that is nowhere', type: 'quote', at: '/speaker', to: nobody },
  { what: 'a claim that is nowhere', type: 'quote', at: '/claims/0/claim', to: nobody },
  {
    what: 'withdrawn for no reason',
    type: 'quote',
    at: '/withdrawnAt',
    to: '2026-01-01T00:00:00.000Z',
    field: '/withdrawnReason',
  },
  { what: 'an aspect that does not fit', type: 'verdict', at: '/aspect', to: 'CONTEXT' },
  { what: 'a rating of no scale', type: 'verdict', at: '/rating/version', to: 9, field: '/rating' },
  {
    what: 'a rating without the citation it needs',
    type: 'verdict',
    at: '/citations',
    to: [],
    has: hasCitations,
  },
  {
    what: 'a source that is nowhere',
    type: 'verdict',
    at: '/citations/0/source',
    to: nobody,
    has: hasCitations,
  },
  { what: 'what supersedes a stranger', type: 'verdict', at: '/supersedes', to: nobody, has: supersedes },
  {
    what: 'what changed, and of nothing',
    type: 'verdict',
    at: '/supersedes',
    to: null,
    field: '/changeNote',
    has: supersedes,
  },
  { what: 'a second first verdict', type: 'verdict', at: '/supersedes', to: null, has: supersedes },
  { what: 'a reviewer who is nowhere', type: 'verdict', at: '/reviewer', to: nobody },
  { what: 'an address the desk writes otherwise', type: 'source', at: '/url', to: 'HTTPS://CITY.example' },
  { what: 'a rating of no label', type: 'outsideVerdict', at: '/label', to: null, field: '/rating' },
  {
    what: 'verdicts that say something else',
    type: 'review',
    at: '/rulings/0/rating/key',
    to: 'false',
    field: '/rulings/0/rating',
  },
  { what: 'a basis that is nowhere', type: 'review', at: '/rulings/0/verdicts/0', to: nobody },
  { what: 'a correction of nothing', type: 'review', at: '/rulings/1/corrects', to: null, has: isCorrected },
  {
    what: 'a correction without a note',
    type: 'review',
    at: '/rulings/1/correctionNote',
    to: null,
    has: isCorrected,
  },
  {
    what: 'withdrawn before it was public',
    type: 'review',
    at: '/rulings/0/withdrawal/at',
    to: '2001-01-01T00:00:00.000Z',
    has: isWithdrawn,
  },
  { what: 'an unknown field', type: 'speaker', at: '/secret', to: 1 },
  { what: 'half a character', type: 'speaker', at: '/name', to: 'A\ud83d' },
  { what: 'no id', type: 'speaker', at: '/id', to: 'ABC' },
  { what: 'another scale under a known name', type: 'ratingScale', at: '/labels/en', to: 'Other', field: '' },
]

describe('tampered with', () => {
  let desk: Service
  beforeAll(() => {
    desk = sample
  })

  test.each(tampered)('$what is refused by line and field', async ({ type, at, to, field = at, has }) => {
    const text = changed(whole, type, at, to, has)
    const line = text.split('\n').findIndex((one, nth) => one !== textOf(linesOf(whole)).split('\n')[nth]) + 1
    const { records } = await importFile(desk, text, '?dryRun=true')
    const refused = records.find(({ outcome }) => outcome === 'refused')
    expect(refused?.line).toBe(line)
    expect(refused?.problems.map((problem) => problem.field)).toContain(field)
    expect(refused?.problems[0]?.why).toMatch(/\S/)
  })

  test('whoever rules on what they judged is refused', async () => {
    const [basis] = linesOf(whole).find(({ type }) => type === 'review').rulings[0].verdicts
    const { reviewer } = linesOf(whole).find(({ id }) => id === basis)
    for (const by of ['ruledBy', 'publishedBy']) {
      const text = changed(whole, 'review', `/rulings/0/${by}`, reviewer)
      const { records } = await importFile(desk, text, '?dryRun=true')
      const refused = records.filter(({ outcome }) => outcome === 'refused')
      expect(refused).toMatchObject([{ problems: [{ field: `/rulings/0/${by}` }] }])
    }
  })

  test('a line left out, one too many and a head of another version are said', async () => {
    const lines = linesOf(whole)
    const without = await importFile(
      desk,
      textOf(lines.filter(({ type }) => type !== 'import')),
      '?dryRun=true',
    )
    expect(without.records.at(-1)?.problems).toMatchObject([{ field: '/counts/imports' }])
    const other = textOf([{ ...lines[0], schemaVersion: '9.0.0' }, ...lines.slice(1)])
    expect(await importFile(desk, other)).toMatchObject({
      records: [{ outcome: 'refused', problems: [{ why: expect.stringContaining('9.0.0') }] }],
    })
    const strange = await importFile(
      desk,
      textOf([...lines.slice(0, -1), { type: 'secret' }, lines.at(-1)]),
      '?dryRun=true',
    )
    expect(strange.counts?.records.refused).toBe(1)
  })

  test.each([
    ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'not UTF-8'],
    ['of 17 megabytes', Buffer.alloc(17 * 1024 * 1024, 'x'), '16 megabytes'],
    ['a hundred thousand levels deep', Buffer.from('['.repeat(100_000)), 'nested deeper'],
    ['that is no JSON', Buffer.from('{"type":"claim"'), 'not valid JSON'],
    ['that is no record', Buffer.from('null'), 'this type'],
  ])('a line %s is refused, and what stands around it is read', async (_what, line, why) => {
    const [head = '', ...rest] = whole.split('\n')
    const file = Buffer.concat([Buffer.from(`${head}\n`), line, Buffer.from(`\n${rest.join('\n')}`)])
    const { records, counts } = await importFile(desk, new Uint8Array(file), '?dryRun=true')
    expect(records.filter(({ outcome }) => outcome === 'refused')).toMatchObject([
      { line: 2, problems: [{ why: expect.stringContaining(why) }] },
    ])
    expect(counts?.records.created).toBeGreaterThan(20)
  })

  test('packed and cut off, it is read as far as it goes, and that is said', async () => {
    const packed = gzipSync(whole)
    const file = new Uint8Array(packed.subarray(0, packed.length * 0.7))
    const { records, counts } = await importFile(desk, file, '?dryRun=true')
    expect(counts?.records.created).toBeGreaterThan(5)
    expect(records.slice(-2)).toMatchObject([
      { problems: [{ why: expect.stringContaining('damaged or cut off') }] },
      { problems: [{ why: expect.stringContaining('last line') }] },
    ])
  })

  test('what is recorded is what the dry run said, and what the bad rest on is refused too', async () => {
    let text = whole
    for (const { type, at, to, has } of tampered)
      if (linesOf(text).some((line) => line.type === type && type !== 'ratingScale' && (has?.(line) ?? true)))
        text = changed(text, type, at, to, has)
    const dry = await importFile(desk, text, '?dryRun=true')
    const real = await importFile(desk, text)
    const outcomes = ({ records }: typeof dry) => records.map(({ line, outcome }) => `${line} ${outcome}`)
    expect(outcomes(real)).toEqual(outcomes(dry))
    expect(real.counts?.records.refused).toBeGreaterThan(10)
    expect(await runProgram(['verify'], desk.desk.settings)).toMatchObject({ code: 0 })
  })
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

const liarRow = ['7.json', 'pants-fire', 'The moon is cheese.', 'space', 'jack-moon', ...Array(9).fill('0')]
  .join('\t')
  .concat('\n')

/** Something of every kind, also what is odd: who ruled judges later, versions, replies, what others found. */
async function recordAll(team: Team): Promise<void> {
  const editor = await team.as('editor', 9)
  const published = await reviewIn(team, 'PUBLISHED')
  await reviewIn(team, 'CORRECTED')
  await reviewIn(team, 'WITHDRAWN')
  const asked = { name: 'The city', channel: 'by letter', question: 'Did it open?' }
  const { id: reply } = await made(editor.post(`/reviews/${published.id}/replies`, asked))
  await made(editor.patch(`/reviews/${published.id}/replies/${reply}`, { answer: 'It did.' }))
  const again = await reviewIn(team, 'PUBLISHED')
  await made(editor.post(`/reviews/${again.id}/send-back`, { reason: 'A new fact.' }))
  await made(judge(editor, again.claim, 'false'))
  await supersede(team, again.claim)
  const { id } = await addDocument(editor)
  const text = 'She said: "The bridge will open in May." He said nothing 🌉 at all.'
  await made(editor.post(`/documents/${id}/versions`, { text }))
  await team.service.askRaw('POST', '/imports', {
    body: liarRow,
    headers: { Authorization: `Bearer ${await team.tokenOf('editor', 9)}` },
  })
}

async function supersede(team: Team, claim: string): Promise<void> {
  const one = await team.as('reviewer', 8)
  const { items } = (await one.get(`/claims/${claim}/verdicts`)).body
  const own = items.find(({ reviewer }: { reviewer: { slug: string } }) => reviewer.slug === 'reviewer-8')
  await made(judge(one, claim, 'false', { supersedes: own.id, changeNote: 'A new fact.' }))
}
