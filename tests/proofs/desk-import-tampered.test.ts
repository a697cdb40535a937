import { gzipSync } from 'node:zlib'
import { startTeam } from '../support/accounts.ts'
import { changed, type DeskLineRecord, linesOf, textOf } from '../support/desk-lines.ts'
import { exportOf, recordAll } from '../support/desk-of-many.ts'
import { importFile } from '../support/import.ts'
import { runProgram } from '../support/program.ts'
import { Service } from '../support/service.ts'

/** What was changed in a desk's file, by hand or by accident, is refused by line and field. */

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

let desk: Service
/** A team's desk, with something of every kind. */
let whole: string
beforeAll(async () => {
  desk = await Service.start({ sample: true })
  const team = await startTeam()
  await recordAll(team)
  whole = await exportOf(team)
  await team.stop()
})
afterAll(() => desk.stop())

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
