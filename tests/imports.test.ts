import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { importFile, readRecords } from './support/import.ts'
import { Service } from './support/service.ts'
import { countRows, dumpOf } from './support/tables.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const review = (fields: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checks.example/bridge',
  claimReviewed: 'The bridge opens in May.',
  author: { '@type': 'Organization', name: 'Checks', url: 'https://www.checks.example/' },
  datePublished: '2026-03-04 10:15',
  itemReviewed: {
    '@type': 'Claim',
    datePublished: '2026-03-02',
    author: { '@type': 'Person', name: 'Ada Long', jobTitle: 'Mayor' },
  },
  reviewRating: { '@type': 'Rating', ratingValue: '-1', bestRating: 5, alternateName: 'Nope!' },
  ...fields,
})

test('a dry run says what would come of a file and writes nothing; then it is recorded, and only once', async () => {
  const file = JSON.stringify(review())
  const before = await dumpOf(service)
  const dry = await importFile(service, file, '?dryRun=true&language=en')
  expect(await dumpOf(service)).toEqual(before)
  const real = await importFile(service, file, '?language=en')
  expect(real.counts).toEqual(dry.counts)
  expect(real.counts).toMatchObject({
    records: { created: 1, matched: 0, refused: 0 },
    things: { speakers: { created: 1 }, quotes: { created: 1 }, claims: { created: 1 } },
    unmapped: [{ publisher: 'Checks', label: 'Nope!', times: 1 }],
  })
  const after = await dumpOf(service)
  const again = await importFile(service, file, '?language=en')
  expect(again.records).toMatchObject([{ outcome: 'matched', claim: real.records[0]?.claim }])
  expect(await dumpOf(service)).toEqual(after)
})

test('a foreign review becomes a quote as it was reported, a claim, and a verdict of an outside publisher, as given', async () => {
  const { records } = await importFile(
    service,
    JSON.stringify(review({ claimReviewed: 'It cost 3 million.' })),
  )
  const claim = (await service.get(`/claims/${records[0]?.claim}`)).body
  expect(claim).toMatchObject({ text: 'It cost 3 million.', language: 'und', kind: 'FACTUAL', verdicts: [] })
  expect(claim.quotes).toMatchObject([
    {
      ...{ form: 'REPORTED', text: 'It cost 3 million.', saidAt: '2026-03-02', roleTitle: 'Mayor' },
      speaker: { slug: 'ada-long' },
      document: { publisher: 'Checks', url: 'https://checks.example/bridge', publishedAt: '2026-03-04' },
    },
  ])
  expect(claim.outsideVerdicts).toMatchObject([
    {
      ...{ publisher: { name: 'Checks', site: 'checks.example' }, label: 'Nope!', rating: null },
      ...{ ratingValue: '-1', bestRating: '5', worstRating: null, reviewedAt: '2026-03-04' },
    },
  ])
})

test.each([
  ['alone', (json: string) => json],
  ['in an array', (json: string) => `[[${json}]]`],
  [
    'in a graph',
    (json: string) => `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},${json}]}`,
  ],
  ['in a feed', (json: string) => `{"@type":"DataFeed","dataFeedElement":[{"item":[${json}]}]}`],
  ['one a line', (json: string) => `{"other":1}\n\n${json}\n`],
  [
    'in a page',
    (json: string) => `<!doctype html>\n<script type="application/ld+json">${json}</script><p>"ClaimReview"`,
  ],
  ['packed', (json: string) => gzipSync(json)],
  ['in UTF-16', (json: string) => Buffer.from(`\uFEFF${json}`, 'utf16le')],
])('finds a review %s', async (_place, put) => {
  const claimReviewed = 'Die Brücke öffnet im Mai.'
  const { counts, records } = await importFile(
    service,
    new Uint8Array(Buffer.from(put(JSON.stringify(review({ claimReviewed }))))),
    '?dryRun=true',
  )
  expect(counts?.records).toEqual({ created: 1, matched: 0, refused: 0 })
  expect(records[0]?.words).toBe(claimReviewed)
})

