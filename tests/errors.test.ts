import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { addClaim, addDocument, addQuote, addSpeaker, newVerdict } from './support/desk.ts'
import { askAs } from './support/raw.ts'
import { type Reply, Service } from './support/service.ts'
import { countRows } from './support/tables.ts'

/** What is refused is explained, and leaves nothing behind. */

let service: Service
let before: Record<string, number>
const id: Record<string, string> = {}

beforeAll(async () => {
  service = await Service.start()
  const speaker = await addSpeaker(service, { name: 'Ada' })
  const document = await addDocument(service)
  const quote = await addQuote(service, { document: document.id, speaker: speaker.slug })
  const claim = await addClaim(service, { quote: quote.id })
  Object.assign(id, { document: document.id, quote: quote.id, claim: claim.id })
  before = await countRows(service)
})
afterAll(() => service.stop())

afterEach(async () => {
  expect(await countRows(service)).toEqual(before)
})

/** Every route that takes a body, and a body that it would take. */
const writing: [string, string, Record<string, unknown>][] = [
  ['POST', '/speakers', { name: 'Ben', kind: 'PERSON' }],
  ['PATCH', '/speakers/ada', { name: 'Ada L.' }],
  ['POST', '/documents', { title: 'A', publisher: 'B', language: 'en', kind: 'ARTICLE', text: 'Yes.' }],
  ['POST', '/documents/:document/versions', { text: 'No.' }],
  [
    'POST',
    '/documents/:document/quotes',
    { speaker: 'ada', form: 'DIRECT', segments: [{ exact: 'The bridge will open in May.' }] },
  ],
  ['PATCH', '/quotes/:quote', { cue: 'said' }],
  ['POST', '/quotes/:quote/withdraw', { reason: 'Not said.' }],
  ['POST', '/quotes/:quote/claims', { text: 'It opens.', language: 'en', kind: 'FACTUAL' }],
  ['PATCH', '/claims/:claim', { text: 'It opens.' }],
  ['POST', '/claims/:claim/verdicts', newVerdict()],
  ['POST', '/quotes/:quote/verdicts', newVerdict({ aspect: 'CONTEXT', rating: 'spliced' })],
  ['POST', '/sources', { title: 'A', publisher: 'B', kind: 'NEWS', language: 'en' }],
]

const pathOf = (path: string) => path.replace(/:(\w+)/, (_all, name: string) => id[name] ?? '')
const json = 'application/json'

function send(
  method: string,
  path: string,
  body: string | Uint8Array,
  type: string | null = json,
): Promise<Reply> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
  return service.askRaw(method, pathOf(path), {
    body: bytes,
    headers: type === null ? {} : { 'Content-Type': type },
  })
}

/** A problem by RFC 9457, with a sentence that has no jargon in it. */
function expectProblem({ status, headers, body }: Reply, expected: number, field?: string) {
  expect([status, body]).toEqual([expected, expect.anything()])
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({
    status,
    type: expect.stringMatching(/^urn:beleg:problem:[a-z-]+$/),
    detail: expect.stringMatching(/\S/),
  })
  expect(body.title).toMatch(/^\S.{4,}\.$/s)
  expect(body.title).not.toMatch(
    /prisma|postgres|sql|schema|regex|pattern|undefined|null|NaN|\[object|exception|stack/i,
  )
  if (field === undefined) return
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers).toContain(field)
  for (const { detail } of body.errors) expect(detail).toMatch(/\S{2}/)
}

