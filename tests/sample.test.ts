import { readFileSync } from 'node:fs'
import { Service } from './support/service.ts'

/** The sample desk: Hanoi, February 2019, as a first start shows it. */

let service: Service
// biome-ignore lint/suspicious/noExplicitAny: the contract has checked the shape of every answer
let quotes: any[]
// biome-ignore lint/suspicious/noExplicitAny: as above
let claims: any[]
// biome-ignore lint/suspicious/noExplicitAny: as above
let verdicts: any[]
beforeAll(async () => {
  service = await Service.start({ sample: true })
  quotes = (await service.get('/quotes?limit=200')).body.items
  claims = (await service.get('/claims?limit=200')).body.items
  verdicts = (await service.get('/exports/verdicts')).body.verdicts
})
afterAll(() => service.stop())

const distinct = <Value>(values: Value[]) => [...new Set(values)]

test('has one document, the briefing, word for word', async () => {
  const { body } = await service.get('/documents')
  expect(body.items).toMatchObject([
    { publisher: 'Beleg', language: 'de', kind: 'ARTICLE', counts: { versions: 1 } },
  ])
  const document = (await service.get(`/documents/${body.items[0].id}`)).body
  expect(document.text).toBe(readFileSync('data/hanoi-2019/briefing.de.txt', 'utf8'))
  expect(document.quotes).toHaveLength(quotes.length)
})

test('has at least 14 quotes, among them of Trump, Pompeo, Guterres, Sanders and the White House', () => {
  expect(quotes.length).toBeGreaterThanOrEqual(14)
  const speakers = quotes.flatMap(({ speaker, onBehalfOf }) => [speaker.slug, onBehalfOf?.slug])
  for (const slug of ['donald-trump', 'mike-pompeo', 'antonio-guterres', 'sarah-sanders', 'weisses-haus'])
    expect(speakers).toContain(slug)
})

test('has quotes in all forms, whole and partial, and one in several segments', () => {
  expect(distinct(quotes.map(({ form }) => form)).sort()).toEqual([
    'DIRECT',
    'FREE_INDIRECT',
    'INDIRECT',
    'REPORTED',
  ])
  expect(distinct(quotes.map(({ isPartial }) => isPartial)).sort()).toEqual([false, true])
  expect(quotes.some(({ segments }) => segments.length > 1)).toBe(true)
})

test('has quotes that stand exactly where they say', async () => {
  const { text } = (await service.get(`/documents/${quotes[0].document.id}`)).body
  for (const quote of quotes) {
    for (const { start, end, exact } of quote.segments) expect(text.slice(start, end)).toBe(exact)
    const starts = quote.segments.map(({ start }: { start: number }) => start)
    expect(starts).toEqual([...starts].sort((one, other) => one - other))
  }
})

test('shows the original wording beside its German translation', () => {
  expect(
    quotes.find(({ originalText }) => originalText?.startsWith('With complete Denuclearization')),
  ).toMatchObject({
    ...{
      text: expect.stringMatching('Mit einer vollständigen Denuklearisierung'),
      originalLanguage: 'en',
      language: 'de',
    },
  })
})

test('knows who speaks for whom, and an official without a name', async () => {
  expect(quotes.find(({ speaker }) => speaker.slug === 'sarah-sanders')).toMatchObject({
    onBehalfOf: { slug: 'donald-trump' },
  })
  const { body } = await service.get('/speakers?kind=UNKNOWN')
  expect(body.items).toHaveLength(1)
})

test('has roles with dates, and each quote the role of its day', async () => {
  const { body } = await service.get('/speakers/mike-pompeo')
  expect(body.roles).toMatchObject([
    { title: 'CIA-Direktor', to: '2018-04-26' },
    { title: 'US-Außenminister', from: '2018-04-26', to: '2021-01-20' },
  ])
  for (const quote of quotes.filter(({ speaker }) => speaker.slug === 'mike-pompeo'))
    expect(quote.roleTitle).toBe(quote.saidAt < '2018-04-26' ? 'CIA-Direktor' : 'US-Außenminister')
})

test('has at least 12 claims of at least three kinds, each carried by a quote', () => {
  expect(claims.length).toBeGreaterThanOrEqual(12)
  expect(distinct(claims.map(({ kind }) => kind)).length).toBeGreaterThanOrEqual(3)
  for (const claim of claims) expect(claim.quotes.length).toBeGreaterThan(0)
  expect(claims.some((claim) => claim.quotes.length > 1)).toBe(true)
})

test('has at least 16 verdicts over all four aspects with at least 8 sources', async () => {
  expect(verdicts.length).toBeGreaterThanOrEqual(16)
  expect(distinct(verdicts.map(({ aspect }) => aspect)).sort()).toEqual([
    'AUTHENTICITY',
    'CONTEXT',
    'TRANSLATION',
    'TRUTH',
  ])
  const cited = verdicts.flatMap(({ citations }) =>
    citations.map(({ source }: { source: { id: string } }) => source.id),
  )
  expect(distinct(cited).length).toBeGreaterThanOrEqual(8)
  expect((await service.get('/sources?limit=200')).body.items).toHaveLength(distinct(cited).length)
})

test('has a verdict that supersedes an earlier one, and a claim that a source refutes', () => {
  expect(verdicts.some(({ supersedes, changeNote }) => supersedes && changeNote)).toBe(true)
  const refuted = verdicts.find(
    ({ aspect, rating, citations }) =>
      aspect === 'TRUTH' &&
      ['false', 'mostly-false'].includes(rating.key) &&
      citations.some(({ stance }: { stance: string }) => stance === 'REFUTES'),
  )
  expect(refuted.quotes[0].speaker.slug).toBe('donald-trump')
})

test('marks every verdict as an example', () => {
  for (const { reviewer, summary } of verdicts) {
    expect(reviewer.isExample).toBe(true)
    expect(summary).toMatch(/^Beispiel:/)
  }
})

test('does not judge the truth of forecasts and opinions', () => {
  for (const { target, rating, aspect } of verdicts)
    if (aspect === 'TRUTH' && target.kind === 'OPINION')
      expect([target.text, rating.key]).toEqual([target.text, 'not-checkable'])
})

test("has none of the report's own sentences", () => {
  const briefing = readFileSync('data/hanoi-2019/briefing.de.txt', 'utf8')
  for (const sentence of ['In der Grenzstadt Dong Dang stieg', 'Wer weiß das schon', 'Freundlich winkte Kim'])
    expect(briefing).not.toMatch(sentence)
})
