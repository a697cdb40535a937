import { createHash } from 'node:crypto'
import { daily, type FakeWeb, page, redirect, startFakeWeb } from './support/fake-web.ts'
import { type FetchingDesk, startFetchingDesk } from './support/fetching-desk.ts'
import { Service } from './support/service.ts'
import { dumpOf, insertRow } from './support/tables.ts'

/** A document by its address: fetched and read, looked at, then saved. */

let web: FakeWeb
let desk: FetchingDesk
beforeAll(async () => {
  web = await startFakeWeb()
  desk = await startFetchingDesk(web)
})
afterAll(async () => {
  await desk?.stop()
  await web?.close()
})

const words = 'The bridge opens in May, said Ada Long on Monday to the council of the city. '.repeat(4).trim()
const html = `<html lang="en"><head><title>Bridge opens</title><meta name="author" content="Bo">
  <meta property="og:site_name" content="The Daily"></head><body><article><p>${words}</p></article></body></html>`
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function preview() {
  web.pages['daily.example/short'] = redirect('http://daily.example/bridge')
  web.pages['daily.example/bridge'] = page(html)
  return desk.post('/documents/from-url', { url: 'http://daily.example/short#top' })
}

const kept = async () => {
  const { body } = await preview()
  const { publishedAt: _unknown, ...document } = body.document
  return { ...document, kind: 'ARTICLE', receipt: body.receipt }
}

test('a page is read into a suggestion, and nothing of it is recorded', async () => {
  const before = await dumpOf(desk)
  const { status, body } = await preview()
  expect(status).toBe(200)
  expect(body).toMatchObject({
    page: {
      url: 'http://daily.example/short',
      finalUrl: 'http://daily.example/bridge',
      sha256: hashOf(html),
      bytes: html.length,
      ...{ mediaType: 'text/html', encoding: 'utf-8' },
    },
    ...{ extraction: 'ARTICLE', isDamaged: false },
    document: {
      url: 'http://daily.example/bridge',
      text: words,
      ...{ title: 'Bridge opens', author: 'Bo', publisher: 'The Daily', language: 'en', publishedAt: null },
    },
  })
  expect(await dumpOf(desk)).toEqual(before)
})

test('who confirms it records the document with the page that it comes from', async () => {
  const suggestion = await kept()
  const { status, body } = await desk.post('/documents', suggestion)
  expect(status).toBe(201)
  expect(body.versions[0].page).toMatchObject({
    url: 'http://daily.example/short',
    finalUrl: 'http://daily.example/bridge',
    sha256: hashOf(html),
    isEdited: false,
  })
  expect((await desk.get(`/documents/${body.id}`)).body).toEqual(body)
})

test('words that were changed before saving are said to be', async () => {
  const { body } = await desk.post('/documents', { ...(await kept()), text: `${words} Or in June.` })
  expect(body.versions[0].page).toMatchObject({ sha256: hashOf(html), isEdited: true })
})

test('a document that nobody fetched, and a version that came later, have no page', async () => {
  const { receipt: _receipt, ...typed } = await kept()
  const { body } = await desk.post('/documents', typed)
  expect(body.versions[0].page).toBeNull()
  const fetched = (await desk.post('/documents', await kept())).body
  const corrected = await desk.post(`/documents/${fetched.id}/versions`, { text: 'Corrected.' })
  expect(corrected.body.versions.map((version: { page: unknown }) => version.page === null)).toEqual([
    false,
    true,
  ])
})

test('a receipt that this desk has not signed is refused, and nothing recorded', async () => {
  const suggestion = await kept()
  const [content = '', signature = ''] = suggestion.receipt.split('.')
  const facts = JSON.parse(Buffer.from(content, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...facts, sha256: hashOf('x') })).toString('base64url')
  const before = await dumpOf(desk)
  for (const receipt of [
    `${forged}.${signature}`,
    `${content}.${'A'.repeat(43)}`,
    `${content}x.${signature}`,
  ]) {
    const { status, body } = await desk.post('/documents', { ...suggestion, receipt })
    expect([status, body.errors[0].pointer]).toEqual([422, '/receipt'])
  }
  expect(await dumpOf(desk)).toEqual(before)
})

test.each([
  ['http://inner.example/', 'not on the public internet'],
  ['http://127.0.0.1/', 'not on the public internet'],
  ['http://[::1]/', 'not on the public internet'],
  ['http://localhost/', 'not on the public internet'],
  ['http://nowhere.example/', 'no such host'],
  ['http://daily.example:5432/', 'ports 80 and 443'],
])('%s is refused at its field, and no connection opened', async (url, why) => {
  web.names['inner.example'] = [daily, '10.0.0.1']
  web.names.localhost = ['127.0.0.1', '::1']
  const before = web.connections.length
  const { status, body } = await desk.post('/documents/from-url', { url })
  expect([status, body.errors[0].pointer]).toEqual([422, '/url'])
  expect(body.title).toContain(why)
  expect(web.connections.length).toBe(before)
})

test('a page without words is refused, and one that answers an error', async () => {
  web.pages['daily.example/empty'] = page('<html><body><script>draw()</script></body></html>')
  for (const [path, why] of [
    ['empty', 'no words on this page'],
    ['gone', '(404)'],
  ] as const) {
    const { status, body } = await desk.post('/documents/from-url', { url: `http://daily.example/${path}` })
    expect([status, body.title]).toEqual([422, expect.stringContaining(why)])
  }
})

test('a fourth page at the same time waits for its turn', async () => {
  const waiting: (() => void)[] = []
  web.pages['daily.example/slow'] = (response, headers) =>
    void waiting.push(() => page(html)(response, headers))
  const ask = () => desk.post('/documents/from-url', { url: 'http://daily.example/slow' })
  const first = [ask(), ask(), ask()]
  while (waiting.length < 3) await new Promise((resolve) => setTimeout(resolve, 10))
  const { status, headers } = await ask()
  expect([status, headers.get('retry-after')]).toEqual([429, '5'])
  for (const answer of waiting) answer()
  expect((await Promise.all(first)).map((reply) => reply.status)).toEqual([200, 200, 200])
  expect((await preview()).status).toBe(200)
})

test('what was fetched stays: the page can be neither changed, taken away nor added later', async () => {
  const { receipt: _receipt, ...typed } = await kept()
  await desk.post('/documents', typed)
  await desk.post('/documents', await kept())
  const row = `select dv.id, p.* from document_version dv, fetched_page p where not exists
    (select from fetched_page o where o.document_version_id = dv.id) limit 1`
  const [{ id, document_version_id: _other, ...facts } = {}] = await desk.sql<Record<string, string>>(row)
  await expect(insertRow(desk, 'fetched_page', { ...facts, document_version_id: id })).rejects.toThrow()
  for (const statement of [
    "update fetched_page set sha256 = repeat('0', 64)",
    'delete from fetched_page',
    'truncate fetched_page',
    "update receipt_key set key = sha256('x')",
    'delete from receipt_key',
    "insert into receipt_key (id, key) values (false, sha256('x'))",
  ])
    await expect(desk.sql(statement)).rejects.toThrow()
})

test('a desk that is not told to fetch says so, and GET /desk tells it', async () => {
  expect((await desk.get('/desk')).body.fetchesPages).toBe(true)
  const other = await Service.start()
  expect((await other.get('/desk')).body.fetchesPages).toBe(false)
  const { status, body } = await other.post('/documents/from-url', { url: 'http://127.0.0.1/' })
  expect([status, body.title]).toEqual([404, expect.stringContaining('BELEG_FETCH=on')])
  await other.stop()
})
