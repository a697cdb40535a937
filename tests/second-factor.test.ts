import { jest } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { asBrowser, cookieOf, startTeam, type Team } from './support/accounts.ts'
import { made } from './support/desk.ts'
import type { Client } from './support/service.ts'

/** A second factor: a code besides the password. */

jest.setTimeout(120_000)

const password = 'kettle-Ostwind-7-plum'
let team: Team
let email: string
let browser: Client
let secret: string
let codes: string[]

beforeAll(async () => {
  team = await startTeam()
  const id = await team.idOf('editor', 2)
  const { address } = await made((await team.as('administrator')).post(`/accounts/${id}/invitation`))
  const key = address.split('#')[1]
  browser = asBrowser(team.service, cookieOf(await team.service.post('/invitation', { key, password })))
  email = `${team.slugOf('editor', 2)}@desk.example`
})
afterAll(() => team.stop())
beforeEach(() => team.service.sql('delete from login_throttle'))

const logIn = (code?: string) => team.service.post('/sessions', { email, password, ...(code && { code }) })

/** The code that an app shows so many half minutes from now. */
const codeOf = (steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

const forgetSteps = () => team.service.sql('update second_factor set last_step = null')

/** So that what counts as now does not change in the middle of a test. */
async function beginningOfHalfMinute(): Promise<void> {
  const gone = Date.now() % 30_000
  if (gone > 12_000) await new Promise((resolve) => setTimeout(resolve, 30_000 - gone))
}

test('begins with the password again, and shows a secret with its picture', async () => {
  expect((await browser.post('/me/totp', { password: 'not-this-one-7' })).status).toBe(422)
  const { body, headers } = await browser.post('/me/totp', { password })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body.uri).toBe(
    `otpauth://totp/Beleg:${encodeURIComponent(email)}?issuer=Beleg&secret=${body.secret}&algorithm=SHA1&digits=6&period=30`,
  )
  expect(body.picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  secret = body.secret
})

test('is not asked for before it is confirmed', async () => {
  expect((await logIn()).status).toBe(201)
  expect((await browser.get('/me/totp')).body).toEqual({ isOn: false, recoveryCodesLeft: 0 })
  expect((await browser.post('/me/totp/confirmation', { code: '000000' })).status).toBe(422)
})

test('is on with a first code, which gives ten recovery codes', async () => {
  const { body } = await browser.post('/me/totp/confirmation', { code: codeOf() })
  codes = body.recoveryCodes
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([a-z0-9]{4}-){3}[a-z0-9]{4}$/)
  expect((await browser.get('/me/totp')).body).toEqual({ isOn: true, recoveryCodesLeft: 10 })
  expect((await browser.post('/me/totp', { password })).status).toBe(409)
})

test('is asked for in words of its own, and only after the right password', async () => {
  const asked = await logIn()
  expect([asked.status, asked.body.type]).toEqual([401, 'urn:beleg:problem:second-factor'])
  const wrong = await team.service.post('/sessions', { email, password: 'wrong-wrong-wrong', code: codeOf() })
  expect(wrong.body.type).toBe('urn:beleg:problem:unauthenticated')
})

test('lets in with a code of now, of the half minute before or after, each once', async () => {
  await forgetSteps()
  await beginningOfHalfMinute()
  for (const steps of [-1, 0, 1]) expect([steps, (await logIn(codeOf(steps))).status]).toEqual([steps, 201])
  for (const steps of [-1, 0, 1]) expect([steps, (await logIn(codeOf(steps))).status]).toEqual([steps, 401])
  await forgetSteps()
  expect((await logIn(codeOf(5))).status).toBe(401)
})

test('lets in with a recovery code, each once, however it is typed', async () => {
  const [code = '', other = ''] = codes
  expect((await logIn(code.toUpperCase().replaceAll('-', ' '))).status).toBe(201)
  expect((await logIn(code)).status).toBe(401)
  expect((await browser.get('/me/totp')).body.recoveryCodesLeft).toBe(9)
  const { recoveryCodes } = (await browser.post('/me/recovery-codes', { password })).body
  expect((await logIn(other)).status).toBe(401)
  expect((await logIn(recoveryCodes[9])).status).toBe(201)
})

test('can not be guessed: wrong codes close the door like wrong passwords', async () => {
  const guesses = await Promise.all(Array.from({ length: 12 }, () => logIn('123456')))
  const statuses = guesses.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(7)
})

test('is not gone round by a one-time address: that sets the password and logs nobody in', async () => {
  const id = await team.idOf('editor', 2)
  const { address } = await made((await team.as('administrator')).post(`/accounts/${id}/invitation`))
  const accepted = await team.service.post('/invitation', { key: address.split('#')[1], password })
  expect([accepted.status, accepted.body.by]).toEqual([201, 'nobody'])
  expect(accepted.headers.get('set-cookie')).toBeNull()
  expect((await logIn()).body.type).toBe('urn:beleg:problem:second-factor')
})

test('is switched off with the password, or by an administrator for whoever has lost it', async () => {
  await forgetSteps()
  browser = asBrowser(team.service, cookieOf(await logIn(codeOf())))
  expect((await browser.post('/me/totp/removal', { password: 'wrong-wrong-wrong' })).status).toBe(422)
  expect((await browser.post('/me/totp/removal', { password })).body).toEqual({
    isOn: false,
    recoveryCodesLeft: 0,
  })
  expect((await logIn()).status).toBe(201)
  secret = (await browser.post('/me/totp', { password })).body.secret
  await made(browser.post('/me/totp/confirmation', { code: codeOf() }))
  expect((await logIn()).status).toBe(401)
  const id = await team.idOf('editor', 2)
  const administrator = await team.as('administrator')
  expect((await administrator.delete(`/accounts/${id}/totp`)).body).toMatchObject({ hasSecondFactor: false })
  expect((await logIn()).status).toBe(201)
})

test('stands in the history as switched on and off, with each recovery code that was used, without a secret', async () => {
  const administrator = await team.as('administrator')
  const { items } = (await administrator.get('/events?limit=200')).body
  const actions = items.map(({ action }: { action: string }) => action)
  expect(actions).toEqual(
    expect.arrayContaining([
      'POST /me/totp/confirmation',
      'POST /me/recovery-codes',
      'POST /me/totp/removal',
      'DELETE /accounts/{id}/totp',
    ]),
  )
  // Logging in is no change, using up a recovery code is one.
  expect(actions.filter((action: string) => action === 'POST /sessions')).toHaveLength(2)
  expect(JSON.stringify(items)).not.toContain(secret)
})
