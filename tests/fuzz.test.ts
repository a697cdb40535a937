import fc from 'fast-check'
import { addClaim, addQuote, addVerdict, made } from './support/desk.ts'
import { Service } from './support/service.ts'
import { dumpOf } from './support/tables.ts'

/** Whatever is sent to whichever endpoint: no 5xx, and every answer is one that the OpenAPI document promises. */

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  title?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minimum?: number
  maximum?: number
}
interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

let service: Service
let shapes: Record<string, Schema>
let operations: { method: string; path: string; operation: Operation }[]
/** Under each noun of a path the id of one that is recorded. */
let recorded: Record<string, string>

beforeAll(async () => {
  service = await Service.start()
  const quote = await addQuote(service)
  const claim = await addClaim(service, { quote: quote.id })
  const verdict = await addVerdict(service, `/claims/${claim.id}`)
  const review = await made(
    service.post('/reviews', { target: { type: 'quote', id: quote.id }, aspect: 'CONTEXT' }),
  )
  recorded = {
    reviews: review.id,
    ...{ quotes: quote.id, documents: quote.document.id, claims: claim.id },
    ...{ sources: verdict.citations[0].source.id, speakers: quote.speaker.slug },
  }
  const { body } = await service.get('/openapi.json')
  shapes = body.components.schemas
  operations = Object.entries<Record<string, Operation>>(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
})
afterAll(() => service.stop())

const nasty = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    1e308,
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '\uFEFF',
    '\uFFFE',
  ],
  ...[
    "'",
    '"',
    '\\',
    '%',
    '_',
    '--',
    "'; drop table speaker; --",
    '\u0024{1}',
    '{{7*7}}',
    '<script>',
    '\u202Eabc',
    '𝔘\u0301',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '1e999',
    '0x10',
    '٣',
    '\n',
    '\r\n',
    '😀'.repeat(90),
    'x'.repeat(5000),
  ],
  ...[
    '2019-02-30',
    '0000',
    '9999-12-31',
    '-2019',
    'urn:uuid:01a203a7-2d77-76d7-903e-69d8e1af5e78',
    'https://a.example/\u0000',
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    { contains: '' },
    { not: null },
    { gt: '' },
    { startsWith: '' },
    { in: [] },
    { set: 'x' },
  ],
  ...[
    { OR: [{}] },
    { $ne: null },
    { increment: 1 },
    { connect: { id: 'x' } },
    { create: {} },
    { toString: 1 },
  ],
  ...[
    { PROTO: { isAdmin: true } },
    { constructor: { prototype: {} } },
    { length: 2, 0: 'a' },
    { toJSON: 'x' },
  ],
)

/** Mostly what the schema asks for, now and then something else. */
function anyValue(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fittingValue(schema, depth)
  return fc.oneof({ arbitrary: fitting, weight: 40 }, { arbitrary: nasty, weight: 1 })
}

function fittingValue(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref) return fittingValue(shapes[schema.$ref.split('/').at(-1) ?? ''] ?? {}, depth)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fittingValue(one, depth)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const [type] = [schema.type ?? 'object'].flat()
  if (type === 'string') return textOf(schema)
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100, 100) })
  if (type === 'boolean') return fc.boolean()
  if (type === 'array') return fc.array(anyValue(schema.items ?? {}, depth + 1), { maxLength: 3 })
  return objectOf(schema, depth)
}

function textOf({ format, title }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...Object.values(recorded)), fc.uuid())
  if (format === 'date') return fc.constantFrom('2019-02-26', '0001-01-01', '9999-12-31')
  if (format === 'moment')
    return fc.constantFrom('2019', '2019-02', '2019-02-26', '2019-02-26T18:30:00+02:00', '0001', '9999')
  if (format === 'web-address')
    return fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `https://a.example/${text}`),
    )
  if (title === 'Slug') return fc.constantFrom('speaker-1', 'true', 'false', 'verbatim', 'nobody', 'a-b')
  if (title === 'Language') return fc.constantFrom('de', 'en', 'pt-BR', 'zh-Hant-TW')
  if (title === 'SHA-256') return fc.constant('ab'.repeat(32))
  if (title === 'Words') return fc.constantFrom('said', 'The bridge will open in May.', 'nothing', 'She')
  if (title === 'Wikidata id') return fc.nat().map((number) => `Q${number + 1}`)
  const anyText = fc.oneof(fc.string({ unit: 'grapheme', minLength: 3 }), fc.string({ unit: 'binary' }))
  return fc.oneof({ arbitrary: anyText, weight: 1 }, { arbitrary: fc.constant('Some words.'), weight: 2 })
}

function objectOf({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, anyValue(field, depth + 1)]),
  )
  const whole = fc.record(fields, { requiredKeys: required })
  const strange = fc.record({
    whole,
    name: fc.constantFrom('PROTO', 'constructor', 'id', 'where', ''),
    value: nasty,
  })
  return fc.oneof(
    { arbitrary: whole, weight: 9 },
    { arbitrary: strange.map(({ whole: known, name, value }) => ({ ...known, [name]: value })), weight: 1 },
    { arbitrary: fc.record(fields, { requiredKeys: [] }), weight: 1 },
  )
}

