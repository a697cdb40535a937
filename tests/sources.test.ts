import { addClaim, addQuote, addSource, addVerdict, newSource, newVerdict } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const ids = ({ body }: Reply) => body.items.map(({ id }: { id: string }) => id)

test('recording answers with the whole source and where it is from now on', async () => {
  const source = {
    ...{
      title: 'Remarks',
      publisher: 'APP',
      kind: 'PRIMARY_TRANSCRIPT',
      language: 'en',
      author: 'Donald Trump',
    },
    ...{ url: 'https://app.example/remarks', publishedAt: '2019-02', accessedAt: '2026-11-01' },
    ...{ archiveUrl: 'https://archive.example/1', sha256: 'ab'.repeat(32) },
  }
  const { status, headers, body } = await service.post('/sources', source)
  expect(status).toBe(201)
  expect(headers.get('location')).toBe(`/api/v1/sources/${body.id}`)
  expect(body).toMatchObject({ ...source, counts: { verdicts: 0 }, verdicts: [] })
  expect((await service.get(`/sources/${body.id}`)).body).toEqual(body)
})

test('a source was looked at today unless it says when', async () => {
  const before = new Date().toISOString().slice(0, 10)
  const { accessedAt } = await addSource(service)
  expect([before, new Date().toISOString().slice(0, 10)]).toContain(accessedAt)
})

test.each([
  ['the same', 'https://one.example/a?b=c', 'https://one.example/a?b=c'],
  ['the same with another place in it', 'https://two.example/a', 'https://two.example/a#page=7'],
  ['the same in capitals', 'https://three.example/a', 'HTTPS://THREE.example/a'],
  ['the same with the usual port', 'https://four.example/a', 'https://four.example:443/a'],
  ['the same without a path', 'https://five.example', 'https://five.example/'],
  ['the same spelled out', 'https://sechs.example/%C3%A4', 'https://sechs.example/ä'],
])('one address is one source: %s is refused and names the one recorded', async (_name, url, again) => {
  const { id, title } = await addSource(service, { url })
  expect(await service.post('/sources', newSource({ url: again }))).toMatchObject({
    status: 409,
    body: { title: expect.stringMatching(`${title}.*${id}`) },
  })
  const { citations } = await addVerdict(service, `/claims/${(await addClaim(service)).id}`, {
    citations: [{ source: newSource({ url: again, title: 'Another name' }), stance: 'SUPPORTS' }],
  })
  expect(citations).toMatchObject([{ source: { id, title } }])
  expect(ids(await service.get(`/sources?url=${encodeURIComponent(again)}`))).toEqual([id])
})

test.each([
  'https://one.example/A',
  'http://one.example/a',
  'https://one.example/a?',
  'https://one.example/a/',
])('%s is another address', async (url) => {
  await service.post('/sources', newSource({ url: 'https://one.example/a' }))
  expect((await service.post('/sources', newSource({ url }))).status).toBe(201)
})

test('sources without an address are as many as are recorded', async () => {
  const [one, other] = [
    await addSource(service, { url: undefined }),
    await addSource(service, { url: undefined }),
  ]
  expect(one.id).not.toBe(other.id)
})

test('twenty verdicts that cite a new address at once end with one source', async () => {
  const source = newSource()
  const claims = []
  for (let nth = 0; nth < 20; nth++) claims.push(await addClaim(service))
  const replies = await Promise.all(
    claims.map(({ id }) =>
      service.post(`/claims/${id}/verdicts`, newVerdict({ citations: [{ source, stance: 'REFUTES' }] })),
    ),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(201))
  const { body } = await service.get(`/sources?url=${encodeURIComponent(source.url)}`)
  expect(body.items).toMatchObject([{ counts: { verdicts: 20 } }])
  expect(new Set(replies.map((reply) => reply.body.citations[0].source.id))).toEqual(
    new Set([body.items[0].id]),
  )
})

test('two who record the same address at once end with one source', async () => {
  const source = newSource()
  const replies = await Promise.all(Array.from({ length: 6 }, () => service.post('/sources', source)))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
})

