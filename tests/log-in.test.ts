import { jest } from '@jest/globals'
import { asBrowser, cookieOf, startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import { askAs } from './support/raw.ts'
import type { Client } from './support/service.ts'

/** Logging in with a password, and what a session may and may not. */

jest.setTimeout(120_000)

let team: Team
beforeAll(async () => {
  team = await startTeam()
})
afterAll(() => team.stop())
beforeEach(() => team.service.sql('delete from login_throttle'))

const good = 'kettle-Ostwind-7-plum'

/** Invites an account and accepts. @returns the browser that is logged in then. */
async function withPassword(nth: number, password = good): Promise<{ email: string; browser: Client }> {
  const administrator = await team.as('administrator')
  const { address } = await made(
    administrator.post(`/accounts/${await team.idOf('annotator', nth)}/invitation`),
  )
  const accepted = await team.service.post('/invitation', { key: address.split('#')[1], password })
  expect(accepted.body).toMatchObject({ by: 'session', role: 'annotator' })
  return {
    email: `${team.slugOf('annotator', nth)}@desk.example`,
    browser: asBrowser(team.service, cookieOf(accepted)),
  }
}

const logIn = (email: string, password: string, code?: string) =>
  team.service.post('/sessions', { email, password, ...(code && { code }) })

test('whoever shows the right password gets a cookie that scripts can not read, and is known by it', async () => {
  const { email } = await withPassword(2)
  const reply = await logIn(email.toUpperCase(), good)
  expect([reply.status, reply.body.account.email]).toEqual([201, email])
  expect(reply.headers.get('set-cookie')).toMatch(
    /^beleg=session_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
  )
  const browser = asBrowser(team.service, cookieOf(reply))
  expect((await browser.get('/me')).body).toMatchObject({ by: 'session', role: 'annotator' })
  expect((await browser.post('/speakers', { name: 'Ada', kind: 'PERSON' })).status).toBe(201)
})

test('a wrong password, an unknown address and a disabled account are refused in the same words', async () => {
  const { email } = await withPassword(3)
  const disabled = await withPassword(4)
  const administrator = await team.as('administrator')
  await made(administrator.patch(`/accounts/${await team.idOf('annotator', 4)}`, { isDisabled: true }))
  const replies = [
    await logIn(email, 'kettle-Ostwind-8-plum'),
    await logIn('nobody@desk.example', good),
    await logIn(disabled.email, good),
    await logIn(`${team.slugOf('editor')}@desk.example`, good),
  ]
  expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
  expect(replies[0]?.headers.get('set-cookie')).toBeNull()
})

test('an unknown address takes as long as a known one', async () => {
  const { email } = await withPassword(5)
  const timed = async (address: string) => {
    const start = performance.now()
    await logIn(address, 'not-the-password-at-all')
    return performance.now() - start
  }
  const [known, unknown] = [await timed(email), await timed('nobody-at-all@desk.example')]
  expect(unknown).toBeGreaterThan(known / 3)
})

test('a password is the same however its letters were typed', async () => {
  const { email } = await withPassword(6, 'Straßenbahn-Käse-ﬁ-42')
  expect((await logIn(email, 'Straßenbahn-Ka\u0308se-fi-42')).status).toBe(201)
})

describe('a password', () => {
  test.each([
    ['short-1!abc', /at least 12 characters/],
    ['aaaaaaaaaaaaaa', /hardly more than one character/],
    ['Password2026!!', /Many people use/],
    ['passwordpassword', /Many people use/],
    ['Hallo Willkommen 123', /Many people use/],
    ['qwertzuiopasdf', /Many people use/],
    ['12345678901234', /Many people use/],
    ['annotator-7-is-me', /your name or e-mail/],
  ])('%s is refused', async (password, sentence) => {
    const administrator = await team.as('administrator')
    const { address } = await made(
      administrator.post(`/accounts/${await team.idOf('annotator', 7)}/invitation`),
    )
    const key = address.split('#')[1]
    const reply = await team.service.post('/invitation', { key, password })
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([422, '/password'])
    expect(reply.body.errors[0].detail).toMatch(sentence)
    expect(reply.text).not.toContain(password)
  })
})

describe('a one-time address', () => {
  test('works once, and not after a newer one was made', async () => {
    const administrator = await team.as('administrator')
    const id = await team.idOf('annotator', 8)
    const addresses = [
      await made(administrator.post(`/accounts/${id}/invitation`)),
      await made(administrator.post(`/accounts/${id}/invitation`)),
    ]
    const [older, newer] = addresses.map(({ address }) => address.split('#')[1])
    expect((await administrator.get(`/accounts/${id}`)).body).toMatchObject({
      isInvited: true,
      hasPassword: false,
    })
    const accept = (key: string) => team.service.post('/invitation', { key, password: good })
    const replies = [await accept(older), await accept(newer), await accept(newer), await accept('no-key')]
    expect(replies.map(({ status }) => status)).toEqual([404, 201, 404, 404])
    expect(replies[0]?.text).toBe(replies[3]?.text)
    expect((await administrator.get(`/accounts/${id}`)).body).toMatchObject({
      isInvited: false,
      hasPassword: true,
    })
  })

  test('is over after a week', async () => {
    const administrator = await team.as('administrator')
    const id = await team.idOf('annotator', 9)
    const { address } = await made(administrator.post(`/accounts/${id}/invitation`))
    await team.beside((database) =>
      database.transaction(async ({ tables }) => {
        await tables.$executeRawUnsafe(`set local session_replication_role = replica`)
        await tables.$executeRawUnsafe(`update invitation set ends_at = now() where account_id = '${id}'`)
      }),
    )
    const reply = await team.service.post('/invitation', { key: address.split('#')[1], password: good })
    expect(reply.status).toBe(404)
  })
})

describe('a session', () => {
  test('changes something only for a page of the desk itself', async () => {
    const { browser } = await withPassword(10)
    const cookie = cookieOf(await logIn(`${team.slugOf('annotator', 10)}@desk.example`, good))
    const record = (headers: Record<string, string>) =>
      askAs(
        team.service,
        'POST',
        '/api/v1/speakers',
        { 'Content-Type': 'application/json', Cookie: cookie, ...headers },
        JSON.stringify({ name: `A${crypto.randomUUID()}`, kind: 'PERSON' }),
      )
    const { origin } = team.service
    expect((await record({})).status).toBe(403)
    expect((await record({ 'Sec-Fetch-Site': 'none' })).status).toBe(403)
    expect((await record({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await record({ Origin: 'https://evil.example' })).status).toBe(403)
    expect((await record({ Origin: origin })).status).toBe(201)
    expect((await record({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201)
    expect((await browser.get('/claims')).status).toBe(200)
  })

  test('is over at once when its owner logs out, and the cookie with it', async () => {
    const { browser } = await withPassword(11)
    const out = await browser.delete('/sessions/current')
    expect(out.body).toMatchObject({ by: 'nobody', role: 'nobody' })
    expect(out.headers.get('set-cookie')).toMatch(/^beleg=; .*Max-Age=0$/)
    expect((await browser.get('/claims')).status).toBe(401)
    expect((await browser.get('/me')).body.by).toBe('nobody')
  })

  test('is listed for its owner, who can end each and all others; those of somebody else are not there', async () => {
    const { email, browser } = await withPassword(12)
    const second = asBrowser(team.service, cookieOf(await logIn(email, good)))
    await logIn(email, good)
    const { items } = (await browser.get('/me/sessions')).body
    expect(items).toHaveLength(3)
    expect(items.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1)
    const [own] = (await second.get('/me/sessions')).body.items.filter(
      ({ isCurrent }: { isCurrent: boolean }) => isCurrent,
    )
    const stranger = await team.browserOf('editor')
    const ofOther = await stranger.delete(`/me/sessions/${own.id}`)
    const ofNobody = await stranger.delete(`/me/sessions/${crypto.randomUUID()}`)
    expect([ofOther.status, ofOther.text]).toEqual([404, ofNobody.text])
    expect((await second.get('/claims')).status).toBe(200)
    expect((await browser.delete(`/me/sessions/${own.id}`)).body.items).toHaveLength(2)
    expect((await second.get('/claims')).status).toBe(401)
    expect((await browser.delete('/me/sessions')).body).toEqual({ endedSessions: 1 })
    expect((await browser.get('/claims')).status).toBe(200)
  })

  test('is listed only while it lasts', async () => {
    const [idle, awake] = [await team.browserOf('reader', 7), await team.browserOf('reader', 7)]
    const own = (await idle.get('/me/sessions')).body.items.find(
      ({ isCurrent }: { isCurrent: boolean }) => isCurrent,
    )
    const { items } = (await awake.get('/me/sessions')).body
    await team.service.sql(
      `update session set last_used_at = now() - interval '12 hours' where id = '${own.id}'`,
    )
    expect((await awake.get('/me/sessions')).body.items).toHaveLength(items.length - 1)
  })

  test.each([
    ['unused for twelve hours', `last_used_at = now() - interval '12 hours'`],
    ['thirty days old', `ends_at = now()`],
  ])('is over when it is %s', async (_case, change) => {
    const browser = await team.browserOf('reader', 2)
    await team.service.sql(
      `update session set ${change} where account_id = '${await team.idOf('reader', 2)}'`,
    )
    expect((await browser.get('/claims')).status).toBe(401)
  })

  test('ends with all others when the password changes, and the browser that changed it goes on with a new one', async () => {
    const { email, browser } = await withPassword(13)
    const other = asBrowser(team.service, cookieOf(await logIn(email, good)))
    const wrong = await browser.put('/me/password', { current: 'not-this-one-7', password: `${good}-2` })
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/current'])
    const changed = await browser.put('/me/password', { current: good, password: `${good}-2` })
    expect(changed.body).toEqual({ endedSessions: 2 })
    expect((await browser.get('/claims')).status).toBe(401)
    expect((await other.get('/claims')).status).toBe(401)
    expect((await asBrowser(team.service, cookieOf(changed)).get('/claims')).status).toBe(200)
    expect((await logIn(email, good)).status).toBe(401)
    expect((await logIn(email, `${good}-2`)).status).toBe(201)
  })
})

describe('after failures', () => {
  /** Whether the last failure closed the door of an account, of whose own counter there is one here. */
  const closes = async () => {
    const [door] = await team.service.sql<{ closes: boolean }>(
      'select bool_or(closed_until > last_failed_at) as closes from login_throttle',
    )
    return door?.closes
  }

  test('the fifth closes the door of an account for a while, which says how long and opens for the right password', async () => {
    const { email } = await withPassword(14)
    for (let nth = 1; nth <= 5; nth++) {
      expect((await logIn(email, `wrong-wrong-${nth}`)).status).toBe(401)
      expect([nth, await closes()]).toEqual([nth, nth === 5])
    }
    await team.service.sql(`update login_throttle set closed_until = now() + interval '1 minute'`)
    const closed = await logIn(email, good)
    expect(closed.status).toBe(429)
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(30)
    expect((await logIn(email, good)).status).toBe(429)
    await team.service.sql('update login_throttle set closed_until = now()')
    expect((await logIn(email, good)).status).toBe(201)
    expect((await logIn(email, 'wrong-wrong-9')).status).toBe(401)
  })

  test('each further one closes it for twice as long, in the database and so over a restart', async () => {
    const { email } = await withPassword(15)
    const closedFor = async (failures: number) => {
      await team.service.sql(
        `update login_throttle set failures = ${failures}, closed_until = to_timestamp(0), last_failed_at = now()`,
      )
      await logIn(email, 'wrong-wrong-wrong')
      return Number((await logIn(email, good)).headers.get('retry-after'))
    }
    await logIn(email, 'wrong-wrong-wrong')
    expect(await closedFor(6)).toBeGreaterThanOrEqual(3)
    expect(await closedFor(9)).toBeGreaterThanOrEqual(25)
    expect(await closedFor(200)).toBeGreaterThan(800)
    expect(await closedFor(200)).toBeLessThanOrEqual(900)
  })

  test('an address is closed for all accounts, later than one account is', async () => {
    await logIn('somebody@desk.example', 'wrong-wrong-wrong')
    await team.service.sql(`update login_throttle set failures = 32`)
    await team.service.sql(
      `delete from login_throttle where sha256 = encode(sha256('account somebody@desk.example'), 'hex')`,
    )
    expect((await logIn('another@desk.example', 'wrong-wrong-wrong')).status).toBe(401)
    expect((await logIn('third@desk.example', 'wrong-wrong-wrong')).status).toBe(429)
  })

  test('many guesses at once are no more than the few that are free', async () => {
    const { email } = await withPassword(16)
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_none, nth) => logIn(email, `wrong-guess-${nth}`)),
    )
    const tried = guesses.filter(({ status }) => status === 401)
    expect(tried.length).toBeLessThanOrEqual(7)
    expect(guesses.every(({ status }) => [401, 429].includes(status))).toBe(true)
  })
})