describe.each(writing)('%s %s', (method, path, body) => {
  const text = JSON.stringify(body)
  const [firstField = ''] = Object.keys(body)
  const withFirst = (value: string) =>
    text.replace(/^(\{"\w+":)(".*?[^\\]")/, (_all, name: string) => name + value)

  test('refuses an unknown field and names it', async () => {
    expectProblem(
      await send(method, path, JSON.stringify({ ...body, 'sh/oe~size': 44 })),
      422,
      '/sh~1oe~0size',
    )
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'refuses the field %s like any other unknown one',
    async (name) => {
      expectProblem(
        await send(method, path, text.replace('{', `{"${name}":{"isAdmin":true},`)),
        422,
        `/${name}`,
      )
    },
  )

  test.each(['7', 'true', '[]', '{}', '{"contains":""}', '{"not":"x"}', '{"set":"x"}'])(
    'refuses %s for a text and names the field',
    async (value) => {
      expectProblem(await send(method, path, withFirst(value)), 422, `/${firstField}`)
    },
  )

  test.each(['null', '7', '"text"', '[]', `[${text}]`, 'true'])('refuses %s for a body', async (value) => {
    expectProblem(await send(method, path, value), 422)
  })

  test('refuses a body without its fields', async () => {
    expectProblem(await send(method, path, '{}'), 422)
  })

  test.each([
    ['empty', ''],
    ['only spaces', ' \n '],
    ['cut off', text.slice(0, -1)],
    ['two values', `${text}${text}`],
    ['with a comma too many', text.replace(/\}$/, ',}')],
    ['in single quotation marks', text.replaceAll('"', "'")],
    ['with NaN', withFirst('NaN')],
    ['with a comment', `/* */${text}`],
    ['with a byte order mark', `\uFEFF${text}`],
    ['with a line break inside a text', withFirst('"a\nb"')],
    ['33 levels deep', withFirst('['.repeat(33) + ']'.repeat(33))],
    ['100,000 levels deep', '['.repeat(100_000)],
    ['100,000 closed levels deep', `${'{"a":'.repeat(50_000)}null${'}'.repeat(50_000)}`],
  ])('refuses a body that is %s', async (_name, broken) => {
    expectProblem(await send(method, path, broken), 400)
  })

  test.each([
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Latin 1', Buffer.from(withFirst('"ä"'), 'latin1')],
    ['broken UTF-8', Buffer.concat([Buffer.from(text), Buffer.from([0xc3])])],
    [
      'UTF-8 with a surrogate in it',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    ],
    ['overlong UTF-8', Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')])],
  ])('refuses a body in %s', async (_name, bytes) => {
    expectProblem(await send(method, path, bytes), 400)
  })

  test.each([
    ['a NUL', '"a\\u0000b"'],
    ['half a character', '"a\\ud800b"'],
    ['the other half of one', '"\\udc00"'],
    ['halves in the wrong order', '"\\udc00\\ud800"'],
    ['a leading U+FEFF', '"\\ufeffa"'],
  ])('refuses a text with %s and names the field', async (_name, value) => {
    expectProblem(await send(method, path, withFirst(value)), 422, `/${firstField}`)
  })

  test('refuses a body of more than ten megabytes, however it comes', async () => {
    const large = withFirst(`"${'x'.repeat(10 * 1024 * 1024)}"`)
    expectProblem(await send(method, path, large), 413)
    const { status } = await service.askRaw(method, pathOf(path), {
      body: gzipSync(large),
      headers: { 'Content-Type': json, 'Content-Encoding': 'gzip' },
    })
    expect(status).toBe(413)
  })

  test.each([
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ],
    ...[
      'application/json; charset=utf-16',
      'application/json; charset=utf-7',
      'application/json; charset=latin1',
    ],
    ...['application/jsonx', 'json', 'text/json', null],
  ])('refuses a body as %s', async (type) => {
    expectProblem(await send(method, path, text, type), 415)
  })

  test.each(['br;q=1', 'compress', 'x-unknown'])('refuses a body encoded as %s', async (encoding) => {
    const reply = await service.askRaw(method, pathOf(path), {
      body: text,
      headers: { 'Content-Type': json, 'Content-Encoding': encoding },
    })
    expectProblem(reply, 415)
  })

  test('refuses what only claims to be compressed', async () => {
    const reply = await service.askRaw(method, pathOf(path), {
      body: text,
      headers: { 'Content-Type': json, 'Content-Encoding': 'gzip' },
    })
    expectProblem(reply, 400)
  })

  test('refuses unknown parameters in the address', async () => {
    expectProblem(await send(method, `${path}?dryRun=yes`, text), 400, '/dryRun')
  })

  test('a reader who hangs up in the middle of the body leaves nothing behind', async () => {
    const { port } = new URL(service.origin)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1').on('close', () => resolve())
      const head = `${method} /api/v1${pathOf(path)} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${json}`
      socket.end(`${head}\r\nContent-Length: ${text.length}\r\n\r\n${text.slice(0, -2)}`)
      socket.resume()
    })
    expect((await service.get('/livez')).status).toBe(200)
  })
})

