import { addClaim, addQuote, addSpeaker, addVerdict } from './support/desk.ts'
import { type Reply, Service } from './support/service.ts'
import { allowPlainSql } from './support/tables.ts'

/** Who has the answer already is told so, and only then. */

let service: Service
let speaker: string
let quote: string
let claim: string
beforeAll(async () => {
  service = await Service.start()
  await allowPlainSql(service)
  speaker = (await addSpeaker(service)).slug
  quote = (await addQuote(service, { speaker })).id
  claim = (await addClaim(service, { quote })).id
})
afterAll(() => service.stop())

const tagOf = ({ headers }: Reply) => headers.get('etag') ?? ''
const again = (path: string, tag: string) => service.get(path, { 'If-None-Match': tag })

/**
 * A second answer under the tag of the first. A server's other databases move its revision too, so that it may take
 * more than one attempt until nothing has happened in between.
 */
async function unchanged(path: string): Promise<Reply> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const reply = await again(path, tagOf(await service.get(path)))
    if (reply.status === 304) return reply
  }
  throw new Error(`${path} was never unchanged`)
}

test.each([
  '/claims',
  '/claims?speaker=:speaker&limit=5',
  '/claims/:claim',
  '/quotes',
  '/speakers/:speaker',
  '/ratings',
  '/permissions',
  '/desk',
  '/me',
])('%s is answered 304 and empty when nothing has changed', async (template) => {
  const reply = await unchanged(template.replace(':speaker', speaker).replace(':claim', claim))
  expect(reply.text).toBe('')
  expect(tagOf(reply)).toMatch(/^"[\w-]{20,}"$/)
  expect(reply.headers.get('cache-control')).toBe('no-cache')
})

test.each<[string, () => Promise<unknown>]>([
  ['a new claim', () => addClaim(service, { quote })],
  ['a verdict', () => addVerdict(service, `/claims/${claim}`)],
  ['a changed speaker', () => service.patch(`/speakers/${speaker}`, { name: 'Renamed' })],
  ['a mended quote', () => service.patch(`/quotes/${quote}`, { cue: 'rief' })],
  ['a withdrawal', () => service.post(`/quotes/${quote}/withdraw`, { reason: 'Not said.' })],
  ['its undoing', () => service.post(`/quotes/${quote}/restore`)],
  ['a speaker renamed by plain SQL', () => service.sql(`update speaker set name = 'By hand'`)],
  ['a claim changed by plain SQL', () => service.sql(`update claim set topics = array['by hand']`)],
  [
    'a claim added by plain SQL',
    () =>
      service.sql(`insert into claim values (gen_random_uuid(), 'By hand.', 'en', 'FACTUAL', '{}', now())`),
  ],
  ['a row removed by plain SQL', () => service.sql(`delete from claim where text = 'By hand.'`)],
])('after %s a list is answered anew, under another tag', async (_name, change) => {
  const path = `/claims?speaker=${speaker}`
  const tag = tagOf(await service.get(path))
  await change()
  const reply = await again(path, tag)
  expect(reply.status).toBe(200)
  expect(tagOf(reply)).not.toBe(tag)
  expect(reply.body).toEqual((await service.get(path)).body)
})

test('a change that is not yet committed is not shown, and once it is, it is', async () => {
  const path = `/speakers/${speaker}`
  const first = await service.get(path)
  await service.sql(`update speaker set description = 'one' where slug = $1`, [speaker])
  const second = await again(path, tagOf(first))
  await service.sql(`update speaker set description = 'two' where slug = $1`, [speaker])
  const third = await again(path, tagOf(second))
  expect([second.body.description, third.body.description]).toEqual(['one', 'two'])
})

test('a tag is good for its own address only', async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const tag = tagOf(await service.get('/claims?limit=1'))
    expect((await again('/claims?limit=2', tag)).status).toBe(200)
    expect((await again('/quotes', tag)).status).toBe(200)
  }
})

test('is understood among others and in its weak form, and nothing else is', async () => {
  const named = async (frame: (tag: string) => string) => {
    for (let attempt = 0; attempt < 50; attempt++) {
      const tag = tagOf(await service.get('/claims'))
      const { status } = await again('/claims', frame(tag))
      const plain = await again('/claims', tag)
      if (plain.status === 304) return status
    }
    throw new Error('never unchanged')
  }
  expect(await named((tag) => `"other", W/${tag}`)).toBe(304)
  expect(await named((tag) => tag.replaceAll('"', ''))).toBe(200)
  expect(await named(() => '"other"')).toBe(200)
  expect(await named(() => '')).toBe(200)
})

test('exports and refusals carry none', async () => {
  for (const path of ['/exports/verdicts', '/nothing', '/claims?limit=0', '/speakers/nobody-at-all'])
    expect((await service.get(path)).headers.get('etag')).toBeNull()
})