test('reading one shows every verdict that rests on it, the newest first, superseded ones too', async () => {
  const { id } = await addSource(service)
  const cite = (stance: string, excerpt: string) => ({ citations: [{ sourceId: id, stance, excerpt }] })
  const quote = await addQuote(service)
  const claim = await addClaim(service, { quote: quote.id, text: 'The bridge is open.' })
  const first = await addVerdict(service, `/claims/${claim.id}`, cite('SUPPORTS', 'It opened.'))
  const second = await addVerdict(service, `/claims/${claim.id}`, {
    ...{ ...cite('REFUTES', 'It closed.'), rating: 'false', supersedes: first.id, changeNote: 'New.' },
  })
  const third = await addVerdict(service, `/quotes/${quote.id}`, {
    ...{ ...cite('CONTEXT', 'She said it twice.'), aspect: 'CONTEXT', rating: 'spliced' },
  })
  const { body } = await service.get(`/sources/${id}`)
  expect(body.counts).toEqual({ verdicts: 3 })
  expect(body.verdicts).toMatchObject([
    {
      id: third.id,
      target: { type: 'quote', id: quote.id },
      text: quote.text,
      stance: 'CONTEXT',
      isCurrent: true,
    },
    {
      id: second.id,
      target: { type: 'claim', id: claim.id },
      text: 'The bridge is open.',
      stance: 'REFUTES',
    },
    { id: first.id, excerpt: 'It opened.', isCurrent: false },
  ])
})

test('a verdict that cites a source twice counts once', async () => {
  const { id } = await addSource(service)
  const citation = { sourceId: id, stance: 'SUPPORTS' }
  await addVerdict(service, `/claims/${(await addClaim(service)).id}`, { citations: [citation, citation] })
  expect((await service.get(`/sources/${id}`)).body).toMatchObject({
    counts: { verdicts: 1 },
    verdicts: [{}, {}],
  })
})

test('the list has the newest first and finds words of title, publisher, author and address', async () => {
  const one = await addSource(service, { title: 'Über die Brücke', url: 'https://amt.example/akte-17' })
  const other = await addSource(service, {
    title: 'Brücke',
    publisher: 'Land',
    author: 'Šimon',
    kind: 'STATISTICS',
  })
  const find = async (words: string) => ids(await service.get(`/sources?query=${encodeURIComponent(words)}`))
  expect(await find('brucke')).toEqual([other.id, one.id])
  expect(await find('uber brücke')).toEqual([one.id])
  expect(await find('akte-17')).toEqual([one.id])
  expect(await find('simon LAND')).toEqual([other.id])
  expect(await find('brücke %')).toEqual([])
  expect(ids(await service.get('/sources?query=brucke&kind=STATISTICS'))).toEqual([other.id])
})

test('the list comes in pages that miss and repeat none while sources are added', async () => {
  const recorded = []
  for (let nth = 0; nth < 5; nth++) recorded.unshift((await addSource(service, { title: 'Paged' })).id)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const reply = await service.get(`/sources?limit=2&query=paged${cursor && `&cursor=${cursor}`}`)
    seen.push(...ids(reply))
    cursor = reply.body.nextCursor
    await addSource(service, { title: 'Paged' })
  }
  expect(seen).toEqual(recorded)
})

test.each([
  ['a kind that does not exist', { kind: 'RUMOUR' }, '/kind'],
  ['an address of no web page', { url: 'mailto:a@b.example' }, '/url'],
  ['an address too long to be kept', { url: `https://a.example/${'試'.repeat(400)}` }, '/url'],
  ['an archive of no web page', { archiveUrl: 'archive' }, '/archiveUrl'],
  ['a hash in capitals', { sha256: 'AB'.repeat(32) }, '/sha256'],
  ['a day that does not exist', { accessedAt: '2026-02-30' }, '/accessedAt'],
  ['a time of publishing that does not exist', { publishedAt: '2019-13' }, '/publishedAt'],
  ['null for what may be left out', { author: null }, '/author'],
  ['an unknown field', { verdicts: [] }, '/verdicts'],
])('refuses %s', async (_name, fields, pointer) => {
  expect(await service.post('/sources', newSource(fields))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer }] },
  })
})

test('what does not exist is not found', async () => {
  expect((await service.get('/sources/01a203a7-2d77-76d7-903e-69d8e1af5e78')).status).toBe(404)
})
