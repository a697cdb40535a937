import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { addClaim, addQuote, addSpeaker, newVerdict } from '../support/desk.ts'
import { Service } from '../support/service.ts'

/** The record answers as it stood at any time, whatever was done to it since. */

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

/** Things to do in any order; each picks what it acts on by a number. */
const step = fc.record({
  act: fc.constantFrom(
    'speaker',
    'rename',
    'quote',
    'withdraw',
    'restore',
    'claim',
    'reword',
    'topics',
    'verdict',
    'supersede',
  ),
  pick: fc.nat(1000),
})

test('any sequence of changes, asked at each step, is answered as it was answered then', async () => {
  const run = async (steps: { act: string; pick: number }[]) => {
    const { slug } = await addSpeaker(service)
    const quotes = [(await addQuote(service, { speaker: slug })).id]
    const claims = [(await addClaim(service, { quote: quotes[0] })).id]
    const questions = () => [
      `/speakers/${slug}`,
      `/claims?speaker=${slug}&sort=recordedAt`,
      `/claims/counts?speaker=${slug}`,
      `/quotes?speaker=${slug}&includeWithdrawn=true`,
      `/exports/verdicts?format=ndjson&speaker=${slug}`,
      ...claims.map((id) => `/claims/${id}`),
    ]
    const answers: { path: string; time: string; text: string }[] = []
    for (const { act, pick } of steps) {
      await perform(act, pick, { slug, quotes, claims })
      const paths = questions()
      const texts = await Promise.all(paths.map(async (path) => (await service.get(path)).text))
      const time = await moment()
      answers.push(...paths.map((path, nth) => ({ path, time, text: texts[nth] ?? '' })))
    }
    for (const { path, time, text } of answers) expect((await at(path, time)).text).toBe(text)
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), run), {
    numRuns: 20,
    seed: 20190227,
  })
}, 240_000)

interface Desk {
  slug: string
  quotes: string[]
  claims: string[]
}

async function perform(act: string, pick: number, { slug, quotes, claims }: Desk): Promise<void> {
  const quote = quotes[pick % quotes.length]
  const claim = claims[pick % claims.length] ?? ''
  if (act === 'speaker')
    await service.patch(`/speakers/${slug}`, { aliases: [{ name: `Alias ${pick}` }], description: `${pick}` })
  if (act === 'rename') await service.patch(`/speakers/${slug}`, { name: `Name ${pick}` })
  if (act === 'quote') quotes.push((await addQuote(service, { speaker: slug })).id)
  if (act === 'withdraw') await service.post(`/quotes/${quote}/withdraw`, { reason: `Reason ${pick}` })
  if (act === 'restore') await service.post(`/quotes/${quote}/restore`)
  if (act === 'claim') {
    const { status, body } = await service.post(`/quotes/${quote}/claims`, {
      text: `Claim ${pick}.`,
      language: 'en',
      kind: 'FACTUAL',
    })
    if (status === 201) claims.push(body.id)
  }
  if (act === 'reword') await service.patch(`/claims/${claim}`, { text: `Reworded ${pick}.` })
  if (act === 'topics') await service.patch(`/claims/${claim}`, { topics: [`topic ${pick}`] })
  if (act === 'verdict')
    await service.post(`/claims/${claim}/verdicts`, newVerdict({ rating: pick % 2 ? 'true' : 'false' }))
  if (act === 'supersede') {
    const [current] = (await service.get(`/claims/${claim}`)).body.verdicts
    if (current)
      await service.post(
        `/claims/${claim}/verdicts`,
        newVerdict({ rating: 'half-true', supersedes: current.id, changeNote: `${pick}` }),
      )
  }
}
