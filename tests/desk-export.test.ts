import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exactly } from '../src/check.ts'
import { DeskLine, deskLists, deskRecords } from '../src/desk-export/desk-export.schema.ts'
import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addDocument, made } from './support/desk.ts'
import { copyDesk, type DeskCopy } from './support/desk-copy.ts'
import { addFetchedDocument, page } from './support/fetched-document.ts'
import { importFile } from './support/import.ts'
import { runProgram } from './support/program.ts'
import { reviewIn } from './support/review.ts'
import { schemaNamed } from './support/schemas.ts'
import { Service } from './support/service.ts'

/** The whole record as it leaves the desk. */

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('of the sample desk', () => {
  let desk: DeskCopy
  let service: Service
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-desk-'))
    desk = await copyDesk()
    service = await Service.start({ desk, sample: true })
  })
  afterAll(async () => {
    await service.stop()
    await desk.remove()
    await rm(folder, { recursive: true, force: true })
  })

  test('has every thing once, with its id, its text and its times', async () => {
    const { body } = await service.get('/exports/desk')
    const { speakers, documents, quotes, verdicts, counts } = body
    expect(counts).toMatchObject({ speakers: speakers.length, quotes: quotes.length, documents: 1 })
    const verdict = (await service.get('/exports/verdicts')).body.verdicts[0]
    expect(verdicts[0]).toMatchObject({
      id: verdict.id,
      target: { type: verdict.target.type, id: verdict.target.id },
      rating: { scale: verdict.rating.scale, key: verdict.rating.key },
      recordedAt: verdict.recordedAt,
    })
    const read = (await service.get(`/documents/${documents[0].id}`)).body
    expect(documents[0].firstVersion).toMatchObject({
      number: 1,
      text: read.text,
      sha256: read.version.sha256,
    })
    for (const { text, segments } of quotes)
      expect(text).toBe(segments.map(({ exact }: { exact: string }) => exact).join(' […] '))
  })

  test('says the same as lines, first what others rest on, with a head and an end', async () => {
    const { $schema, schemaVersion, counts, ...lists } = (await service.get('/exports/desk')).body
    const lines = linesOf((await service.get('/exports/desk?format=ndjson')).text)
    expect(lines[0]).toMatchObject({ type: 'desk', schemaVersion })
    expect(lines.at(-1)).toEqual({ type: 'end', counts })
    const records = deskLists.flatMap((list) =>
      lists[list].map((record: object) => ({ type: deskRecords[list].type, ...record })),
    )
    expect(lines.slice(1, -1)).toEqual(records)
    const fits = exactly.compile(DeskLine)
    expect(lines.filter((line) => !fits(line))).toEqual([])
  })

  test.each(['json', 'ndjson'])('gives the same bytes twice, also by the command, as %s', async (format) => {
    const { text } = await service.get(`/exports/desk?format=${format}`)
    expect((await service.get(`/exports/desk?format=${format}`)).text).toBe(text)
    const file = join(folder, `desk.${format}`)
    const parameters = ['export', 'desk', '--format', format, '--output', file]
    expect(await runProgram(parameters, desk.settings)).toMatchObject({ code: 0, stdout: '' })
    expect(await readFile(file, 'utf8')).toBe(text)
  })

  test('has what publishers elsewhere found, and which records of files were read', async () => {
    const row = ['7.json', 'pants-fire', 'The moon is cheese.', 'space', 'jack-moon', ...Array(9).fill('0')]
    const { records } = await importFile(service, `${row.join('\t')}\n`)
    const { body } = await service.get('/exports/desk')
    expect(body.publishers).toMatchObject([{ name: 'PolitiFact', site: 'politifact.com' }])
    expect(body.outsideVerdicts).toMatchObject([
      {
        ...{ claim: records[0]?.claim, publisher: body.publishers[0].id, label: 'pants-fire' },
        rating: { scale: 'truth', key: 'false' },
      },
    ])
    expect(body.imports).toMatchObject([
      { claim: records[0]?.claim, records: [{ format: 'liar', key: '7.json' }] },
    ])
  })

  test('fits the schema that it names and the desk serves', async () => {
    const { headers, body } = await service.get('/exports/desk')
    expect(headers.get('link')).toBe(`<${body.$schema}>; rel="describedby"`)
    const fits = await schemaNamed(service, 'desk-json-1')
    expect([fits(body), fits.errors]).toEqual([true, null])
    const isLine = await schemaNamed(service, 'desk-ndjson-1')
    const lines = linesOf((await service.get('/exports/desk?format=ndjson')).text)
    expect(lines[0].$schema).toBe('/api/v1/schemas/desk-ndjson-1.json')
    expect(lines.filter((line) => !isLine(line))).toEqual([])
  })

  test('shows the record as it stood at a time', async () => {
    const before = (await service.get('/exports/desk')).text
    const at = new Date().toISOString()
    await addClaim(service)
    expect((await service.get('/exports/desk')).text).not.toBe(before)
    expect((await service.get(`/exports/desk?at=${at}`)).text).toBe(before)
    expect((await service.get('/exports/desk?at=2999-01-01T00:00:00Z')).status).toBe(400)
  })
})

