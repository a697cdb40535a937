import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, made, newSource, newVerdict } from './support/desk.ts'
import type { Client } from './support/service.ts'

/** From two verdicts that do not see each other to a ruling, its publication and its correction. */

let team: Team
let annotator: Client
let first: Client
let second: Client
let editor: Client
beforeAll(async () => {
  team = await startTeam()
  annotator = await team.as('annotator')
  first = await team.as('reviewer')
  second = await team.as('reviewer', 2)
  editor = await team.as('editor')
})
afterAll(() => team.stop())

const secretWords = 'Sealed words that nobody else may read.'
const judge = (client: Client, claim: string, rating: string, fields: object = {}) =>
  client.post(`/claims/${claim}/verdicts`, newVerdict({ rating, summary: secretWords, ...fields }))

async function reviewOf(claim: string) {
  const { items } = (await editor.get(`/reviews?claim=${claim}`)).body
  return (await editor.get(`/reviews/${items[0].id}`)).body
}

test('the first verdict lies in a sealed envelope that only its author can open', async () => {
  const claim = await addClaim(annotator)
  const source = newSource({ title: 'A source that gives it away' })
  const sealed = await judge(first, claim.id, 'false', { citations: [{ source, stance: 'REFUTES' }] })
  expect(sealed).toMatchObject({ status: 201, body: { isSealed: true, rating: { key: 'false' } } })
  const administrator = await team.as('administrator')
  for (const client of [second, editor, administrator, await team.as('reader')]) {
    for (const path of [
      ...[
        `/claims/${claim.id}`,
        '/claims',
        '/claims/counts',
        `/claims/${claim.id}/verdicts`,
        '/sources',
        '/agreement',
      ],
      ...['json', 'ndjson', 'csv'].map((format) => `/exports/verdicts?format=${format}`),
      ...['/reviews', `/claims/${claim.id}/events`, '/notices', `/quotes/${claim.quotes[0].id}`],
    ]) {
      const { text, status } = await client.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toContain(secretWords)
      expect(text).not.toContain('A source that gives it away')
    }
  }
  for (const client of [second, editor, administrator]) {
    const { id } = (await client.get(`/reviews?claim=${claim.id}`)).body.items[0]
    const { body, text } = await client.get(`/reviews/${id}`)
    expect(body).toMatchObject({ state: 'IN_REVIEW', judgementsIn: 1, judgements: [], yours: null })
    expect(text).not.toContain(secretWords)
  }
  const events = (await administrator.get('/events?limit=200')).text
  expect(events).not.toContain(secretWords)
  const own = (await first.get(`/reviews?claim=${claim.id}`)).body.items[0]
  expect((await first.get(`/reviews/${own.id}`)).body.yours).toMatchObject({
    verdict: { summary: secretWords },
  })
})

test('two who agree: ruled, published, corrected, and the correction is public', async () => {
  const claim = await addClaim(annotator)
  await made(judge(first, claim.id, 'true'))
  expect((await made(judge(second, claim.id, 'true'))).isSealed).toBe(false)
  expect((await editor.get(`/claims/${claim.id}`)).body.verdicts).toHaveLength(2)
  const review = await reviewOf(claim.id)
  expect(review).toMatchObject({ state: 'AGREED', judgements: [{ round: 1 }, { round: 2 }] })
  const path = `/reviews/${review.id}`
  const ruling = { rating: 'true', summary: 'It did.', text: 'It opened on 3 May.' }
  expect((await first.post(`${path}/rule`, ruling)).status).toBe(403)
  expect((await editor.post(`${path}/rule`, { ...ruling, rating: 'false' })).status).toBe(422)
  expect((await made(editor.post(`${path}/rule`, ruling))).state).toBe('RULED')
  expect((await editor.get(`/claims/${claim.id}`)).body.rulings).toEqual([])
  expect((await made(editor.post(`${path}/publish`))).state).toBe('PUBLISHED')
  expect((await editor.get(`/claims/${claim.id}`)).body.rulings).toMatchObject([
    { method: 'AGREED', summary: 'It did.' },
  ])
  const correction = { ...ruling, summary: 'It did, a day later.', correctionNote: 'The day was wrong.' }
  expect((await editor.post(`${path}/correct`, { ...ruling })).status).toBe(422)
  await made(editor.post(`${path}/correct`, correction))
  expect((await editor.get(`/claims/${claim.id}`)).body.rulings).toMatchObject([{ summary: 'It did.' }])
  expect((await made(editor.post(`${path}/publish`))).state).toBe('CORRECTED')
  const published = await team.service.get('/corrections')
  expect(published.status).toBe(200)
  expect(published.text).toContain('The day was wrong.')
  const feed = await fetch(`${team.service.origin}/api/v1/corrections.atom`)
  expect([feed.status, feed.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('application/atom+xml'),
  ])
  expect(await feed.text()).toContain('The day was wrong.')
})