test('a file in Latin-1 is read, and the report says so', async () => {
  const json = JSON.stringify(review({ claimReviewed: 'Die Brücke öffnet im Juni.' }))
  const report = await importFile(service, new Uint8Array(Buffer.from(json, 'latin1')), '?dryRun=true')
  expect(report.records[0]?.words).toBe('Die Brücke öffnet im Juni.')
  expect(report.remarks).toEqual([expect.stringContaining('Latin-1')])
})

test('what one record lacks is said by field; the records beside it are recorded', async () => {
  const file = [
    review({ claimReviewed: '' }),
    review({ claimReviewed: 'Half a character \ud83d' }),
    review({ claimReviewed: 'A NUL \0' }),
    review({ claimReviewed: 'Good among bad.', datePublished: 'yesterday', url: 'checks.example/bridge' }),
  ]
  const { records, counts } = await importFile(service, JSON.stringify(file))
  expect(counts?.records).toEqual({ created: 1, matched: 0, refused: 3 })
  expect(records.map(({ problems }) => problems.map(({ field }) => field))).toEqual([
    ['/claimReviewed'],
    expect.arrayContaining(['/claim/text']),
    expect.arrayContaining(['/claim/text']),
    ['/url', '/datePublished'],
  ])
})

test('each record is one event of the history', async () => {
  const [before] = await service.sql<{ number: number }>('select max(number)::int as number from event')
  const claims = ['The pool is closed.', 'The pool is open.', 'There is no pool.']
  const { records } = await importFile(
    service,
    JSON.stringify(claims.map((claimReviewed) => review({ claimReviewed }))),
  )
  const events = await service.sql<{ claims: string[] }>(
    `select array_agg(row_key) filter (where table_name = 'claim') as claims from event_change
     where event > ${before?.number} group by event order by event`,
  )
  expect(events).toEqual(records.map(({ claim }) => ({ claims: [claim] })))
})

test('nobody is quoted where no author is named', async () => {
  const nobody = { '@type': 'Claim', author: { '@type': 'Person', name: 'Unknown' } }
  const file = JSON.stringify(review({ claimReviewed: 'Said by nobody.', itemReviewed: nobody }))
  const { records } = await importFile(service, file)
  expect((await service.get(`/claims/${records[0]?.claim}`)).body.quotes).toEqual([])
})

test('what was read before with other content is refused, and stays as it is', async () => {
  const first = review({ claimReviewed: 'It was closed twice.' })
  await importFile(service, JSON.stringify(first))
  const before = await countRows(service)
  const { records } = await importFile(service, JSON.stringify({ ...first, datePublished: '2027-01-01' }))
  expect(records).toMatchObject([
    { outcome: 'refused', problems: [{ why: expect.stringContaining('other content') }] },
  ])
  expect(await countRows(service)).toEqual(before)
})

const liarRow = ['7.json', 'pants-fire', 'The "moon" is cheese.', 'space,food', 'Jack_Moon', '', '', 'none']
const liarEnd = ['0', '0', '0', '0', '1', 'a speech']

test('a row of LIAR is read as it stands, its quotation marks too, and its label translated by the map', async () => {
  const row = [...liarRow, ...liarEnd].join('\t')
  const { counts, records } = await importFile(service, `${row}\n${liarRow.join('\t')}\n`)
  expect(counts).toMatchObject({ records: { created: 1, matched: 0, refused: 1 }, unmapped: [] })
  expect(records[1]?.problems).toMatchObject([{ why: expect.stringContaining('8 columns instead of 14') }])
  expect((await service.get(`/claims/${records[0]?.claim}`)).body).toMatchObject({
    ...{ text: 'The "moon" is cheese.', topics: ['space', 'food'] },
    quotes: [{ speaker: { slug: 'jack-moon', name: 'Jack_Moon' }, occasion: 'a speech', saidAt: null }],
    outsideVerdicts: [{ publisher: { name: 'PolitiFact' }, label: 'pants-fire', rating: { key: 'false' } }],
  })
})

