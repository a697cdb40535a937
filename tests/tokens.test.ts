import { startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import type { Client } from './support/service.ts'

/** Tokens for scripts, and what administrators do with accounts. */

let team: Team
beforeAll(async () => {
  team = await startTeam()
})
afterAll(() => team.stop())

const speaker = () => ({ name: `S${crypto.randomUUID()}`, kind: 'PERSON' })
const issue = (browser: Client, fields: object = {}) =>
  made(browser.post('/me/tokens', { name: 'A script', scope: 'write', ...fields }))

describe('a token', () => {
  test('is shown once, works, and says later when it was used', async () => {
    const browser = await team.browserOf('annotator')
    const { id, token } = await issue(browser)
    expect(token).toMatch(/^beleg_[\w-]{43}$/)
    expect((await team.service.as(token).post('/speakers', speaker())).status).toBe(201)
    const listed = (await browser.get('/me/tokens')).body
    const [mine] = listed.items.filter((item: { id: string }) => item.id === id)
    expect(mine).toMatchObject({ name: 'A script', scope: 'write', lastUsedAt: expect.any(String) })
    expect(JSON.stringify(listed)).not.toContain(token)
  })

  test('may do less than its account, never more', async () => {
    const browser = await team.browserOf('annotator', 2)
    const reading = team.service.as((await issue(browser, { scope: 'read' })).token)
    const low = team.service.as((await issue(browser, { role: 'reader' })).token)
    const high = team.service.as((await issue(browser, { role: 'administrator' })).token)
    for (const client of [reading, low]) {
      expect((await client.get('/claims')).status).toBe(200)
      expect((await client.post('/speakers', speaker())).status).toBe(403)
    }
    expect((await high.post('/speakers', speaker())).status).toBe(201)
    expect((await high.get('/accounts')).status).toBe(403)
    expect((await high.get('/me')).body.role).toBe('annotator')
  })

  test('follows its account down', async () => {
    const { token } = await issue(await team.browserOf('editor', 2))
    const administrator = await team.as('administrator')
    await made(administrator.patch(`/accounts/${await team.idOf('editor', 2)}`, { role: 'reader' }))
    expect((await team.service.as(token).post('/speakers', speaker())).status).toBe(403)
  })

  test('ends when it should, and at once when it is revoked', async () => {
    const browser = await team.browserOf('annotator', 3)
    const over = await browser.post('/me/tokens', {
      ...{ name: 'A', scope: 'read', expiresAt: new Date(Date.now() - 1000).toISOString() },
    })
    expect([over.status, over.body.errors[0].pointer]).toEqual([422, '/expiresAt'])
    const expiresAt = new Date(Date.now() + 1500).toISOString()
    const [short, { id, token }] = [await issue(browser, { expiresAt }), await issue(browser)]
    const statusOf = async (secret: string) => (await team.service.as(secret).get('/claims')).status
    expect([await statusOf(short.token), await statusOf(token)]).toEqual([200, 200])
    await made(browser.delete(`/me/tokens/${id}`))
    expect(await statusOf(token)).toBe(401)
    await new Promise((resolve) => setTimeout(resolve, 4000))
    expect(await statusOf(short.token)).toBe(401)
  })

  test('makes no other, changes no password and ends no session', async () => {
    const { token } = await issue(await team.browserOf('annotator', 4))
    const client = team.service.as(token)
    const replies = [
      await client.post('/me/tokens', { name: 'B', scope: 'write' }),
      await client.put('/me/password', { current: 'x', password: 'y'.repeat(12) }),
      await client.delete('/me/sessions'),
      await client.post('/me/totp', { password: 'x' }),
    ]
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  })

  test('of somebody else is not there', async () => {
    const { id } = await issue(await team.browserOf('annotator', 5))
    const stranger = await team.browserOf('administrator')
    const [ofOther, ofNobody] = [
      await stranger.delete(`/me/tokens/${id}`),
      await stranger.delete(`/me/tokens/${crypto.randomUUID()}`),
    ]
    expect([ofOther.status, ofOther.text]).toEqual([404, ofNobody.text])
  })
})

describe('an administrator', () => {
  test('creates accounts, lists them by address, and sees no secret of them', async () => {
    const administrator = await team.as('administrator')
    const created = await administrator.post('/accounts', {
      ...{ email: 'Zoe@Desk.Example', role: 'reviewer', name: 'Zoë Zander' },
    })
    expect(created.body).toMatchObject({
      email: 'zoe@desk.example',
      role: 'reviewer',
      reviewer: { slug: 'zoe-zander', name: 'Zoë Zander' },
      hasPassword: false,
    })
    expect(created.headers.get('location')).toBe(`/api/v1/accounts/${created.body.id}`)
    const again = await administrator.post('/accounts', { email: 'zoe@desk.example', role: 'reader' })
    expect(again.status).toBe(409)
    const first = (await administrator.get('/accounts?limit=1')).body
    expect(first.items).toHaveLength(1)
    const rest = (await administrator.get(`/accounts?limit=200&cursor=${first.nextCursor}`)).body.items
    const emails = [...first.items, ...rest].map(({ email }: { email: string }) => email)
    expect(emails).toEqual([...emails].sort())
    expect(emails).toContain('zoe@desk.example')
  })

  test('disables an account: its sessions and tokens are over at once, also when it is enabled again', async () => {
    const administrator = await team.as('administrator')
    const id = await team.idOf('reader', 2)
    const clients = [await team.as('reader', 2), await team.browserOf('reader', 2)]
    const statuses = () => Promise.all(clients.map(async (client) => (await client.get('/claims')).status))
    expect(await statuses()).toEqual([200, 200])
    const disabled = await administrator.patch(`/accounts/${id}`, { isDisabled: true })
    expect(disabled.body.disabledAt).toEqual(expect.any(String))
    expect(await statuses()).toEqual([401, 401])
    await made(administrator.patch(`/accounts/${id}`, { isDisabled: false }))
    expect(await statuses()).toEqual([401, 401])
  })

  test('renames somebody on all their verdicts', async () => {
    const administrator = await team.as('administrator')
    const id = await team.idOf('reviewer', 2)
    await made(administrator.patch(`/accounts/${id}`, { name: 'Grace Hopper' }))
    expect((await (await team.as('reviewer', 2)).get('/me')).body.reviewer.name).toBe('Grace Hopper')
  })

  test('that is the last one can neither be demoted nor disabled, by nobody', async () => {
    const administrator = await team.as('administrator')
    const id = await team.idOf('administrator')
    for (const change of [{ role: 'editor' }, { isDisabled: true }]) {
      const refused = await administrator.patch(`/accounts/${id}`, change)
      expect([refused.status, refused.body.title]).toEqual([
        409,
        expect.stringContaining('last administrator'),
      ])
    }
    const other = await team.idOf('administrator', 2)
    await made(administrator.patch(`/accounts/${other}`, { role: 'editor' }))
    expect((await administrator.patch(`/accounts/${id}`, { role: 'reader' })).status).toBe(409)
  })
})

test('who may do what can be asked, and stands in the OpenAPI document alike', async () => {
  const { items } = (await team.service.get('/permissions')).body
  const { paths } = (await team.service.get('/openapi.json')).body
  for (const { method, path, role } of items)
    expect([path, paths[path][method.toLowerCase()]['x-role']]).toEqual([path, role])
  expect(items).toContainEqual({
    ...{ method: 'PATCH', path: '/accounts/{id}', role: 'administrator', bySession: false },
    summary: expect.any(String),
  })
})
