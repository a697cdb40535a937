import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { readConfig, refuseOpenDoor } from '../src/config.ts'
import { copyDesk } from './support/desk-copy.ts'
import { runProgram } from './support/program.ts'
import { askAs } from './support/raw.ts'
import { Service } from './support/service.ts'

/** Who is asking: the desk is local, and pages of other sites can't reach through the browser. */

let service: Service
let port: string
beforeAll(async () => {
  service = await Service.start({ settings: { BELEG_HOST_NAMES: 'desk.example, Redaktion.Example' } })
  port = new URL(service.origin).port
})
afterAll(() => service.stop())

const speaker = JSON.stringify({ name: 'Ada', kind: 'PERSON' })
const json = { 'Content-Type': 'application/json' }
const record = (headers: Record<string, string>, name = crypto.randomUUID()) =>
  askAs(service, 'POST', '/api/v1/speakers', { ...json, ...headers }, speaker.replace('Ada', `A${name}`))

describe('the Host of a request', () => {
  test.each([
    '127.0.0.1:PORT',
    'localhost:PORT',
    'LOCALHOST',
    '[::1]:PORT',
    '127.0.0.2',
    'desk.example',
    'redaktion.example:80',
  ])('%s is its own', async (host) => {
    const { status } = await askAs(service, 'GET', '/api/v1/claims', { Host: host.replace('PORT', port) })
    expect(status).toBe(200)
  })

  test.each([
    ...[
      'evil.example',
      'evil.example:PORT',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '127.0.0.1.nip.io',
    ],
    ...[
      '127.0.0.1@evil.example',
      'evil.example/localhost',
      '192.168.0.7',
      '0.0.0.0',
      '[::]',
      '8.8.8.8',
      'a b',
      '.',
    ],
    ...['notlocalhost', 'desk.example.evil.example', '[::ffff:8.8.8.8]'],
  ])('%s is foreign, for reading, writing and pages alike', async (host) => {
    const headers = { Host: host.replace('PORT', port) }
    for (const [method, path] of [
      ['GET', '/api/v1/claims'],
      ['GET', '/'],
      ['GET', '/docs/'],
      ['GET', '/livez'],
      ['POST', '/api/v1/speakers'],
    ] as const) {
      const reply = await askAs(
        service,
        method,
        path,
        { ...json, ...headers },
        method === 'POST' ? speaker : undefined,
      )
      expect([path, reply.status, reply.headers['content-type']]).toEqual([
        path,
        403,
        'application/problem+json',
      ])
      expect(JSON.parse(reply.text).title).toMatch(/does not answer to this host name/)
    }
  })

  test('may not be missing', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1')
      let text = ''
      socket.on('data', (piece) => {
        text += piece
      })
      socket.on('close', () => resolve(text))
      socket.end('GET /api/v1/claims HTTP/1.0\r\n\r\n')
    })
    expect(answer).toMatch(/^HTTP\/1\.1 403/)
  })
})

describe('a page of another site', () => {
  test.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'CROSS-SITE' },
    { 'Sec-Fetch-Site': 'anything' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: '' },
    { Origin: 'http://localhost' },
    { Origin: 'http://127.0.0.1' },
    { Origin: 'http://127.0.0.1.evil.example' },
    { Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  ])('records nothing: %j', async (headers) => {
    const name = crypto.randomUUID()
    const { status, text } = await record(headers, name)
    expect([status, JSON.parse(text).title]).toEqual([403, expect.stringContaining('another site')])
    expect((await service.get(`/speakers/a${name}`)).status).toBe(404)
  })

  test.each(['PATCH', 'PUT', 'DELETE', 'POST'])(
    'is refused before anything else looks at its %s',
    async (method) => {
      const { status } = await askAs(service, method, '/api/v1/nothing', { Origin: 'https://evil.example' })
      expect(status).toBe(403)
    },
  )

  test('can not read answers either: no other origin is allowed', async () => {
    const { headers } = await askAs(service, 'GET', '/api/v1/claims', { Origin: 'https://evil.example' })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  test('can not send a form: it has another media type', async () => {
    const { status } = await askAs(
      service,
      'POST',
      '/api/v1/speakers',
      { 'Content-Type': 'text/plain' },
      speaker,
    )
    expect(status).toBe(415)
  })

  test('can not put the desk into a frame', async () => {
    const { headers } = await askAs(service, 'GET', '/', { Accept: 'text/html' })
    expect(headers['content-security-policy']).toMatch("frame-ancestors 'none'")
  })
})

