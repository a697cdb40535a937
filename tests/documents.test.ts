import { createHash } from 'node:crypto'
import { addDocument, addQuote, addSpeaker } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const ids = ({ body }: Reply) => body.items.map(({ id }: { id: string }) => id)
const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const article = { title: 'A', publisher: 'B', language: 'en', kind: 'ARTICLE', text: 'Yes.' }

describe('recording', () => {
  test('answers with the whole document and where it is from now on', async () => {
    const document = {
      ...article,
      url: 'https://daily.example/bridge',
      author: 'Ada',
      publishedAt: '2019-02-26',
      text: 'The bridge opens.\n\n“In May”, she said.',
    }
    const { status, headers, body } = await service.post('/documents', document)
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/documents/${body.id}`)
    const version = { number: 1, sha256: hashOf(document.text), quotes: 0 }
    expect(body).toMatchObject({ ...document, version, versions: [version], quotes: [] })
    expect((await service.get(`/documents/${body.id}`)).body).toEqual(body)
  })

  test('keeps the text in Unicode NFC with \\n at line ends, and the hash of that', async () => {
    const { text, version } = await addDocument(service, {
      text: 'Ha\u0308user\r\nund\rBa\u0308ume 😀 \u00a0\t',
    })
    expect(text).toBe('Häuser\nund\nBäume 😀 \u00a0\t')
    expect(version.sha256).toBe(hashOf(text))
  })

  test.each(['2019', '2019-02', '2019-02-26', '2019-02-26T18:30:00Z', '0001', '9999-12-31'])(
    'keeps %s as precisely as it is known',
    async (publishedAt) => {
      expect(await addDocument(service, { publishedAt })).toMatchObject({ publishedAt })
    },
  )

  test.each([
    ['https://Daily.Example/a', 'https://daily.example/a'],
    ['HTTPS://daily.example:443/a#top', 'https://daily.example/a'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
    ['http://daily.example', 'http://daily.example/'],
  ])('keeps the address %s as %s, and finds it under both', async (given, url) => {
    const document = await addDocument(service, { url: given })
    expect(document.url).toBe(url)
    for (const asked of [given, url])
      expect(ids(await service.get(`/documents?url=${encodeURIComponent(asked)}`))).toContain(document.id)
  })

  test.each([
    ...['daily.example', 'ftp://daily.example/', 'javascript:alert(1)', 'data:text/html,x', 'https://'],
    ...[
      'https:///a',
      'https://a b.example/',
      ' https://a.example/',
      'https://a.example/\n',
      'http:/a.example',
    ],
    ...[
      '//a.example',
      'https://[::1',
      `https://a.example/${'x'.repeat(2000)}`,
      `https://a.example/${'試'.repeat(300)}`,
    ],
  ])('refuses the address %s', async (url) => {
    expect(await service.post('/documents', { ...article, url })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/url' }] },
    })
  })

  test('takes a text of two million characters, and refuses one more', async () => {
    const text = 'ä'.repeat(2_000_000)
    expect((await service.post('/documents', { ...article, text })).body.text).toHaveLength(2_000_000)
    expect(await service.post('/documents', { ...article, text: `${text}.` })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/text' }] },
    })
  })

  test.each([' \n\t ', '', null, 7, ['x']])('refuses %j for a text', async (text) => {
    expect(await service.post('/documents', { ...article, text })).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/text' })]) },
    })
  })
})

