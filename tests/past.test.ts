import { setTimeout as sleep } from 'node:timers/promises'
import { addClaim, addQuote, addSpeaker, addVerdict, made, unique } from './support/desk.ts'
import { Service } from './support/service.ts'

/** What was known when: the record answers as it stood at any time. */

let service: Service
beforeAll(async () => {
  service = await Service.start({ sample: true })
})
afterAll(() => service.stop())

/** A time that lies after everything so far and before everything to come. */
async function moment(): Promise<string> {
  await sleep(3)
  const now = new Date().toISOString()
  await sleep(3)
  return now
}

const at = (path: string, time: string) => service.get(`${path}${path.includes('?') ? '&' : '?'}at=${time}`)

test('a claim is answered with the verdicts it had then', async () => {
  const claim = await addClaim(service)
  const before = await moment()
  const first = await addVerdict(service, `/claims/${claim.id}`, { rating: 'half-true' })
  const between = await moment()
  await addVerdict(service, `/claims/${claim.id}`, {
    rating: 'true',
    supersedes: first.id,
    changeNote: 'New figures.',
  })
  expect((await at(`/claims/${claim.id}`, before)).body).toMatchObject({ verdicts: [], history: [] })
  expect((await at(`/claims/${claim.id}`, between)).body).toMatchObject({
    verdicts: [{ id: first.id, isCurrent: true }],
    history: [{ id: first.id }],
  })
  expect((await service.get(`/claims/${claim.id}`)).body.history).toHaveLength(2)
})

test('what was not there yet is not found', async () => {
  const before = await moment()
  const speaker = await addSpeaker(service)
  const claim = await addClaim(service, { quote: (await addQuote(service, { speaker: speaker.slug })).id })
  for (const path of [
    `/claims/${claim.id}`,
    `/speakers/${speaker.slug}`,
    `/claims?speaker=${speaker.slug}`,
    `/claims/${claim.id}/verdicts`,
  ])
    expect((await at(path, before)).status).toBe(404)
  expect((await at('/claims', '2001-01-01T00:00:00Z')).body.items).toEqual([])
})

test('a withdrawn quote stands where it stood', async () => {
  const quote = await addQuote(service)
  const before = await moment()
  await made(service.post(`/quotes/${quote.id}/withdraw`, { reason: 'Not in the video.' }))
  expect((await service.get(`/quotes?speaker=${quote.speaker.slug}`)).body.items).toEqual([])
  expect((await at(`/quotes?speaker=${quote.speaker.slug}`, before)).body.items).toMatchObject([
    { id: quote.id, withdrawnAt: null },
  ])
})

test('aliases that were replaced are the old ones then', async () => {
  const { slug } = await addSpeaker(service, { aliases: [{ name: 'Old Alias' }] })
  const before = await moment()
  await made(service.patch(`/speakers/${slug}`, { aliases: [{ name: 'New Alias' }] }))
  expect((await at(`/speakers/${slug}`, before)).body.aliases).toEqual([
    { name: 'Old Alias', language: null },
  ])
})

test.each(['json', 'ndjson', 'csv'])('an export as %s is the one of then', async (format) => {
  const claim = await addClaim(service, { topics: [`topic ${unique()}`] })
  const path = `/exports/verdicts?format=${format}&topic=${encodeURIComponent(claim.topics[0])}`
  const first = await addVerdict(service, `/claims/${claim.id}`)
  const then = (await service.get(path)).text
  const between = await moment()
  await addVerdict(service, `/claims/${claim.id}`, { supersedes: first.id, changeNote: 'x' })
  const again = (await at(path, between)).text
  const settled = (text: string) => text.replace(/,?"at":"[^"]*"/g, '')
  expect(settled(again)).toBe(settled(then))
})

test.each(['2999-01-01T00:00:00Z', '2026-13-01T00:00:00Z', 'yesterday', '2026-03-01', ''])(
  'a time that has not come or can not be read (%s) is refused',
  async (time) => {
    expect((await at('/claims', encodeURIComponent(time))).status).toBe(400)
  },
)

test('the history of a claim names every change, who made it, and what stood before', async () => {
  const claim = await addClaim(service)
  await made(service.patch(`/claims/${claim.id}`, { text: 'The bridge opens in June 2026.' }))
  await addVerdict(service, `/claims/${claim.id}`)
  await made(service.post(`/quotes/${claim.quotes[0].id}/withdraw`, { reason: 'Misheard.' }))
  const { body } = await service.get(`/claims/${claim.id}/events`)
  expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
    'POST /quotes/{id}/withdraw',
    'POST /claims/{id}/verdicts',
    'PATCH /claims/{id}',
    'POST /quotes/{id}/claims',
    'POST /documents/{id}/quotes',
  ])
  expect(body.items[2]).toMatchObject({
    reviewer: { slug: 'local' },
    changes: [
      {
        table: 'claim',
        before: { text: 'The bridge opens in May 2026.' },
        after: { text: 'The bridge opens in June 2026.' },
      },
    ],
  })
  const shown = body.items[1].changes.map(({ table }: { table: string }) => table)
  expect(shown.sort()).toEqual(['citation', 'verdict'])
})

test('all events are paged, the newest first', async () => {
  const first = (await service.get('/events?limit=3')).body
  const second = (await service.get(`/events?limit=3&cursor=${first.nextCursor}`)).body
  const numbers = [...first.items, ...second.items].map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: 6 }, (_, nth) => numbers[0] - nth))
})
