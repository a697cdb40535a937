import { Validator } from '@seriousme/openapi-schema-validator'
import { exactly } from '../src/check.ts'
import { routes } from '../src/http/routes.ts'
import { askAs } from './support/raw.ts'
import { Service } from './support/service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

interface Operation {
  operationId?: string
  summary: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: object
  responses: Record<string, object>
}
type Paths = Record<string, Record<string, Operation>>

const read = async () => (await service.get('/openapi.json')).body
const operations = (paths: Paths) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

test('the document is valid OpenAPI 3.1', async () => {
  const document = await read()
  expect(document.openapi).toMatch(/^3\.1\./)
  const outcome = await new Validator().validate(document)
  expect([outcome.valid, outcome.errors]).toEqual([true, undefined])
})

test.each(routes)('what $method $path takes can be checked', ({ query, body, params }) => {
  for (const schema of [query, body, params]) if (schema) expect(() => exactly.compile(schema)).not.toThrow()
})

test('names each operation once, says what it does and what it answers when something is wrong', async () => {
  const { paths } = await read()
  const listed = operations(paths).filter(({ operation }) => operation.operationId)
  const names = listed.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { path, method, operation } of listed) {
    expect(operation.summary).toMatch(/\S{3}/)
    expect(operation.responses.default).toMatchObject({ content: { 'application/problem+json': {} } })
    expect([
      path,
      method === 'post' &&
        // What an import creates is in its report.
        path !== '/imports' &&
        /^\/(me\/)?[a-z]+(\/\{\w+\}\/(claims|quotes|verdicts|versions|invitation|replies|comments))?$|^\/set-up$/.test(
          path,
        ),
    ]).toEqual([path, operation.responses[201] !== undefined])
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters
      ?.filter((parameter) => parameter.in === 'path')
      .map(({ name }) => name)
    expect(declared).toEqual(inPath)
  }
})

test('every list takes a limit of up to 200 and a cursor', async () => {
  const { paths } = await read()
  for (const list of ['/speakers', '/documents', '/quotes', '/claims', '/sources'])
    expect(paths[list].get.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'limit', schema: expect.objectContaining({ maximum: 200 }) }),
        expect.objectContaining({ name: 'cursor' }),
      ]),
    )
})

test('says where the service is reached', async () => {
  expect((await read()).servers).toEqual([{ url: '/api/v1' }])
})

describe('the reference under /docs', () => {
  test('is a page that uses its own files only, with nothing inline', async () => {
    const page = await askAs(service, 'GET', '/docs/', {})
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const used = [...page.text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => `${address}`)
    expect(used.length).toBeGreaterThan(2)
    for (const address of used) {
      expect(address).toMatch(/^[\w.-]+$/)
      const file = await askAs(service, 'GET', `/docs/${address}`, {})
      expect([address, file.status]).toEqual([address, 200])
      expect(file.headers['content-type']).toMatch(address.endsWith('.css') ? 'text/css' : 'javascript')
    }
    expect(page.text).not.toMatch(/<script>|<style|\son\w+=|style=/)
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/)
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/)
  })

  test('asks its own document', async () => {
    const script = await askAs(service, 'GET', '/docs/start.js', {})
    expect(script.text).toMatch("'/api/v1/openapi.json'")
    expect(script.text).not.toMatch(/https?:/)
  })

  test('is reached without the slash too', async () => {
    const { status, headers } = await askAs(service, 'GET', '/docs', {})
    expect([status, headers.location]).toEqual([301, '/docs/'])
  })

  test.each([
    '/docs/../package.json',
    '/docs/%2e%2e/package.json',
    '/docs/..%2fpackage.json',
    '/docs/nothing.js',
  ])('hands out nothing else: %s', async (path) => {
    expect((await askAs(service, 'GET', path, {})).status).toBe(404)
  })
})

describe('whether it is well', () => {
  test.each(['/livez', '/readyz', '/api/v1/livez', '/api/v1/readyz'])('is answered at %s', async (path) => {
    const { status, text } = await askAs(service, 'GET', path, {})
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ok' }])
  })

  test('is no while a migration is missing, and yes again afterwards; alive it is all the time', async () => {
    const [last] = await service.sql<{ id: string }>(
      `update _prisma_migrations set rolled_back_at = now() where id =
         (select id from _prisma_migrations order by migration_name desc limit 1) returning id`,
    )
    expect(await service.get('/readyz')).toMatchObject({
      status: 503,
      body: { title: expect.stringContaining('lacks migrations') },
    })
    expect((await service.get('/livez')).status).toBe(200)
    await service.sql('update _prisma_migrations set rolled_back_at = null where id = $1', [last?.id])
    expect((await service.get('/readyz')).status).toBe(200)
  })

  test('is no while the database knows of no migration at all', async () => {
    await service.sql('alter table _prisma_migrations rename to elsewhere')
    expect((await service.get('/readyz')).status).toBe(503)
    await service.sql('alter table elsewhere rename to _prisma_migrations')
    expect((await service.get('/readyz')).status).toBe(200)
  })
})