describe('what is not there', () => {
  test.each([
    ...[
      '/nothing',
      '/',
      '/speakers/ada/quotes',
      '/claims/counts/x',
      '/quotes/x',
      '/quotes/:quote/x',
      '//speakers',
    ],
    ...[
      '/speakers/ADA',
      '/speakers/a b',
      '/speakers/%00',
      '/speakers/..%2f..',
      '/documents/1',
      '/sources/none',
    ],
    ...[
      '/quotes/01a203a7-2d77-76d7-903e-69d8e1af5e7',
      '/quotes/urn:uuid:01a203a7-2d77-76d7-903e-69d8e1af5e78',
    ],
    '/claims/01a203a7-2d77-76d7-903e-69d8e1af5e78',
  ])('is not found: %s', async (path) => {
    expectProblem(await service.get(pathOf(path)), 404)
  })

  test.each(['%E0%A4%A', '%', '%zz', '%ff'])(
    'an address that can not be read (%s) is refused',
    async (part) => {
      const { status } = await service.get(`/speakers/${part}`)
      expect([400, 404]).toContain(status)
    },
  )
})

describe('wrong methods', () => {
  test.each([
    ['DELETE', '/speakers/ada', 'GET, HEAD, PATCH'],
    ['PUT', '/speakers/ada', 'GET, HEAD, PATCH'],
    ['DELETE', '/speakers', 'GET, HEAD, POST'],
    ['PATCH', '/documents/:document', 'GET, HEAD'],
    ['GET', '/documents/:document/versions', 'POST'],
    ['HEAD', '/documents/:document/versions', 'POST'],
    ['GET', '/documents/:document/quotes', 'POST'],
    ['DELETE', '/quotes/:quote', 'GET, HEAD, PATCH'],
    ['PUT', '/quotes/:quote/withdraw', 'POST'],
    ['DELETE', '/claims/:claim', 'GET, HEAD, PATCH'],
    ['POST', '/claims', 'GET, HEAD'],
    ['POST', '/claims/counts', 'GET, HEAD'],
    ['DELETE', '/claims/:claim/verdicts', 'GET, HEAD, POST'],
    ['PATCH', '/sources/01a203a7-2d77-76d7-903e-69d8e1af5e78', 'GET, HEAD'],
    ['POST', '/ratings', 'GET, HEAD'],
    ['POST', '/exports/verdicts', 'GET, HEAD'],
    ['OPTIONS', '/claims', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['POST', '/schemas/verdicts-json-2.json', 'GET, HEAD'],
    ['POST', '/readyz', 'GET, HEAD'],
  ])('%s %s is refused with what is possible there', async (method, path, allowed) => {
    const reply = await service.ask(method, pathOf(path))
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, allowed])
    if (method !== 'HEAD') expectProblem({ ...reply, body: JSON.parse(reply.text) }, 405)
  })

  test.each([
    ['POST', '/'],
    ['PUT', '/speakers/ada'],
    ['POST', '/docs/'],
    ['DELETE', '/livez'],
    ['POST', '/readyz'],
  ])('%s %s outside the API is refused too', async (method, path) => {
    const { status, headers } = await askAs(service, method, path, {})
    expect([status, headers.allow, headers['content-type']]).toEqual([
      405,
      'GET, HEAD',
      'application/problem+json',
    ])
  })
})