const liar = ['train', 'valid', 'test'].map((name) => `../shared/corpora/liar/${name}.tsv`)
const whenLiarIsThere = liar.every((file) => existsSync(file)) ? test : test.skip

whenLiarIsThere(
  'reads every row of LIAR: none is lost, none lacks what a record needs, and one has unseen characters',
  async () => {
    const read = await Promise.all(liar.map((file) => readRecords(readFileSync(file))))
    expect(read.map((records) => records.length)).toEqual([10_269, 1_284, 1_283])
    const records = read.flatMap((file) => (Array.isArray(file) ? file : []))
    expect(records.filter(({ content }) => !content)).toEqual([])
    expect(records.flatMap(({ problems }) => problems)).toMatchObject([
      { sentence: { en: expect.stringContaining('U+202A') } },
    ])
  },
)

test.each([
  ['an empty file', '', 400, 'empty'],
  ['nothing known', 'Dear desk, please check this.', 422, 'what it is'],
  ['damaged packing', gzipSync('{"@type":"ClaimReview"}').subarray(0, 20), 400, 'damaged or cut off'],
  ['a bomb', gzipSync(Buffer.alloc(100 * 1024 * 1024, ' ')), 413, '64 megabytes'],
  ['two encodings', Buffer.concat([Buffer.from('"Ü"'), Buffer.from([0xff, 0x20])]), 400, 'at byte 5'],
])('%s is refused with a sentence', async (_name, content, status, sentence) => {
  const report = await importFile(service, new Uint8Array(Buffer.from(content)))
  expect(report).toMatchObject({ status, title: expect.stringContaining(sentence) })
})

test('a value a hundred thousand levels deep, __proto__ and a line of a megabyte harm nothing', async () => {
  const deep = `{"@type":"ClaimReview","claimReviewed":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const proto = JSON.stringify(review({ claimReviewed: 'Good after bad.' })).replace(
    '{',
    '{"__proto__":{"a":1},',
  )
  const long = JSON.stringify(review({ claimReviewed: 'x'.repeat(1_000_000) }))
  const { records } = await importFile(service, [proto, deep, long].join('\n'), '?dryRun=true')
  expect(records.map(({ line, outcome }) => [line, outcome])).toEqual([
    [1, 'created'],
    [2, 'refused'],
    [3, 'refused'],
  ])
})

test('every rating map names the pages of the publisher that define its ratings', () => {
  const folder = 'data/rating-maps'
  const maps = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
  for (const { sites, sources } of maps)
    expect(
      sources.map((source: string) => sites.includes(new URL(source).hostname.replace(/^www\./, ''))),
    ).toContain(true)
})

const wild = '../shared/corpora/claimreview-wild/claimreviews_wild.jsonl'
const whenThere = existsSync(wild) ? test : test.skip

whenThere(
  'reads ClaimReviews as publishers ship them: all of the 34 captures, the one that is there twice once',
  async () => {
    const desk = await Service.start()
    const file = readFileSync(wild)
    const dry = await importFile(desk, new Uint8Array(file), '?dryRun=true')
    const { counts, records } = await importFile(desk, new Uint8Array(file))
    expect(counts).toEqual(dry.counts)
    expect(counts).toMatchObject({
      records: { created: 33, matched: 1, refused: 0 },
      things: {
        claims: { created: 33, matched: 1 },
        quotes: { created: 31, matched: 0 },
        outsideVerdicts: { created: 33, matched: 0 },
        publishers: { created: 15, matched: 18 },
      },
    })
    expect(counts?.unmapped.reduce((sum, { times }) => sum + times, 0)).toBe(33)
    expect(records.filter(({ problems }) => problems.length > 0)).toMatchObject([
      { line: 5, problems: [{ field: '/url', why: expect.stringContaining('no whole address') }] },
    ])
    await desk.stop()
  },
)
