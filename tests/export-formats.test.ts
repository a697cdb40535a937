import { jest } from '@jest/globals'
import { type ExportKind, exportKinds, type FormatName, formatNames } from '../src/exports/format-names.ts'
import { formats } from '../src/exports/formats.ts'
import { exportSchemas, schemaPath } from '../src/exports/schemas.ts'
import { startTeam, type Team } from './support/accounts.ts'
import { readCsv } from './support/csv.ts'
import { addClaim, addDocument, addQuote, made } from './support/desk.ts'
import { judge, reviewIn } from './support/review.ts'
import { schemaNamed } from './support/schemas.ts'
import type { Client } from './support/service.ts'

/** Verdicts and rulings in every format: the same rows, each as its schema says, the same bytes each time. */

jest.setTimeout(240_000)

let team: Team
let editor: Client
/** Reviews whose last ruling is published, corrected by another, withdrawn, and not yet public. */
let reviews: Record<'PUBLISHED' | 'CORRECTED' | 'WITHDRAWN' | 'RULED', string>
/** A quote of two segments after signs that take two UTF-16 units each. */
let split: { id: string; document: { id: string } }
let whenOneWasPublic: string

beforeAll(async () => {
  team = await startTeam({ settings: { BELEG_SITE: 'https://desk.example', BELEG_PUBLISHER: 'The Desk' } })
  editor = await team.as('editor', 9)
  const states = ['PUBLISHED', 'CORRECTED', 'WITHDRAWN', 'RULED'] as const
  const made = []
  for (const state of states) {
    made.push([state, (await reviewIn(team, state)).id])
    whenOneWasPublic ??= new Date().toISOString()
  }
  reviews = Object.fromEntries(made)
  split = await recordSplit()
})
afterAll(() => team.stop())

const text = '😀 Vorher 𝄞 sagte sie: „=Wir _bauen_“, 😀 sagte sie, „<b>die Brücke</b>“. Nachher.'

async function recordSplit() {
  const document = await addDocument(editor, { text, language: 'de', title: 'Bericht [1]' })
  const segments = [{ exact: '=Wir _bauen_' }, { exact: '<b>die Brücke</b>' }]
  const quote = await addQuote(editor, { document: document.id, language: 'de', segments })
  await made(judgeQuote(await team.as('reviewer', 8), quote.id))
  await made(judgeQuote(await team.as('reviewer', 9), quote.id))
  return quote
}

function judgeQuote(client: Client, id: string) {
  return client.post(`/quotes/${id}/verdicts`, {
    ...{ aspect: 'AUTHENTICITY', rating: 'verbatim', summary: '=So *gesagt*', rationale: '# Groß\n\nSo.' },
    citations: [
      { stance: 'SUPPORTS', source: { title: 'Band', publisher: 'Sender', kind: 'VIDEO', language: 'de' } },
    ],
  })
}

const take = (kind: ExportKind, question = '') => editor.get(`/exports/${kind}?${question}`)
const every = exportKinds.flatMap((kind) => formatNames[kind].map((format) => [kind, format] as const))

