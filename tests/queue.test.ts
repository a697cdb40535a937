import { startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import { judge, reviewIn } from './support/review.ts'
import type { Client } from './support/service.ts'

/** Who is to judge what, until when, and what people are told. */

let team: Team
let editor: Client
let reviewer: Client
beforeAll(async () => {
  team = await startTeam()
  editor = await team.as('editor')
  reviewer = await team.as('reviewer')
})
afterAll(() => team.stop())

const ids = (items: { id: string }[]) => items.map(({ id }) => id)

test('my queue has what I am assigned and have not judged, by due date, with its place and number', async () => {
  const reviews = [await reviewIn(team, 'OPEN'), await reviewIn(team, 'OPEN'), await reviewIn(team, 'OPEN')]
  const [late, soon, someday] = reviews
  for (const { id } of reviews)
    await made(editor.post(`/reviews/${id}/assignments`, { reviewer: 'reviewer' }))
  await made(editor.patch(`/reviews/${late?.id}`, { dueAt: '2027-06-01' }))
  await made(editor.patch(`/reviews/${soon?.id}`, { dueAt: '2026-01-01' }))
  const { body } = await reviewer.get('/reviews?mine=true')
  expect(ids(body.items)).toEqual([soon?.id, late?.id, someday?.id])
  expect(body.items.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3])
  expect(body.counts).toMatchObject({ fitting: 3, mine: 3, overdue: 1 })
  const first = await reviewer.get('/reviews?mine=true&limit=1')
  const rest = await reviewer.get(`/reviews?mine=true&cursor=${first.body.nextCursor}`)
  expect([ids(first.body.items), ids(rest.body.items)]).toEqual([[soon?.id], [late?.id, someday?.id]])
  expect(rest.body.items[0].position).toBe(2)
  expect(ids((await reviewer.get('/reviews?mine=true&due=2026-12-31')).body.items)).toEqual([soon?.id])
  const next = async (after = '') => (await reviewer.get(`/reviews/next${after}`)).body
  expect(await next()).toMatchObject({ review: { id: soon?.id, position: 1 }, of: 3 })
  await made(judge(reviewer, `${soon?.claim}`, 'true'))
  expect(await next(`?after=${soon?.id}`)).toMatchObject({ review: { id: late?.id, position: 1 }, of: 2 })
  expect(await next(`?after=${someday?.id}`)).toMatchObject({ review: { id: late?.id }, of: 2 })
  expect((await (await team.as('reviewer', 2)).get('/reviews/next')).body).toEqual({ review: null, of: 0 })
})

test('the list has what fits a state, an aspect or a claim', async () => {
  const { id, claim } = await reviewIn(team, 'DISPUTED')
  const agreed = await reviewIn(team, 'AGREED')
  const list = async (query: string) => ids((await editor.get(`/reviews?${query}`)).body.items)
  expect(await list('state=DISPUTED')).toEqual([id])
  expect((await list('state=DISPUTED&state=AGREED')).sort()).toEqual([id, agreed.id].sort())
  expect(await list(`claim=${claim}`)).toEqual([id])
  expect(await list(`claim=${claim}&aspect=CONTEXT`)).toEqual([])
  expect((await editor.get('/reviews?state=open')).status).toBe(400)
})

test('nobody is assigned twice, beyond the number of rounds, or without being able to judge', async () => {
  const { id } = await reviewIn(team, 'OPEN')
  for (const nth of [2, 3]) await team.as('reviewer', nth)
  await team.as('reader')
  const assign = (body: object) => editor.post(`/reviews/${id}/assignments`, body)
  expect((await assign({ reviewer: 'reader' })).status).toBe(422)
  expect((await assign({ reviewer: 'nobody-known' })).status).toBe(422)
  expect((await assign({ reviewer: 'reviewer', round: 2 })).status).toBe(200)
  expect((await assign({ reviewer: 'reviewer' })).status).toBe(409)
  expect((await assign({ reviewer: 'reviewer-2', round: 2 })).status).toBe(409)
  expect((await assign({ reviewer: 'reviewer-2' })).body.assignments).toMatchObject([
    { round: 1, reviewer: { slug: 'reviewer-2' }, assignedBy: { slug: 'editor' } },
    { round: 2, reviewer: { slug: 'reviewer' } },
  ])
  expect((await assign({ reviewer: 'reviewer-3' })).status).toBe(409)
  expect((await editor.delete(`/reviews/${id}/assignments/reviewer-2`)).body.assignments).toHaveLength(1)
  expect((await editor.delete(`/reviews/${id}/assignments/reviewer-2`)).status).toBe(404)
  await made(judge(reviewer, (await editor.get(`/reviews/${id}`)).body.target.id, 'true'))
  expect((await reviewer.get(`/reviews/${id}`)).body.yours.round).toBe(2)
})

describe('notices', () => {
  const kinds = async (client: Client, review: string) =>
    (await client.get('/notices')).body.items
      .filter((notice: { review: string }) => notice.review === review)
      .map(({ kind }: { kind: string }) => kind)

  test('tell of an assignment, a dispute, a sending back and a publication', async () => {
    const { id, claim } = await reviewIn(team, 'OPEN')
    const other = await team.as('reviewer', 2)
    await made(editor.post(`/reviews/${id}/assignments`, { reviewer: 'reviewer' }))
    await made(judge(reviewer, claim, 'true'))
    await made(judge(other, claim, 'false'))
    expect(await kinds(editor, id)).toEqual(['DISPUTED'])
    await made(editor.post(`/reviews/${id}/send-back`, { reason: 'Talk.' }))
    await made(judge(reviewer, claim, 'true', { ...(await later(reviewer, claim)) }))
    await made(judge(other, claim, 'true', { ...(await later(other, claim)) }))
    await made(editor.post(`/reviews/${id}/rule`, { rating: 'true', summary: 'It did.', text: 'Yes.' }))
    await made(editor.post(`/reviews/${id}/publish`))
    expect(await kinds(reviewer, id)).toEqual(['PUBLISHED', 'SENT_BACK', 'ASSIGNMENT'])
    expect(await kinds(other, id)).toEqual(['PUBLISHED', 'SENT_BACK'])
    expect(await kinds(editor, id)).toEqual(['DISPUTED'])
  })

  test('are one’s own: another’s is not there', async () => {
    const { id } = await reviewIn(team, 'OPEN')
    await made(editor.post(`/reviews/${id}/assignments`, { reviewer: 'reviewer' }))
    const { items, unread } = (await reviewer.get('/notices?unread=true')).body
    expect((await editor.post('/notices/read', { ids: [items[0].id] })).status).toBe(404)
    expect((await reviewer.post('/notices/read', { ids: [items[0].id] })).body).toEqual({
      unread: unread - 1,
    })
    expect((await reviewer.post('/notices/read', {})).body).toEqual({ unread: 0 })
    expect((await reviewer.get('/notices?unread=true')).body.items).toEqual([])
    expect((await reviewer.get('/notices')).body.items.length).toBeGreaterThan(0)
  })

  /** What it takes to judge again. */
  async function later(client: Client, claim: string) {
    const { slug } = (await client.get('/me')).body.reviewer
    const own = (await client.get(`/claims/${claim}`)).body.verdicts.find(
      (verdict: { reviewer: { slug: string } }) => verdict.reviewer.slug === slug,
    )
    return { supersedes: own.id, changeNote: 'We talked.' }
  }
})
