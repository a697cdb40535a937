import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { jest } from '@jest/globals'
import fc from 'fast-check'
import { joinDatabase } from '../../src/database/open.ts'
import { deskLists, deskSchemas, deskVersion } from '../../src/desk-export/desk-export.schema.ts'
import { exportDesk } from '../../src/desk-export/desk-export.ts'
import { verifyHistory } from '../../src/history/verify.ts'
import type { ImportCounts } from '../../src/imports/import.schema.ts'
import { startImport } from '../../src/imports/imports.ts'
import { signReceipt } from '../../src/web-pages/receipts.ts'
import { startTeam, type Team } from '../support/accounts.ts'
import { newSource } from '../support/desk.ts'
import { copyDesk } from '../support/desk-copy.ts'
import { linesOf, textOf } from '../support/desk-lines.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { type MadeReview, reviewIn } from '../support/review.ts'
import type { Client } from '../support/service.ts'

/** Whatever people have recorded, it goes out, into an empty desk, and out again as the same bytes. */

jest.setTimeout(1_800_000)

/** What some editor of the desk wrote: any characters that a database can keep, in no normal form. */
const words = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .filter(
    (text) =>
      text.isWellFormed() &&
      !text.includes('\0') &&
      /\S/.test(text) &&
      !/^\uFEFF/.test(text.normalize('NFC')),
  )

const acts = [
  ...['speaker', 'document', 'version', 'quote', 'claim', 'carry', 'judge claim', 'judge quote', 'supersede'],
  ...[
    'withdraw',
    'restore',
    'mend',
    'publish',
    'correct',
    'take back',
    'reply',
    'elsewhere',
    'page',
    'judge ruled',
  ],
] as const
const step = fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(1000), words, more: words })
type Step = { act: (typeof acts)[number]; pick: number; words: string; more: string }

test('a desk that people made in any way gives the same bytes after the way out and in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const team = await startTeam()
      try {
        const desk = await begin(team)
        for (const one of steps) await perform(desk, one)
        await compare(desk)
      } finally {
        await team.stop()
      }
    }),
    { numRuns: Number(process.env.BELEG_DESKS ?? 24), seed: 20190228, endOnFailure: true },
  )
})

interface Desk {
  team: Team
  editor: Client
  speakers: string[]
  documents: string[]
  quotes: string[]
  claims: string[]
  verdicts: { id: string; target: string; aspect: string; rating: string }[]
  reviews: MadeReview[]
}

async function begin(team: Team): Promise<Desk> {
  const editor = await team.as('editor', 7)
  await (await team.as('administrator')).patch('/desk', { reviewers: 1 })
  const desk: Desk = {
    ...{ team, editor, speakers: [], documents: [], quotes: [], claims: [], verdicts: [], reviews: [] },
  }
  const first = { pick: 1, words: 'e\u0301\u{1F309} \u202Eno\u202C', more: 'Ÿ\u0308 \uFEFF\t“so”' }
  for (const act of ['speaker', 'document', 'quote', 'claim', 'judge claim', 'judge quote'] as const)
    await perform(desk, { ...first, act })
  return desk
}

const kinds = ['FACTUAL', 'PREDICTION', 'PROMISE', 'OPINION', 'QUESTION']
const times = ['2019', '2019-02', '2019-02-26', '2019-02-26T18:30:00+01:00', '0019-12']