/** What there is to check of an export: a document, each line or row, or the text itself. */
const parts: Partial<Record<FormatName, (text: string) => unknown[]>> = {
  ndjson: (text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  csv: readCsv,
  'csv-safe': (text) => readCsv(text.replace(/^\ufeff/, '')),
  markdown: (text) => [text],
}
const partsOf = (format: FormatName, text: string) => (parts[format] ?? ((all) => [JSON.parse(all)]))(text)

describe.each(every)('%s as %s', (kind, format) => {
  test('is as its schema says', async () => {
    const fits = await schemaNamed(editor, `${schemaPath(kind, format).replace(/^.*\/|\.json$/g, '')}`)
    const { text, headers } = await take(kind, `format=${format}`)
    expect(headers.get('link')).toBe(`<${schemaPath(kind, format)}>; rel="describedby"`)
    const found = partsOf(format, text)
    expect(found.length).toBeGreaterThan(0)
    for (const part of found) expect([fits(part), fits.errors]).toEqual([true, null])
    expect([fits({}), fits(null), fits('x')]).toEqual([false, false, false])
  })

  test('is the same bytes each time, whatever the order of the question', async () => {
    const one = await take(kind, `format=${format}&language=en&kind=FACTUAL`)
    const other = await take(kind, `kind=FACTUAL&language=en&format=${format}`)
    expect(one.text.length).toBeGreaterThan(100)
    expect(other.text).toBe(one.text)
    expect(one.text).not.toContain(team.service.origin)
  })

  test('names nobody who wants pseudonyms, and each with the same', async () => {
    const named = (await take(kind, `format=${format}`)).text
    const { text } = await take(kind, `format=${format}&reviewers=pseudonyms`)
    const people = /\b(reviewer|editor)-[89]\b/
    expect(text).not.toMatch(people)
    if (!people.test(named)) return
    const pseudonyms = new Set(text.match(/reviewer-[0-9a-f]{16}\b/g))
    expect(pseudonyms.size).toBe(new Set(named.match(new RegExp(people, 'g'))).size)
  })
})

test('files of different formats never have the same name', async () => {
  const endings = formatNames.rulings.map((name) => formats[name].ending)
  expect(new Set(endings).size).toBe(endings.length)
  const { headers } = await editor.get('/exports/rulings?format=datafeed')
  expect(headers.get('content-disposition')).toMatch(/filename="beleg-rulings-[\d-]+\.datafeed\.jsonld"/)
})

test('the list of schemas has one for each kind, format and version', async () => {
  const { items } = (await editor.get('/schemas')).body
  expect(items.map(({ name }: { name: string }) => name)).toEqual(exportSchemas.map(({ name }) => name))
  expect(items[0]).toEqual({
    ...{ name: 'verdicts-json-2', export: 'verdicts', format: 'json', version: 2 },
    address: '/api/v1/schemas/verdicts-json-2.json',
  })
  for (const { address } of items)
    expect((await fetch(team.service.origin + address)).headers.get('content-type')).toMatch('schema+json')
  expect((await editor.get('/schemas/verdicts-json-99.json')).status).toBe(404)
})

describe('rulings', () => {
  test('are those that are or were public, with what became of them', async () => {
    const { rulings, counts } = (await take('rulings')).body
    const of = (review: string) => rulings.filter((ruling: { review: string }) => ruling.review === review)
    expect(of(reviews.RULED)).toEqual([])
    expect(of(reviews.PUBLISHED)).toMatchObject([
      {
        ...{ number: 1, isStanding: true, corrects: null, correctedBy: null, withdrawal: null },
        ...{ aspect: 'TRUTH', rating: { key: 'true' }, summary: 'It did open.', method: 'AGREED' },
        ...{ ruledBy: { slug: 'editor-9' }, publishedBy: { slug: 'editor-9' }, replies: [] },
        quotes: [{ segments: [{ start: 11, end: 39 }] }],
      },
    ])
    const [before, after] = of(reviews.CORRECTED)
    expect(before).toMatchObject({ isStanding: false, correctedBy: after.id })
    expect(after).toMatchObject({
      isStanding: true,
      corrects: before.id,
      correctionNote: 'The day was wrong.',
    })
    expect(of(reviews.WITHDRAWN)).toMatchObject([
      { isStanding: false, withdrawal: { reason: 'The source is gone.', by: { slug: 'editor-9' } } },
    ])
    expect(counts).toEqual({ rulings: 4, standing: 2 })
  })

  test('cite what the verdicts cite that they rest on', async () => {
    const [ruling] = (await take('rulings')).body.rulings
    expect(ruling.verdicts).toHaveLength(2)
    const { verdicts } = (await take('verdicts')).body
    const cited = verdicts
      .filter(({ id }: { id: string }) => ruling.verdicts.includes(id))
      .flatMap(({ citations }: { citations: unknown[] }) => citations)
    expect(ruling.citations).toEqual(cited)
  })

  test('are filtered like verdicts, and answer for a time that was', async () => {
    const [{ quotes, id }] = (await take('rulings')).body.rulings
    const speaker = `speaker=${quotes[0].speaker.slug}`
    const found = (question: string) =>
      take('rulings', question).then(({ body }) => body.rulings.map((ruling: { id: string }) => ruling.id))
    expect(await found(speaker)).toEqual([id])
    expect(await found(`${speaker}&rating=false`)).toEqual([])
    expect(await found(`document=${quotes[0].document.id}&aspect=TRUTH&rating=true`)).toEqual([id])
    expect(await found(`at=${whenOneWasPublic}`)).toEqual([id])
  })
})

/** As it went out: a Response's own text has no byte order mark. */
async function readBytes(path: string) {
  const headers = { Authorization: `Bearer ${await team.tokenOf('reader')}` }
  const answer = await fetch(`${team.service.origin}/api/v1${path}`, { headers })
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()) }
}

