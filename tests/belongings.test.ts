import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, made } from './support/desk.ts'
import { reviewIn } from './support/review.ts'
import type { Client, Reply } from './support/service.ts'
import { dumpOf } from './support/tables.ts'

/** What belongs to one account is to all others, also to administrators, as if it were not there. */

let team: Team
let owner: Client
let strangers: Client[]
beforeAll(async () => {
  team = await startTeam()
  owner = await team.browserOf('annotator')
  strangers = [await team.browserOf('annotator', 2), await team.browserOf('administrator')]
})
afterAll(() => team.stop())

const dump = () => dumpOf(team.service, { without: ['last_used_at'] })

/** Everybody else is answered about the owner's thing as about one that there never was, and nothing changes. */
async function isNotThere(id: string, ask: (client: Client, id: string) => Promise<Reply>): Promise<void> {
  const before = await dump()
  const madeUp = crypto.randomUUID()
  for (const stranger of strangers) {
    const [ofOwner, ofNobody] = [await ask(stranger, id), await ask(stranger, madeUp)]
    expect([ofOwner.status, ofNobody.status]).toEqual([404, 404])
    expect(ofOwner.text.replaceAll(id, '')).toBe(ofNobody.text.replaceAll(madeUp, ''))
  }
  expect(await dump()).toEqual(before)
}

test('a token is revoked by its owner alone, and listed to nobody else', async () => {
  const { id } = await made(owner.post('/me/tokens', { name: 'A script', scope: 'write' }))
  await isNotThere(id, (client, one) => client.delete(`/me/tokens/${one}`))
  for (const stranger of strangers) expect((await stranger.get('/me/tokens')).text).not.toContain(id)
  await made(owner.delete(`/me/tokens/${id}`))
})

test('a session is ended by its owner alone, and listed to nobody else', async () => {
  const [{ id }] = (await owner.get('/me/sessions')).body.items
  await isNotThere(id, (client, one) => client.delete(`/me/sessions/${one}`))
  for (const stranger of strangers) expect((await stranger.get('/me/sessions')).text).not.toContain(id)
})

test('ending all of one’s sessions ends nobody else’s', async () => {
  for (const stranger of strangers) await made(stranger.delete('/me/sessions'))
  expect((await owner.get('/claims')).status).toBe(200)
})

test('a notice is seen and read by whom it is for alone', async () => {
  const editor = await team.as('editor')
  const claim = await addClaim(editor)
  await made(editor.post(`/claims/${claim.id}/comments`, { text: '@annotator, is this so?' }))
  const [{ id }] = (await owner.get('/notices')).body.items
  await isNotThere(id, (client, one) => client.post('/notices/read', { ids: [one] }))
  for (const stranger of strangers) {
    expect((await stranger.get('/notices')).text).not.toContain(id)
    await made(stranger.post('/notices/read', {}))
  }
  expect((await owner.get('/notices?unread=true')).body).toMatchObject({ unread: 1, items: [{ id }] })
})

test('not all of several notices are read when one is another’s', async () => {
  const editor = await team.as('editor')
  const claim = await addClaim(editor)
  await made(editor.post(`/claims/${claim.id}/comments`, { text: '@annotator and @annotator-2!' }))
  const [mine] = (await strangers[0]?.get('/notices'))?.body.items ?? []
  const [theirs] = (await owner.get('/notices')).body.items
  const refused = await owner.post('/notices/read', { ids: [theirs.id, mine.id] })
  expect(refused.status).toBe(404)
  expect((await owner.get('/notices?unread=true')).text).toContain(theirs.id)
})

test('an answer kept under an Idempotency-Key is repeated to nobody else', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const record = async (client: Client, name: string) =>
    (await client.post('/speakers', { name, kind: 'PERSON' }, headers)).body.slug
  const first = await record(owner, 'Hedwig Holm')
  for (const stranger of strangers) expect(await record(stranger, 'Hedwig Holm')).not.toBe(first)
  expect(await record(owner, 'Hedwig Holm')).toBe(first)
})

test('an ETag of one is no ETag of another, where they see different things', async () => {
  for (const path of ['/me', '/me/tokens', '/me/sessions', '/notices', '/reviews?mine=true']) {
    const etag = (await owner.get(path)).headers.get('etag') ?? '"none"'
    for (const stranger of strangers) {
      const reply = await stranger.get(path, { 'If-None-Match': etag })
      const own = await stranger.get(path)
      if (own.text !== (await owner.get(path)).text) expect([path, reply.status]).toEqual([path, 200])
    }
  }
})

test('a reviewer takes nobody else off a review, and puts nobody else on', async () => {
  const { id } = await reviewIn(team, 'OPEN')
  const [one, two] = [await team.as('reviewer', 2), await team.as('reviewer', 3)]
  await made(one.post(`/reviews/${id}/assignments`, {}))
  const before = await dump()
  const refused = [
    await two.delete(`/reviews/${id}/assignments/reviewer-2`, undefined, { 'If-Match': '*' }),
    await two.post(`/reviews/${id}/assignments`, { reviewer: 'reviewer-2' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 403])
  expect(await dump()).toEqual(before)
})