describe('a corrected text', () => {
  test('is a new version; the earlier one and its quotes stay as they were', async () => {
    const { id } = await addDocument(service, { text: 'The bridge will open in May.' })
    const quote = await addQuote(service, { document: id })
    const { status, headers, body } = await service.post(`/documents/${id}/versions`, {
      text: 'The bridge will open in June.',
    })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/documents/${id}?version=2`)
    expect(body).toMatchObject({ text: 'The bridge will open in June.', version: { number: 2 }, quotes: [] })
    expect(body.versions).toMatchObject([
      { number: 1, quotes: 1 },
      { number: 2, quotes: 0 },
    ])
    expect((await service.get(`/documents/${id}?version=1`)).body).toMatchObject({
      text: 'The bridge will open in May.',
      version: { number: 1 },
      quotes: [{ id: quote.id, document: { version: 1 } }],
    })
  })

  test('takes new quotes in its own words only', async () => {
    const { id } = await addDocument(service, { text: 'The bridge will open in May.' })
    await service.post(`/documents/${id}/versions`, { text: 'The tunnel will open in May.' })
    const { slug } = await addSpeaker(service)
    const quote = (exact: string) => ({ speaker: slug, form: 'DIRECT', segments: [{ exact }] })
    expect((await service.post(`/documents/${id}/quotes`, quote('bridge'))).status).toBe(422)
    expect((await service.post(`/documents/${id}/quotes`, quote('tunnel'))).body.document.version).toBe(2)
  })

  test.each([
    ['the same', 'Häuser\nam See.'],
    ['the same with other line ends', 'Häuser\r\nam See.'],
    ['the same in another normal form', 'Ha\u0308user\nam See.'],
  ])('that is %s is refused', async (_name, text) => {
    const { id } = await addDocument(service, { text: 'Häuser\nam See.' })
    expect(await service.post(`/documents/${id}/versions`, { text })).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining('Version 1') },
    })
  })

  test('gets the next number without a gap, however many come at once', async () => {
    const { id } = await addDocument(service)
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_none, nth) =>
        service.post(`/documents/${id}/versions`, { text: `Text ${nth}` }),
      ),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    const { body } = await service.get(`/documents/${id}`)
    expect(body.versions.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('of no document is not found', async () => {
    const nowhere = '/documents/01a203a7-2d77-76d7-903e-69d8e1af5e78'
    expect((await service.get(nowhere)).status).toBe(404)
    expect((await service.post(`${nowhere}/versions`, { text: 'Yes.' })).status).toBe(404)
    expect((await service.get(`${nowhere}?version=1`)).body.title).toMatch('no document')
  })

  test('that does not exist is not found', async () => {
    const { id } = await addDocument(service)
    expect(await service.get(`/documents/${id}?version=2`)).toMatchObject({
      status: 404,
      body: { title: 'This document has no version 2.' },
    })
  })
})

describe('reading', () => {
  test('shows the quotes in the order of the text, withdrawn ones only when asked', async () => {
    const { id } = await addDocument(service, { text: 'One. Two. Three.' })
    const { slug } = await addSpeaker(service)
    for (const exact of ['Three.', 'One.', 'Two.'])
      await addQuote(service, { document: id, speaker: slug, segments: [{ exact }] })
    const words = async (path: string) =>
      (await service.get(path)).body.quotes.map(({ text }: { text: string }) => text)
    expect(await words(`/documents/${id}`)).toEqual(['One.', 'Two.', 'Three.'])
    const { body } = await service.get(`/documents/${id}`)
    await service.post(`/quotes/${body.quotes[1].id}/withdraw`, { reason: 'Not said.' })
    expect(await words(`/documents/${id}`)).toEqual(['One.', 'Three.'])
    expect(await words(`/documents/${id}?includeWithdrawn=true`)).toEqual(['One.', 'Two.', 'Three.'])
  })
})

describe('the list', () => {
  test('has the newest first, with counts over all versions', async () => {
    const first = await addDocument(service, { title: 'Listed' })
    await addQuote(service, { document: first.id })
    await service.post(`/documents/${first.id}/versions`, { text: 'The bridge will open in May.' })
    await addQuote(service, { document: first.id })
    const second = await addDocument(service, { title: 'Listed' })
    const { body } = await service.get('/documents?query=listed')
    expect(body.items).toMatchObject([
      { id: second.id, counts: { versions: 1, quotes: 0 } },
      { id: first.id, counts: { versions: 2, quotes: 2 } },
    ])
  })

  test('finds words of title, publisher and author, accents and case folded', async () => {
    const { id } = await addDocument(service, { title: 'Über Brücken', publisher: 'Échos', author: 'Šimon' })
    for (const query of ['uber', 'BRÜCKEN echos', 'simon bruck'])
      expect([query, ids(await service.get(`/documents?query=${encodeURIComponent(query)}`))]).toEqual([
        query,
        [id],
      ])
    expect(ids(await service.get('/documents?query=bruck%20meier'))).toEqual([])
  })

  test('can be asked for a kind and a language', async () => {
    const { id } = await addDocument(service, { kind: 'PRESS_RELEASE', language: 'pt-BR' })
    await addDocument(service, { kind: 'PRESS_RELEASE' })
    await addDocument(service, { language: 'pt-BR' })
    expect(ids(await service.get('/documents?kind=PRESS_RELEASE&language=pt-BR'))).toEqual([id])
  })

  test('comes in pages that miss and repeat none while documents are added', async () => {
    const made = []
    for (let nth = 0; nth < 5; nth++) made.unshift((await addDocument(service, { title: 'Paged' })).id)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const reply = await service.get(`/documents?limit=2&query=paged${cursor && `&cursor=${cursor}`}`)
      seen.push(...ids(reply))
      cursor = reply.body.nextCursor
      await addDocument(service, { title: 'Paged' })
    }
    expect(seen).toEqual(made)
  })
})
