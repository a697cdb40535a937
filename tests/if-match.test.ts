import { addQuote, addSpeaker, made } from './support/desk.ts'
import { Service } from './support/service.ts'

/** Nobody overwrites what they have not seen. */

let service: Service
beforeAll(async () => {
  service = await Service.start()
})
afterAll(() => service.stop())

const tagOf = async (path: string) => (await service.get(path)).headers.get('etag') ?? ''

test('a change without If-Match is refused, and nothing is changed', async () => {
  const { slug } = await addSpeaker(service, { name: 'Ada' })
  const reply = await service.ask('PATCH', `/speakers/${slug}`, { name: 'Bea' })
  expect([reply.status, reply.body.title]).toEqual([
    428,
    'Say which state you change: send its ETag as If-Match.',
  ])
  expect((await service.get(`/speakers/${slug}`)).body.name).toBe('Ada')
})

test('a change of a state that is no longer the present one is refused', async () => {
  const { slug } = await addSpeaker(service)
  const tag = await tagOf(`/speakers/${slug}`)
  const first = await service.patch(`/speakers/${slug}`, { name: 'First' }, { 'If-Match': tag })
  expect(first.status).toBe(200)
  const second = await service.patch(`/speakers/${slug}`, { name: 'Second' }, { 'If-Match': tag })
  expect(second.status).toBe(412)
  expect((await service.get(`/speakers/${slug}`)).body.name).toBe('First')
})

test('the answer to a change brings the tag of the new state', async () => {
  const { slug } = await addSpeaker(service)
  const { headers } = await service.patch(`/speakers/${slug}`, { name: 'New' })
  expect(headers.get('etag')).toBe(await tagOf(`/speakers/${slug}`))
  const created = await service.post('/speakers', { name: 'Another', kind: 'PERSON' })
  expect(created.headers.get('etag')).toBe(await tagOf(`/speakers/${created.body.slug}`))
})

test.each(['*', 'W/"x", TAG', '"a", "b", TAG'])('If-Match: %s is understood', async (header) => {
  const { slug } = await addSpeaker(service)
  const tag = await tagOf(`/speakers/${slug}`)
  const reply = await service.patch(
    `/speakers/${slug}`,
    { name: 'New' },
    { 'If-Match': header.replace('TAG', tag) },
  )
  expect(reply.status).toBe(200)
})

test('the tag of a thing stays while other things change, and a reader who has it is told so', async () => {
  const { slug } = await addSpeaker(service)
  const tag = await tagOf(`/speakers/${slug}`)
  await addSpeaker(service)
  expect(await tagOf(`/speakers/${slug}`)).toBe(tag)
  expect((await service.get(`/speakers/${slug}`, { 'If-None-Match': tag })).status).toBe(304)
})

test('what is not there is not found, with or without If-Match', async () => {
  for (const headers of [{}, { 'If-Match': '*' }])
    expect((await service.ask('PATCH', '/speakers/nobody-here', { name: 'X' }, headers)).status).toBe(404)
})

test('an act on a thing keeps to If-Match when it is sent', async () => {
  const quote = await addQuote(service)
  const path = `/quotes/${quote.id}`
  const stale = { 'If-Match': '"stale"' }
  expect((await service.post(`${path}/withdraw`, { reason: 'No.' }, stale)).status).toBe(412)
  expect(
    (await service.post(`${path}/withdraw`, { reason: 'No.' }, { 'If-Match': await tagOf(path) })).status,
  ).toBe(200)
})

test('the settings of the desk are changed as they were seen, or not', async () => {
  const tag = await tagOf('/desk')
  expect((await service.ask('PATCH', '/desk', { reviewers: 1 })).status).toBe(428)
  expect((await service.patch('/desk', { reviewers: 1 }, { 'If-Match': tag })).status).toBe(200)
  expect((await service.patch('/desk', { reviewers: 2 }, { 'If-Match': tag })).status).toBe(412)
  expect((await service.get('/desk')).body.reviewers).toBe(1)
})

test('the OpenAPI document names the headers', async () => {
  const { paths } = await made(service.get('/openapi.json'))
  const headers = (operation: { parameters: { name: string; in: string; required: boolean }[] }) =>
    operation.parameters
      .filter((parameter) => parameter.in === 'header')
      .map(({ name, required }) => [name, required])
  expect(headers(paths['/claims/{id}'].patch)).toEqual([['If-Match', true]])
  expect(headers(paths['/speakers'].post)).toEqual([['Idempotency-Key', false]])
  expect(headers(paths['/speakers'].get)).toEqual([])
})