function requestOf(method: string, path: string, { parameters = [], requestBody }: Operation) {
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const known = fc.constant<unknown>(recorded[path.split('/')[1] ?? ''])
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  return fc.record({
    method: fc.constant(method),
    path: fc.constant(path),
    pathValues: fc.record(
      Object.fromEntries(
        inPath.map(({ name, schema }) => [name, fc.oneof(known, known, known, anyValue(schema))]),
      ),
    ),
    query: fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, anyValue(schema)])), {
      requiredKeys: [],
    }),
    strangeQuery: fc.oneof(
      { arbitrary: fc.constant(null), weight: 12 },
      {
        arbitrary: fc.constantFrom('__proto__=1', 'a[b]=c', '%', '%00=%00', '&&==', 'limit=1&limit=2'),
        weight: 1,
      },
    ),
    body: requestBody
      ? anyValue(requestBody.content['application/json']?.schema ?? {})
      : fc.constant(undefined),
  })
}

function addressOf(
  path: string,
  values: Record<string, unknown>,
  query: Record<string, unknown>,
  strange: string | null,
) {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encoded(values[name]) || 'x')
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}=${encoded(one)}`),
  )
  return `${filled}?${[...pairs, ...(strange ? [strange] : [])].join('&')}`.replace(/\?$/, '')
}

/** As a path or query can hold it: an address has no room for half a character, `.` and `..` are no names. */
function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.toWellFormed()).slice(0, 2000).replace(/%.?$/, '').replace(/^\.+$/, 'x')
}

/** Where a desk without accounts has nothing to give. */
const forAccounts = /^\/(me\/|accounts|sessions|set-up|invitation|oidc)/

/** How many requests each operation gets; a long proof asks for more. */
const requestsEach = Number(process.env.BELEG_FUZZ ?? 10)

test('nothing that fits the document a little, or not at all, breaks the service or its promises', async () => {
  const successful: string[] = []
  for (const { method, path, operation } of operations) {
    const before = await traces()
    let done = 0
    const tell = async (request: FuzzRequest) => {
      const { status } = await sendMadeUp(request)
      if (status < 300) done += 1
    }
    await fc.assert(fc.asyncProperty(requestOf(method, path, operation), tell), { numRuns: requestsEach })
    const after = await traces()
    if (done > 0) successful.push(`${method} ${path}`)
    // What was refused has left nothing: there are no more events than successes, and without one nothing changed.
    expect(after.events - before.events).toBeLessThanOrEqual(done)
    if (done === 0) expect(after.dump).toEqual(before.dump)
  }
  // Made-up requests that are all refused would prove little.
  const possible = operations.filter(({ path }) => !forAccounts.test(path))
  expect(successful.length).toBeGreaterThan(possible.length * 0.6)
}, 7_200_000)

async function traces() {
  const [row] = await service.sql<{ events: number }>('select count(*)::int as events from event')
  return { events: row?.events ?? 0, dump: await dumpOf(service) }
}

interface FuzzRequest {
  method: string
  path: string
  pathValues: Record<string, unknown>
  query: Record<string, unknown>
  strangeQuery: string | null
  body: unknown
}

async function sendMadeUp({ method, path, pathValues, query, strangeQuery, body }: FuzzRequest) {
  const address = addressOf(path, pathValues, query, strangeQuery)
  const text = body === undefined ? undefined : JSON.stringify(body).replaceAll('"PROTO"', '"__proto__"')
  const reply = await service.askRaw(method, address, {
    ...(text !== undefined && { body: text }),
    headers: { 'Content-Type': 'application/json', 'If-Match': '*' },
  })
  if (reply.status >= 500) throw new Error(`${method} ${address} ${text} → ${reply.status} ${reply.text}`)
  return reply
}

test('afterwards the service is well, and what it keeps can all be read', async () => {
  expect((await service.get('/readyz')).status).toBe(200)
  for (const list of ['speakers', 'documents', 'quotes', 'claims', 'sources']) {
    let cursor: string | null = ''
    while (cursor !== null) {
      const {
        status,
        body,
      }: { status: number; body: { items: { id: string; slug?: string }[]; nextCursor: string | null } } =
        await service.get(`/${list}?limit=200${cursor && `&cursor=${cursor}`}`)
      expect(status).toBe(200)
      for (const { id, slug } of body.items)
        expect((await service.get(`/${list}/${slug ?? id}`)).status).toBe(200)
      cursor = body.nextCursor
    }
  }
  for (const format of ['json', 'ndjson', 'csv'])
    expect((await service.get(`/exports/verdicts?format=${format}`)).status).toBe(200)
})

test('a list asked with an operator of the database for a value has nothing, not everything', async () => {
  for (const operator of ['{"contains":""}', '{"not":"x"}', '[object Object]', '*', '%', '_'])
    for (const list of ['topic', 'query'])
      expect(
        (await service.get(`/claims?${list}=${encodeURIComponent(operator)}`)).body?.items ?? [],
      ).toEqual([])
})