/** Does one thing; what the desk refuses as things are, does nothing. */
async function perform(desk: Desk, { act, pick, words: some, more }: Step): Promise<void> {
  const { team, editor } = desk
  const of = <Value>(list: readonly Value[]) => list[pick % list.length] as Value
  const time = of(times)
  const slug = `speaker-${desk.speakers.length}`
  const reviewer = await team.as('reviewer', 1 + (pick % 3))
  const citations = [
    { source: newSource({ title: some, publishedAt: time }), stance: 'REFUTES', excerpt: more },
  ]
  const [quote, claim, review, known] = [
    of(desk.quotes),
    of(desk.claims),
    of(desk.reviews),
    of(desk.verdicts),
  ]
  const verdict = { summary: some, rationale: more, asOf: '2020-02-29', citations }
  const record = async (path: string, body: unknown, client = editor) => (await client.post(path, body)).body
  const doing: Record<Step['act'], () => Promise<unknown>> = {
    speaker: async () => {
      const roles = [
        { title: some, from: '2001-01-01' },
        { title: more, to: '2030-12-31', language: 'de' },
      ]
      const speaker = {
        slug,
        name: some,
        kind: 'PERSON',
        aliases: [{ name: more }],
        roles,
        description: more,
      }
      desk.speakers.push((await record('/speakers', speaker)).slug)
    },
    document: async () => {
      const text = `${some}\r\n„${more}“ — ${some}\n\n${more}. The end\u0301.`
      const document = { title: some, publisher: more, language: 'de', kind: 'POST', publishedAt: time, text }
      desk.documents.push((await record('/documents', document)).id)
    },
    version: () => record(`/documents/${of(desk.documents)}/versions`, { text: `${more}\n${some} ${pick}` }),
    quote: async () => {
      const { text } = (await editor.get(`/documents/${of(desk.documents)}`)).body
      const attributed = { speaker: of(desk.speakers), form: 'INDIRECT', saidAt: time, cue: some, note: more }
      desk.quotes.push(
        (
          await record(`/documents/${of(desk.documents)}/quotes`, {
            ...{
              ...attributed,
              segments: segmentsOf(text, pick),
              originalText: more,
              originalLanguage: 'en',
            },
            ...(pick % 3 === 0 &&
              desk.speakers.length > 1 && { onBehalfOf: desk.speakers.at(pick % 2 ? 0 : -1) }),
          })
        ).id,
      )
    },
    claim: async () => {
      const made = {
        text: `${some} ${more}.`,
        language: 'de',
        kind: of(kinds),
        topics: [some, `${more}${pick}`],
      }
      desk.claims.push((await record(`/quotes/${quote}/claims`, { ...made, relation: 'IMPLIES' })).id)
    },
    carry: () => record(`/quotes/${quote}/claims`, { claimId: claim }),
    'judge claim': async () => {
      const body = { ...verdict, aspect: 'TRUTH', rating: 'true' }
      remember(await record(`/claims/${claim}/verdicts`, body, reviewer), `/claims/${claim}`)
    },
    'judge quote': async () => {
      const body = { ...verdict, aspect: 'AUTHENTICITY', rating: 'verbatim' }
      remember(await record(`/quotes/${quote}/verdicts`, body, reviewer), `/quotes/${quote}`)
    },
    supersede: async () => {
      const change = { supersedes: known.id, changeNote: more, aspect: known.aspect, rating: known.rating }
      for (const nth of [1, 2, 3]) {
        const body = { ...verdict, ...change, summary: `${nth}` }
        remember(await record(`${known.target}/verdicts`, body, await team.as('reviewer', nth)), known.target)
      }
    },
    withdraw: () => record(`/quotes/${quote}/withdraw`, { reason: more }),
    restore: () => record(`/quotes/${quote}/restore`, undefined),
    mend: () => editor.patch(`/quotes/${quote}`, { saidAt: time, roleTitle: some, occasion: more }),
    publish: async () => desk.reviews.push(await publishedReview(desk, pick)),
    correct: async () => {
      const correction = { rating: review.rating, summary: some, text: more, correctionNote: some }
      await record(`/reviews/${review.id}/correct`, correction, await team.as('editor', 9))
      if (pick % 2) await record(`/reviews/${review.id}/publish`, undefined, await team.as('editor', 9))
    },
    'take back': () => record(`/reviews/${review.id}/withdraw`, { reason: some }),
    reply: async () => {
      const whom = pick % 2 ? { name: some } : { speaker: of(desk.speakers) }
      const asked = await record(`/reviews/${review.id}/replies`, {
        ...whom,
        channel: more,
        askedAt: '2020-01',
      })
      await editor.patch(`/reviews/${review.id}/replies/${asked.id}`, { answer: some })
    },
    elsewhere: async () => {
      const author = { name: `Checks ${pick % 3}`, ...(pick % 2 && { url: 'https://checks.example' }) }
      const reviewed = {
        claimReviewed: `It was ${pick}: ${some}.`,
        author,
        reviewBody: more,
        datePublished: time,
      }
      const body = JSON.stringify({
        '@type': 'ClaimReview',
        ...reviewed,
        reviewRating: { alternateName: more },
      })
      const headers = { Authorization: `Bearer ${await team.tokenOf('editor', 7)}` }
      await team.service.askRaw('POST', '/imports', { body, headers })
    },
    page: async () => {
      const page = {
        url: 'https://a.example/',
        finalUrl: 'https://a.example/#b',
        fetchedAt: '2020-01-02T03:04:05.678Z',
      }
      const facts = {
        ...page,
        sha256: '0'.repeat(64),
        bytes: pick,
        mediaType: 'text/html',
        encoding: 'utf-8',
      }
      const receipt = await team.beside((database) =>
        signReceipt(database, { ...facts, textSha256: '1'.repeat(64) }),
      )
      const fields = { title: some, publisher: more, language: 'en', kind: 'ARTICLE' }
      desk.documents.push((await record('/documents', { ...fields, text: `${more} ${pick}`, receipt })).id)
    },
    'judge ruled': async () => {
      const by = await team.as('editor', 9)
      await record(`/reviews/${review.id}/send-back`, { reason: some }, by)
      await record(`/claims/${review.claim}/verdicts`, { ...verdict, aspect: 'TRUTH', rating: 'false' }, by)
    },
  }
  function remember(made: { id?: string; aspect: string; rating: { key: string } }, target: string) {
    if (made.id) desk.verdicts.push({ id: made.id, target, aspect: made.aspect, rating: made.rating.key })
  }
  const needs: Partial<Record<Step['act'], unknown>> = {
    ...{ correct: review, 'take back': review, reply: review, 'judge ruled': review, supersede: known },
  }
  if (!(act in needs) || needs[act]) await doing[act]()
  for (const list of [desk.speakers, desk.documents, desk.quotes, desk.claims])
    list.splice(0, list.length, ...list.filter((id) => id !== undefined))
}

