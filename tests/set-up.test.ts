import { jest } from '@jest/globals'
import { asBrowser, cookieOf } from './support/accounts.ts'
import { copyDesk, type DeskCopy } from './support/desk-copy.ts'
import { runProgram, startProgram } from './support/program.ts'
import { askAs } from './support/raw.ts'
import { Service } from './support/service.ts'

/** The way from a desk for one to a desk for many. */

jest.setTimeout(120_000)

let desk: DeskCopy
let service: Service
let key: string
/** The e-mail address of the first administrator. */
let first: string

beforeAll(async () => {
  desk = await copyDesk()
  service = await Service.start({ desk })
  ;[, key = ''] = /open this address once: http:\S+\/set-up#(\S+)/.exec(service.said()) ?? []
})
afterAll(async () => {
  await service.stop()
  await desk.remove()
})

const ada = { email: 'Ada@Desk.Example', name: 'Ada Lovelace', password: 'kettle-Ostwind-7-plum' }

test('the start of a desk without accounts prints an address with a key', () => {
  expect(key).toMatch(/^setup_[\w-]{43}$/)
})

test('a wrong key, or a password that is too common, makes nobody', async () => {
  expect((await service.post('/set-up', { key: 'setup_x', ...ada })).status).toBe(404)
  const common = await service.post('/set-up', { key, ...ada, password: 'password12345' })
  expect([common.status, common.body.errors[0].pointer]).toEqual([422, '/password'])
  expect((await service.get('/me')).body.by).toBe('local')
})

test('accounts are not made another way before that', async () => {
  const made = await service.post('/accounts', { email: 'a@desk.example', role: 'reader' })
  expect([made.status, made.body.title]).toEqual([409, expect.stringContaining('set-up address')])
  expect((await service.put('/me/password', { current: 'x', password: 'y'.repeat(12) })).status).toBe(409)
})

test('of two who open it at once one becomes the administrator and is logged in; the other is too late', async () => {
  const replies = await Promise.all([
    service.post('/set-up', { key, ...ada }),
    service.post('/set-up', { key, ...ada, email: 'ben@desk.example' }),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 404])
  const [won] = replies.filter(({ status }) => status === 201)
  first = won?.body.account.email
  expect(won?.body).toMatchObject({ by: 'session', role: 'administrator' })
  const browser = asBrowser(service, won ? cookieOf(won) : '')
  expect((await browser.get('/accounts')).body.items).toHaveLength(1)
  expect((await service.get('/claims')).status).toBe(401)
})

test('afterwards the key is worth no more than any other', async () => {
  const [used, wrong] = [
    await service.post('/set-up', { key, ...ada, email: 'c@desk.example' }),
    await service.post('/set-up', { key: 'setup_x', ...ada }),
  ]
  expect([used.status, used.text]).toEqual([404, wrong.text])
})

test('a desk with accounts starts without an address, and on any HOST', async () => {
  await service.end('SIGINT')
  service = await Service.start({
    desk,
    settings: { HOST: '0.0.0.0', BELEG_HOST_NAMES: 'desk.example' },
  })
  expect(service.said()).not.toMatch(/set-up/)
  const { port } = new URL(service.origin)
  const statusOf = async (host: string) =>
    (await askAs(service, 'GET', '/api/v1/me', { Host: `${host}:${port}` })).status
  expect([await statusOf('192.168.0.7'), await statusOf('desk.example')]).toEqual([200, 200])
  expect([await statusOf('evil.example'), await statusOf('0.0.0.0')]).toEqual([403, 403])
  expect((await service.get('/claims')).status).toBe(401)
})

test('under its public address the cookie is one that no other site or subdomain can set, and needs TLS', async () => {
  await service.end('SIGINT')
  service = await Service.start({ desk, settings: { BELEG_SITE: 'https://desk.example' } })
  const made = await runProgram(['account', 'invite', first], {
    ...desk.settings,
    BELEG_SITE: 'https://desk.example',
  })
  const [, invitation] = /^https:\/\/desk\.example\/invitation#(\S+)\n$/.exec(made.stdout) ?? []
  const accepted = await service.post('/invitation', { key: invitation, password: ada.password })
  expect(accepted.headers.get('set-cookie')).toMatch(/^__Host-beleg=session_\S+; Path=\/; .*; Secure$/)
  const statusOf = async (origin: string) =>
    (
      await askAs(service, 'DELETE', '/api/v1/me/sessions', {
        ...{ Host: 'desk.example', Origin: origin, Cookie: cookieOf(accepted) },
      })
    ).status
  expect(await statusOf('http://desk.example')).toBe(403)
  expect(await statusOf('https://desk.example')).toBe(200)
})

test('an account gets its password from standard input', async () => {
  const program = startProgram(
    ['account', 'create', 'cleo@desk.example', '--role', 'editor', '--password-stdin'],
    desk.settings,
    'pipe',
  )
  program.process.stdin?.end('Ostwind-kettle-9-plum\n')
  expect(await program.ended).toMatchObject({
    code: 0,
    stdout: 'Created the account cleo@desk.example (editor).\n',
  })
  const logIn = { email: 'cleo@desk.example', password: 'Ostwind-kettle-9-plum' }
  expect((await service.post('/sessions', logIn)).body).toMatchObject({ role: 'editor' })
})

test('the reviewers of the sample desk have no accounts, so nobody logs in as one of them', async () => {
  const other = await Service.start({ sample: true })
  const rows = await other.sql(
    'select from reviewer r where r.is_example and exists (select from account a where a.reviewer_id = r.id)',
  )
  expect(rows).toEqual([])
  expect((await other.sql('select from reviewer where is_example')).length).toBeGreaterThan(0)
  await other.stop()
})
