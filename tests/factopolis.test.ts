import { existsSync, readFileSync } from 'node:fs'
import { importFile, readRecords } from './support/import.ts'
import { Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const quote = (fields: object = {}) => ({
  id: 'ada-long/2026-03-02',
  speaker: 'ada-long',
  date: '2026-03-02',
  quote: 'The bridge opens in *May*.',
  where: 'press conference',
  claims: ['bridge-opens-in-may'],
  checks: [
    {
      checker: 'politifact',
      rating: 'false',
      quote: 'It does not.',
      source: 'http://www.PolitiFact.com/bridge',
    },
    { checker: 'the-local', short: 'It opens in June.', source: 'https://local.example/bridge' },
  ],
  sources: [
    { type: 'youtube', id: 'J4quEKZEoYo', start: 145, duration: 12 },
    { type: 'transcript', url: 'https://city.example/transcripts/7' },
  ],
  ...fields,
})

const claim = (fields: object = {}) => ({
  ...{ id: 'bridge-opens-in-may', title: 'the bridge opens in May', summary: 'It opens in June.' },
  ...{ topics: ['traffic'], body: '' },
  ...fields,
})

test('a quote of factopolis brings its claims under their keys, every check and every source; then the claims get their words', async () => {
  const { records } = await importFile(service, `${JSON.stringify(quote())}\n`)
  const claimId = records[0]?.claim
  expect((await service.get(`/claims/${claimId}`)).body.text).toBe('bridge-opens-in-may')
  const { counts } = await importFile(service, JSON.stringify([claim()]))
  expect(counts).toMatchObject({ things: { claims: { created: 0, matched: 1 } } })
  const { body } = await service.get(`/claims/${claimId}`)
  expect(body).toMatchObject({ text: 'the bridge opens in May', topics: ['traffic'] })
  expect(body.quotes).toMatchObject([
    {
      ...{
        text: 'The bridge opens in *May*.',
        form: 'DIRECT',
        saidAt: '2026-03-02',
        occasion: 'press conference',
      },
      note: expect.stringContaining('https://www.youtube.com/watch?v=J4quEKZEoYo&t=145s (duration 12)'),
      document: { publisher: 'city.example', url: 'https://city.example/transcripts/7', publishedAt: null },
    },
  ])
  expect(body.outsideVerdicts).toHaveLength(3)
  expect(body.outsideVerdicts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: 'false', rating: expect.objectContaining({ key: 'false' }) }),
      expect.objectContaining({ publisher: { name: 'the-local', site: null }, label: null, rating: null }),
      expect.objectContaining({
        publisher: { name: 'Factopolis', site: null },
        excerpt: 'It opens in June.',
      }),
    ]),
  )
})

test('a claim that was given other words by hand keeps them', async () => {
  const named = { id: 'ada/2', claims: ['tolls-stay'], quote: 'Tolls stay.', checks: [] }
  const { records } = await importFile(service, JSON.stringify(quote(named)))
  const path = `/claims/${records[0]?.claim}`
  await service.patch(path, { text: 'The tolls stay as they are.' })
  await importFile(service, JSON.stringify([claim({ id: 'tolls-stay', title: 'tolls stay' })]))
  expect((await service.get(path)).body).toMatchObject({ text: 'The tolls stay as they are.' })
})

test('a check under two quotes is one verdict, and the ids of posts keep their last digits', async () => {
  const source = { type: 'twitter', user: 'ada', id: 0 }
  const one = quote({ id: 'ada/3', quote: 'Once.', claims: ['twice'], sources: [source] })
  const two = quote({ id: 'ada/4', quote: 'Twice.', claims: ['twice'], sources: [source] })
  const file = [one, two].map((record) => JSON.stringify(record).replace('"id":0', '"id":856171332521820165'))
  const { records, counts } = await importFile(service, file.join('\n'))
  expect(counts?.things.outsideVerdicts).toEqual({ created: 2, matched: 2 })
  const { body } = await service.get(`/claims/${records[0]?.claim}`)
  expect(body.quotes.map((carrying: { document: { url: string } }) => carrying.document.url)).toEqual(
    Array(2).fill('https://twitter.com/ada/status/856171332521820165'),
  )
})

test('what a record of factopolis lacks is said by field', async () => {
  const file = [
    quote({ id: 'ada/5', speaker: undefined }),
    quote({ id: 'ada/6', date: 'May', sources: [{ type: 'transcript', url: null }] }),
    quote({ id: 'ada/7', claims: [], checks: [{ checker: 'ap', source: 'no address' }] }),
    { id: 'nothing-here' },
    7,
  ]
  const { records } = await importFile(service, JSON.stringify(file), '?format=factopolis&dryRun=true')
  expect(records.map(({ outcome, problems }) => [outcome, ...problems.map(({ field }) => field)])).toEqual([
    ['refused', '/speaker'],
    ['created', '/date', '/sources/0'],
    ['created', '/checks/0/claims'],
    ['refused', '/title'],
    ['refused', ''],
  ])
})

const files = ['quotes.jsonl', 'claims.json'].map((name) => `../shared/corpora/factopolis/factopolis_${name}`)
const whenThere = files.every((file) => existsSync(file)) ? test : test.skip

whenThere('reads every record of factopolis; one source names no place', async () => {
  const all = await Promise.all(files.map((name) => readRecords(readFileSync(name))))
  const read = all.filter((records) => typeof records !== 'string')
  expect(read.map((records) => records.length)).toEqual([310, 228])
  expect(read.flat().filter(({ content }) => content === undefined)).toEqual([])
  expect(read.flat().flatMap(({ problems }) => problems)).toMatchObject([{ pointer: '/sources/1' }])
})