test.each<Record<string, string>>([
  {},
  { 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'same-origin' },
  { Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' },
  { Origin: 'http://127.0.0.1:PORT' },
])('its own pages and programs record: %j', async (headers) => {
  const own = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]),
  )
  expect((await record(own)).status).toBe(201)
})

test('whoever reaches it is the one local reviewer', async () => {
  expect((await service.get('/me')).body).toEqual({
    reviewer: { slug: 'local', name: 'Local reviewer', isExample: false },
    role: 'administrator',
    by: 'local',
    account: null,
    openIdConnect: false,
  })
})

test('is reached on this machine only', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of outside) {
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect({ port: Number(port), host: address })
      socket.on('connect', () => resolve('reached')).on('error', ({ message }) => resolve(message))
    })
    expect(outcome).toMatch('ECONNREFUSED')
  }
})

describe('HOST', () => {
  test.each([
    '0.0.0.0',
    '::',
    '192.168.0.7',
    'desk.example',
    '127.0.0.1.evil.example',
    'localhost.',
    '1.127.0.0.1',
    '::2',
  ])('%s is refused with what to do', async (host) => {
    const refusal = /does not listen on .* no account.*beleg account create .*BELEG_TRUSTED_NETWORK=yes/
    const knock = (trusted: string) => () =>
      refuseOpenDoor(readConfig({ HOST: host, BELEG_TRUSTED_NETWORK: trusted }))
    expect(knock('')).toThrow(refusal)
    expect(knock('yes')).not.toThrow()
    expect(knock('no')).toThrow(refusal)
  })

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is this machine', (host) => {
    expect(() => refuseOpenDoor(readConfig({ HOST: host }))).not.toThrow()
  })

  test('is refused before anybody is answered, in one sentence', async () => {
    const desk = await copyDesk()
    const { code, stdout, stderr } = await runProgram(['serve'], {
      ...{ ...desk.settings, HOST: '0.0.0.0', PORT: '0', BELEG_SAMPLE: 'none' },
    })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^(Opening .*\n)?beleg: Beleg does not listen on 0\.0\.0\.0: [^\n]*\n$/)
    await desk.remove()
  })
})

test.each([
  [{ PORT: 'many' }, /PORT/],
  [{ PORT: '70000' }, /PORT/],
  [{ DATABASE_URL: 'mysql://localhost' }, /DATABASE_URL/],
  [{ BELEG_SAMPLE: 'rome' }, /BELEG_SAMPLE .*hanoi-2019, none/],
  [{ BELEG_TRUSTED_NETWORK: 'maybe' }, /BELEG_TRUSTED_NETWORK .*yes, no/],
  [{ BELEG_LOG: 'loud' }, /BELEG_LOG/],
])('the setting %j is refused by name', (environment, sentence) => {
  expect(() => readConfig(environment)).toThrow(sentence)
})

test('a setting that is set to nothing counts as not set', () => {
  expect(readConfig({ HOST: '', PORT: '', DATABASE_URL: '', BELEG_SAMPLE: '' })).toMatchObject({
    ...{ host: '127.0.0.1', port: 4600, databaseUrl: undefined, sample: 'hanoi-2019' },
  })
})

test('answers on ::1 as well when told to', async () => {
  const other = await Service.start({ settings: { HOST: '::1' } })
  expect(other.origin).toMatch(/^http:\/\/\[::1\]:\d+$/)
  expect((await other.get('/livez')).status).toBe(200)
  await other.stop()
})