describe('questions', () => {
  test.each([
    ['/claims?limit=0', '/limit'],
    ['/claims?limit=201', '/limit'],
    ['/claims?limit=-1', '/limit'],
    ['/claims?limit=2.5', '/limit'],
    ['/claims?limit=many', '/limit'],
    ['/claims?limit=', '/limit'],
    ['/claims?limit=1&limit=2', '/limit'],
    ['/claims?sort=text', '/sort'],
    ['/claims?sort=saidAt;drop+table+claim', '/sort'],
    ['/claims?kind=factual', '/kind'],
    ['/claims?aspect=BEAUTY', '/aspect'],
    ['/claims?rating=Half+True', '/rating/0'],
    ['/claims?rating=', '/rating/0'],
    ['/claims?includeOnBehalf=perhaps', '/includeOnBehalf'],
    ['/claims?speaker=', '/speaker'],
    ['/claims?speaker=Donald+Trump', '/speaker'],
    ['/claims?speaker=a&speaker=b', '/speaker'],
    ['/claims?speaker[contains]=a', '/speaker[contains]'],
    ['/claims?speaker%5Bnot%5D=a', '/speaker[not]'],
    ['/claims?__proto__=a', '/__proto__'],
    ['/claims?constructor=a', '/constructor'],
    ['/claims?where=a', '/where'],
    ['/claims?document=1', '/document'],
    ['/claims?document=urn:uuid:01a203a7-2d77-76d7-903e-69d8e1af5e78', '/document'],
    ['/claims?from=yesterday', '/from'],
    ['/claims?to=2019-02-30', '/to'],
    ['/claims?query=', '/query'],
    ['/claims?query=+', '/query'],
    [`/claims?query=${'x'.repeat(201)}`, '/query'],
    [`/claims?cursor=${'x'.repeat(2001)}`, '/cursor'],
    ['/claims?topic=', '/topic'],
    ['/claims?language=german!', '/language'],
    ['/claims?offset=5', '/offset'],
    ['/claims/counts?limit=5', '/limit'],
    ['/quotes?form=direct', '/form'],
    ['/quotes?includeWithdrawn=1', '/includeWithdrawn'],
    ['/speakers?kind=BAND', '/kind'],
    ['/speakers?sort=name', '/sort'],
    ['/documents?url=nowhere', '/url'],
    ['/documents/:document?version=0', '/version'],
    ['/documents/:document?version=1.5', '/version'],
    ['/documents/:document?version=99999999999', '/version'],
    ['/sources?kind=RUMOUR', '/kind'],
    ['/ratings?version=1', '/version'],
    ['/speakers/ada?fields=name', '/fields'],
    ['/livez?x=1', '/x'],
  ])('%s is refused and the parameter named', async (path, field) => {
    expectProblem(await service.get(pathOf(path)), 400, field)
  })

  test.each([
    '/claims?query=%00',
    '/speakers?query=a%00b',
    '/claims?topic=%EF%BB%BFx',
    '/documents?query=%EF%BB%BF',
  ])('%s, which no text can have in it, is refused', async (path) => {
    const reply = await service.get(path)
    expectProblem(reply, reply.status === 400 ? 400 : 422)
  })

  test.each(['/claims', '/speakers', '/quotes', '/documents', '/sources'])(
    'a cursor that %s never gave is refused',
    async (list) => {
      const cursors = [
        ['x'],
        [null],
        ['donald', 'trump'],
        ['a\0', '01a203a7-2d77-76d7-903e-69d8e1af5e78'],
        ['-recordedAt', null, 'x'],
        ['saidAt', 'tomorrow', '01a203a7-2d77-76d7-903e-69d8e1af5e78'],
        [{ gt: '' }],
        Array(1000).fill(1),
      ]
      for (const key of cursors) {
        const cursor = Buffer.from(JSON.stringify(key)).toString('base64url').slice(0, 2000)
        expectProblem(await service.get(`${list}?cursor=${cursor}`), 400)
      }
    },
  )

  test('a cursor with a day that does not exist is refused', async () => {
    const key = ['saidAt', '2019-99-99 99:99:99+00', '01a203a7-2d77-76d7-903e-69d8e1af5e78']
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url')
    expectProblem(await service.get(`/claims?sort=saidAt&cursor=${cursor}`), 400)
  })

  test('a limit without an end is refused', async () => {
    expectProblem(await service.get('/claims?limit=1e999'), 400)
  })

  test('an address of many thousand parameters is refused', async () => {
    const { status } = await service.get(`/claims?${'a=1&'.repeat(2000)}`)
    expect(status).toBe(400)
  })
})

describe('sentences', () => {
  test('come in German to who reads German', async () => {
    const german = { 'Accept-Language': 'de-DE,de;q=0.9,en;q=0.5' }
    expect((await service.get('/nothing', german)).body.title).toBe('Unter /api/v1/nothing gibt es nichts.')
    expect((await service.get('/nothing')).body.title).toBe('There is nothing at /api/v1/nothing.')
    const reply = await service.post('/speakers', { name: '', kind: 'BAND' }, german)
    expect(reply.headers.get('content-language')).toBe('de')
    expect(reply.body.title).toMatch(/^2 Felder sind zu berichtigen/)
  })

  test('name every field that must be mended, and what it may be', async () => {
    const { body } = await service.post('/speakers', {
      kind: 'BAND',
      wikidataId: 'Q0',
      aliases: [{ name: 7 }],
    })
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/name', detail: expect.any(String) },
        { pointer: '/kind', detail: expect.stringContaining('PERSON, ORGANISATION, GROUP, UNKNOWN') },
        { pointer: '/wikidataId', detail: expect.stringContaining('Q22686') },
        { pointer: '/aliases/0/name', detail: expect.any(String) },
      ]),
    )
  })

  test('stay few, however many mistakes there are', async () => {
    const aliases = Array(100).fill({ name: 7, x: 1 })
    const { body } = await service.post('/speakers', { name: 'X', kind: 'PERSON', aliases })
    expect(body.errors.length).toBeLessThanOrEqual(20)
  })

  test('do not repeat what could be a page of another', async () => {
    const { body, headers } = await service.get('/speakers/%3Cscript%3E')
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(body.status).toBe(404)
  })
})