test('two who disagree: an editor decides, who may not be one of them', async () => {
  const claim = await addClaim(annotator)
  const judgingEditor = await team.as('editor', 2)
  await made(judge(judgingEditor, claim.id, 'true'))
  expect((await judge(judgingEditor, claim.id, 'false')).status).toBe(403)
  await made(judge(second, claim.id, 'false'))
  const review = await reviewOf(claim.id)
  expect(review.state).toBe('DISPUTED')
  const decision = { rating: 'false', reasons: 'The register says so.' }
  const path = `/reviews/${review.id}`
  expect((await editor.post(`${path}/rule`, { rating: 'false', summary: 'x', text: 'x' })).status).toBe(409)
  expect((await judgingEditor.post(`${path}/adjudicate`, decision)).status).toBe(403)
  expect((await made(editor.post(`${path}/adjudicate`, decision))).state).toBe('ADJUDICATED')
  expect(
    (await judgingEditor.post(`${path}/rule`, { rating: 'false', summary: 'x', text: 'x' })).status,
  ).toBe(403)
  await made(editor.post(`${path}/rule`, { rating: 'false', summary: 'No.', text: 'No.' }))
  expect((await made(editor.post(`${path}/publish`))).rulings).toMatchObject([{ method: 'ADJUDICATED' }])
})

test('sent back, it begins anew, and envelopes that were not opened stay shut', async () => {
  const claim = await addClaim(annotator)
  await made(judge(first, claim.id, 'true'))
  const { id } = await reviewOf(claim.id)
  expect((await second.post(`/reviews/${id}/send-back`, {})).status).toBe(422)
  expect(
    (await made(editor.post(`/reviews/${id}/send-back`, { reason: 'The claim is unclear.' }))).state,
  ).toBe('OPEN')
  await made(judge(second, claim.id, 'false'))
  await made(judge(first, claim.id, 'false'))
  const review = await reviewOf(claim.id)
  expect(review).toMatchObject({ state: 'AGREED', cycle: 2 })
  expect((await editor.get(`/claims/${claim.id}`)).body.history).toHaveLength(2)
})

test('what was asked of the speaker, and the answer, stand beside the ruling', async () => {
  const claim = await addClaim(annotator)
  await made(judge(first, claim.id, 'true'))
  const { id } = await reviewOf(claim.id)
  const asked = await editor.post(`/reviews/${id}/replies`, {
    name: 'Press office',
    channel: 'e-mail',
    deadline: '2026-12-01',
  })
  expect(asked.status).toBeLessThan(300)
  expect((await editor.get(`/reviews/${id}`)).body.replies).toHaveLength(1)
})

test('the queue says what waits for me, and exports how a verdict came about', async () => {
  const claim = await addClaim(annotator)
  const review = await made(
    editor.post('/reviews', { target: { type: 'claim', id: claim.id }, aspect: 'TRUTH' }),
  )
  await made(editor.post(`/reviews/${review.id}/assignments`, { reviewer: team.slugOf('reviewer') }))
  const mine = (await first.get('/reviews?mine=true')).body
  expect(mine.items.map(({ id }: { id: string }) => id)).toContain(review.id)
  expect(mine.counts.mine).toBeGreaterThan(0)
  expect((await first.get('/notices')).text).toContain(review.id)
  const { text } = await editor.get('/exports/verdicts?format=csv')
  expect(text).toContain('review_method')
  expect(text).toContain('BLIND')
})

test('afterwards the history is whole', async () => {
  const { runProgram } = await import('./support/program.ts')
  const { code, stderr } = await runProgram(['verify'], team.service.desk.settings)
  expect([code, stderr]).toEqual([0, ''])
})