describe('of a shared desk', () => {
  let team: Team
  beforeAll(async () => {
    team = await startTeam()
  })
  afterAll(() => team.stop())
  const exported = async () => (await (await team.as('reader')).get('/exports/desk')).body

  test('has rulings that are or were public with their review, and none that is not', async () => {
    const [published, corrected, withdrawn, ruled] = [
      await reviewIn(team, 'PUBLISHED'),
      await reviewIn(team, 'CORRECTED'),
      await reviewIn(team, 'WITHDRAWN'),
      await reviewIn(team, 'RULED'),
    ]
    const { reviews, reviewers } = await exported()
    const of = ({ id }: { id: string }) => reviews.find((review: { id: string }) => review.id === id)
    expect(of(published)).toMatchObject({
      reviewers: 2,
      rulings: [{ number: 1, method: 'AGREED', withdrawal: null }],
    })
    expect(of(corrected).rulings).toMatchObject([
      { number: 1 },
      { number: 2, corrects: of(corrected).rulings[0].id },
    ])
    expect(of(withdrawn).rulings[0].withdrawal.reason).toMatch(/\S/)
    expect(of(ruled)).toBeUndefined()
    const named = new Set(reviewers.map(({ id }: { id: string }) => id))
    for (const { rulings, openedBy } of reviews)
      for (const id of [
        openedBy,
        ...rulings.flatMap((ruling: Record<string, string>) => [ruling.ruledBy, ruling.publishedBy]),
      ])
        expect(named).toContain(id)
  })

  test('names nobody on whom nothing rests, and nothing of accounts, envelopes and comments', async () => {
    await team.as('annotator', 5)
    const review = await reviewIn(team, 'IN_REVIEW')
    await made(
      (await team.as('reviewer', 8)).post(`/claims/${review.claim}/comments`, { text: 'A secret remark.' }),
    )
    const { text, body } = await (await team.as('reader')).get('/exports/desk')
    expect(body.reviewers.map(({ slug }: { slug: string }) => slug)).not.toContain('annotator-5')
    for (const secret of ['A secret remark', '@desk.example', 'digest', 'salt'])
      expect(text).not.toContain(secret)
    expect(body.verdicts.some(({ target }: { target: { id: string } }) => target.id === review.claim)).toBe(
      false,
    )
  })

  test('is for readers and all above, and for nobody else', async () => {
    expect((await team.service.get('/exports/desk')).status).toBe(401)
    expect((await (await team.as('reader')).get('/exports/desk?format=ndjson')).status).toBe(200)
  })

  test('has every version of a document, each with its number', async () => {
    const editor = await team.as('editor')
    const { id } = await addDocument(editor)
    const text = 'She said: "The bridge will open in May." He said nothing at all.'
    await made(editor.post(`/documents/${id}/versions`, { text }))
    const { documents, documentVersions } = await exported()
    expect(documents.find((document: { id: string }) => document.id === id).firstVersion.number).toBe(1)
    const later = documentVersions.filter(({ document }: { document: string }) => document === id)
    expect(later).toMatchObject([{ number: 2, text }])
  })

  test('has the web page that a text was read from', async () => {
    const { id } = await addFetchedDocument(team)
    const { documents } = await exported()
    expect(documents.find((document: { id: string }) => document.id === id).firstVersion.page).toEqual(page)
  })

  test('keeps what is read together when somebody writes meanwhile', async () => {
    const editor = await team.as('editor')
    const writing = (async () => {
      for (let nth = 0; nth < 10; nth++) await addClaim(editor)
    })()
    for (let nth = 0; nth < 5; nth++) {
      const { claims, quotes } = await exported()
      const known = new Set(claims.map(({ id }: { id: string }) => id))
      for (const quote of quotes) for (const { claim } of quote.claims) expect(known).toContain(claim)
    }
    await writing
  })
})