describe('for spreadsheets', () => {
  test('no cell begins like a formula, and a byte order mark says UTF-8', async () => {
    const { text } = await readBytes('/exports/verdicts?format=csv-safe')
    expect(text.startsWith('\ufeffid,')).toBe(true)
    const rows = readCsv(text.slice(1))
    const row = rows.find(({ target_id }) => target_id === split.id)
    expect(row).toMatchObject({
      summary: "'=So *gesagt*",
      target_text: "'=Wir _bauen_ […] <b>die Brücke</b>",
    })
    for (const cell of rows.flatMap((one) => Object.values(one))) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
    const plain = readCsv((await take('verdicts', 'format=csv')).text)
    expect(plain.find(({ target_id }) => target_id === split.id)).toMatchObject({ summary: '=So *gesagt*' })
  })
})

describe('as Markdown', () => {
  test('what people wrote is text, not markup, and the words around it are in the language of the claim', async () => {
    const { text } = await take('verdicts', 'format=markdown')
    const [, section = ''] = text.split('## =Wir')
    expect(section).toContain('Echtheit: **Wörtlich belegt**. =So \\*gesagt\\*')
    expect(section).toContain('\\<b\\>die Brücke\\</b\\>')
    expect(section).toContain('- Beleg, stützt: Band (Sender)')
    expect(section).toContain('> # Groß\n> \n> So.')
    expect(text).toContain('Truth: **True**. It opened on 3 May.')
  })
})