async function publishedReview({ team }: Desk, pick: number): Promise<MadeReview> {
  const administrator = await team.as('administrator')
  await administrator.patch('/desk', { reviewers: 2 })
  const states = ['PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const
  const review = await reviewIn(team, states[pick % 3] ?? 'PUBLISHED')
  await administrator.patch('/desk', { reviewers: 1 })
  return review
}

/** Up to three stretches of the text, each of whole characters with something to see in it. */
function segmentsOf(text: string, pick: number) {
  const characters = [...text]
  const cuts = [0, 0.2, 0.35, 0.5, 0.8, 1].map((part) => Math.floor(part * characters.length))
  const pieces = [
    [0, 1],
    [2, 3],
    [4, 5],
  ].slice(0, 1 + (pick % 3))
  return pieces.flatMap(([from = 0, to = 0]) => {
    const before = characters.slice(0, cuts[from]).join('').length
    const exact = characters.slice(cuts[from], cuts[to]).join('')
    return /\S/.test(exact) && !exact.startsWith('\uFEFF')
      ? [{ exact, start: before, end: before + exact.length }]
      : []
  })
}

async function compare({ team }: Desk): Promise<void> {
  const out = (format: 'json' | 'ndjson') =>
    team.beside(async (database) => joined(await exportDesk(database, format, {})))
  const [json, lines] = [await out('json'), await out('ndjson')]
  const place = await copyDesk()
  const { DATABASE_URL: databaseUrl, BELEG_HOME: home } = place.settings
  const database = await joinDatabase({ ...(databaseUrl && { databaseUrl }), home, onLost: () => {} })
  const read = async (text: string, dryRun = false) => {
    let counts: ImportCounts | undefined
    const setting = { database, author: { action: 'import' }, role: 'administrator', language: 'en' } as const
    for await (const some of await startImport(setting, pieces(text), { dryRun }))
      for (const line of some) {
        if (line.type === 'record') expect(line.problems).toEqual([])
        if (line.type === 'counts') counts = line
      }
    return counts
  }
  try {
    const dry = await read(lines, true)
    expect(await read(lines)).toEqual(dry)
    expect(await joined(await exportDesk(database, 'json', {}))).toBe(json)
    expect(await joined(await exportDesk(database, 'ndjson', {}))).toBe(lines)
    expect((await read(json))?.records).toMatchObject({ created: 0, refused: 0 })
    expect((await verifyHistory(database, undefined, () => {})).broken).toBeUndefined()
  } finally {
    await database.close()
    await place.remove()
  }
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000)
}

test('killed in the middle and begun again, an import goes on where it stopped', async () => {
  const place = await copyDesk()
  const folder = await mkdtemp(join(tmpdir(), 'beleg-desk-'))
  const [file, again] = [join(folder, 'desk.ndjson'), join(folder, 'again.ndjson')]
  const text = deskOfClaims(20_000)
  await writeFile(file, text)
  const begun = startProgram(['import', file, '--yes'], place.settings)
  while (!begun.said.stdout.includes('Import: ') && begun.process.exitCode === null) await sleep(20)
  await sleep(1000)
  begun.process.kill('SIGKILL')
  await begun.ended
  const { code, stdout } = await runProgram(['import', file, '--yes'], place.settings)
  expect(code).toBe(0)
  const [, created, matched] = /Records: created (\d+), matched (\d+), refused 0/.exec(stdout) ?? []
  expect(Number(created) + Number(matched)).toBe(20_000)
  expect(Number(matched)).toBeGreaterThan(0)
  await runProgram(['export', 'desk', '--format', 'ndjson', '--output', again], place.settings)
  expect(linesOf(await readFile(again, 'utf8'))).toEqual(linesOf(text))
  expect(await runProgram(['verify'], place.settings)).toMatchObject({ code: 0 })
  await rm(folder, { recursive: true })
  await place.remove()
})

function deskOfClaims(count: number): string {
  const claims = Array.from({ length: count }, (_none, nth) => ({
    ...{ type: 'claim', id: `01a20000-0000-7000-8000-${String(nth).padStart(12, '0')}` },
    ...{ text: `It opened ${nth} times.`, language: 'en', kind: 'FACTUAL', topics: ['bridges'] },
    createdAt: '2026-01-02T03:04:05.678Z',
  }))
  const head = { type: 'desk', $schema: deskSchemas.ndjson, schemaVersion: deskVersion }
  const counts = Object.fromEntries(deskLists.map((list) => [list, list === 'claims' ? count : 0]))
  return textOf([head, ...claims, { type: 'end', counts }])
}