describe('as web annotations', () => {
  test('each segment is found in the document by its words and by its place in code points', async () => {
    const { body, headers } = await take('verdicts', 'format=annotations&language=en')
    expect(headers.get('content-type')).toMatch(
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    )
    expect(body['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld')
    const all = (await take('verdicts', 'format=annotations')).body.items
    const mine = all.filter(({ id }: { id: string }) => id.endsWith(split.id))
    expect(mine).toHaveLength(2)
    const [one] = mine
    const document = (await editor.get(`/documents/${split.document.id}`)).body
    expect(one).toMatchObject({
      ...{ type: 'Annotation', motivation: 'assessing', creator: { type: 'Person', nickname: 'reviewer-8' } },
      body: [
        {
          purpose: 'assessing',
          value: 'Wörtlich belegt: =So *gesagt*',
          language: 'de',
          format: 'text/plain',
        },
        { purpose: 'classifying', value: 'verbatim' },
      ],
    })
    const points = [...text]
    for (const { source, state, selector } of one.target) {
      const [{ exact, prefix, suffix }, { start, end }] = selector
      expect(points.slice(start, end).join('')).toBe(exact)
      expect(text).toContain(prefix + exact + suffix)
      expect(source).toBe(`urn:beleg:document:${document.id}:version:1`)
      expect(state).toMatchObject({ type: 'TimeState', sha256: document.versions[0].sha256 })
    }
    expect(one.target.map(({ selector }: { selector: { exact: string }[] }) => selector[0]?.exact)).toEqual([
      '=Wir _bauen_',
      '<b>die Brücke</b>',
    ])
  })

  test('a claim that two quotes carry is annotated at both', async () => {
    const claim = await addClaim(editor)
    const other = await addQuote(editor)
    await made(editor.post(`/quotes/${other.id}/claims`, { claimId: claim.id }))
    await made(judge(await team.as('reviewer', 8), claim.id, 'true'))
    await made(judge(await team.as('reviewer', 9), claim.id, 'true'))
    const { items } = (await take('verdicts', `format=annotations&document=${other.document.id}`)).body
    expect(items.map(({ target }: { target: unknown[] }) => target.length)).toEqual([1, 1, 1, 1])
    expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(4)
  })
})

describe('as markup', () => {
  test('those rulings are told that stand, each with the address of its page', async () => {
    const { body, headers } = await take('rulings', 'format=claimreview')
    expect(headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    const { rulings } = (await take('rulings')).body
    const standing = rulings.filter(({ isStanding }: { isStanding: boolean }) => isStanding)
    expect(body.map(({ url }: { url: string }) => url)).toEqual(
      standing.map(({ id }: { id: string }) => `https://desk.example/published/${id}`),
    )
    expect(body[0]).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'ClaimReview', reviewBody: 'It did open.' },
      datePublished: standing[0].publishedAt,
      author: { '@type': 'Organization', name: 'The Desk', url: 'https://desk.example' },
      reviewRating: { alternateName: 'True', ratingValue: 5 },
    })
  })

  test('a feed has all, and when it ceased to stand', async () => {
    const { body } = await take('rulings', 'format=datafeed')
    const markup = (await take('rulings', 'format=claimreview')).body
    expect(body).toMatchObject({ '@type': 'DataFeed', name: 'The Desk' })
    const { rulings } = (await take('rulings')).body
    const [, corrected, correction] = rulings
    const [, withdrawn] = rulings.filter(({ isStanding }: { isStanding: boolean }) => !isStanding)
    expect(corrected.correctedBy).toBe(correction.id)
    const deleted: Record<string, string> = {
      [corrected.id]: correction.publishedAt,
      [withdrawn.id]: withdrawn.withdrawal.at,
    }
    expect(body.dataFeedElement).toEqual(
      rulings.map(({ id, publishedAt }: { id: string; publishedAt: string }) => {
        const url = `https://desk.example/published/${id}`
        const item = { '@type': 'DataFeedItem', url, dateCreated: publishedAt }
        if (deleted[id]) return { ...item, dateDeleted: deleted[id] }
        return { ...item, item: [markup.find((one: { url: string }) => one.url === url)] }
      }),
    )
  })

  test('of nothing is a whole document too', async () => {
    for (const [format, nothing] of [
      ['claimreview', []],
      ['datafeed', { dataFeedElement: [] }],
    ])
      expect((await take('rulings', `format=${format}&topic=nothing-at-all`)).body).toMatchObject(
        nothing as object,
      )
  })

  test.each(['claimreview', 'datafeed'])('%s tells of rulings, not of verdicts', async (format) => {
    const { status, body } = await take('verdicts', `format=${format}`)
    expect([status, body.title]).toEqual([400, expect.stringMatching(/^format: .*annotations/)])
  })
})

test.each([
  ['verdicts', 'reviewers=nobody'],
  ['rulings', 'format=xml'],
  ['rulings', 'reviewer=editor-9'],
] as const)('%s?%s is refused', async (kind, question) => {
  expect((await take(kind, question)).status).toBe(400)
})

test('who has no account takes nothing away', async () => {
  for (const kind of exportKinds) expect((await team.service.get(`/exports/${kind}`)).status).toBe(401)
})

test('the key of the pseudonyms is one, and stays', async () => {
  const [{ key } = { key: '' }] = await team.service.sql<{ key: string }>(
    `select encode(key, 'hex') as key from pseudonym_key`,
  )
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  for (const statement of [
    `update pseudonym_key set key = sha256('x')`,
    'delete from pseudonym_key',
    'truncate pseudonym_key',
    `insert into pseudonym_key (id, key) values (false, sha256('x'))`,
    `insert into pseudonym_key (key) values (sha256('x'))`,
  ])
    await expect(team.service.sql(statement)).rejects.toThrow()
})
