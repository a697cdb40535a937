import { jest } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { exportKinds, formatNames } from '../src/exports/format-names.ts'
import { asBrowser, cookieOf } from './support/accounts.ts'
import { addClaim, made } from './support/desk.ts'
import { operations } from './support/operations.ts'
import { foundIn, passwords, remember, secrets } from './support/secrets.ts'
import { type Client, type Reply, Service } from './support/service.ts'

/** After all that is done with accounts, and at its most talkative, the desk has neither told nor kept a secret. */

jest.setTimeout(240_000)

const email = 'ada@desk.example'

let service: Service
let stdout = ''
let browser: Client
let invited: Client
/** That of `browser`. */
let cookie: string
let claim: string
/** What was answered to requests that failed. */
const refusals: Reply[] = []

beforeAll(async () => {
  service = await Service.start({
    settings: {
      ...{ BELEG_LOG: 'debug', BELEG_SITE: 'https://desk.example' },
      ...{ BELEG_OIDC_ISSUER: 'http://127.0.0.1:9', BELEG_OIDC_CLIENT_ID: 'desk' },
      BELEG_OIDC_CLIENT_SECRET: remember('client secret', 'oidc-client-secret-7261'),
    },
  })
  service.process.stdout?.on('data', (piece) => {
    stdout += piece
  })
  await setUp()
  await logIn()
  await useSecondFactor()
  await invite()
  await useToken()
  await changePassword()
  await sendNonsense()
  await failInTheDatabase()
  claim = (await addClaim(browser)).id
})
afterAll(() => service.stop())

/** Asks with an Idempotency-Key; what fails is kept for later. */
async function ask(client: Client, method: string, path: string, body?: unknown): Promise<Reply> {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const reply = await client.ask(method, path, body, key)
  const again = method === 'POST' && reply.status < 300 && path.startsWith('/me/tokens')
  for (const one of again ? [await client.ask(method, path, body, key)] : [reply])
    if (one.status >= 400) refusals.push(one)
  for (const cookie of reply.headers.getSetCookie()) rememberCookie(cookie)
  return reply
}

function rememberCookie(cookie: string): void {
  const [, value] = /^\w+=([^;]+)/.exec(cookie) ?? []
  if (value) remember(`cookie ${secrets.size}`, value)
}

async function setUp(): Promise<void> {
  const key = remember('set-up key', /set-up#(\S+)/.exec(service.said())?.[1] ?? '')
  const ada = { key, email, name: 'Ada Lovelace', password: passwords.first }
  await ask(service, 'POST', '/set-up', { ...ada, password: passwords.common })
  await ask(service, 'POST', '/set-up', { ...ada, email: passwords.first.replace('@', '') })
  browser = asBrowser(service, cookieOf(await ask(service, 'POST', '/set-up', ada)))
  await ask(service, 'POST', '/set-up', ada)
}

async function logIn(): Promise<void> {
  await ask(service, 'POST', '/sessions', { email, password: passwords.wrong })
  await ask(service, 'POST', '/sessions', { email: passwords.first, password: passwords.second })
  browser = asBrowser(
    service,
    cookieOf(await ask(service, 'POST', '/sessions', { email, password: passwords.first })),
  )
  await ask(service, 'GET', `/oidc/callback?state=x&code=${remember('code', 'oidc-code-of-the-provider')}`)
  await ask(service, 'GET', '/oidc/login')
}

async function useSecondFactor(): Promise<void> {
  await ask(browser, 'POST', '/me/totp', { password: passwords.wrong })
  const begun = await made(ask(browser, 'POST', '/me/totp', { password: passwords.first }))
  const secret = remember('second factor', begun.secret)
  await ask(browser, 'POST', '/me/totp/confirmation', { code: '000000' })
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const { recoveryCodes } = await made(ask(browser, 'POST', '/me/totp/confirmation', { code }))
  const proof = { email, password: passwords.first }
  await ask(service, 'POST', '/sessions', proof)
  for (const [nth, recoveryCode] of recoveryCodes.entries()) {
    remember(`recovery code ${nth}`, recoveryCode)
    remember(`recovery code ${nth} as plain letters`, recoveryCode.replaceAll('-', ''))
  }
  await made(ask(service, 'POST', '/sessions', { ...proof, code: recoveryCodes[0] }))
  await ask(service, 'POST', '/sessions', { ...proof, code: recoveryCodes[0] })
  const again = await made(ask(browser, 'POST', '/me/recovery-codes', { password: passwords.first }))
  remember('renewed recovery code', again.recoveryCodes[0])
}

async function invite(): Promise<void> {
  const { id } = await made(ask(browser, 'POST', '/accounts', { email: 'ben@desk.example', role: 'editor' }))
  const { address } = await made(ask(browser, 'POST', `/accounts/${id}/invitation`))
  const key = remember('invitation', address.split('#')[1])
  await ask(service, 'POST', '/invitation', { key, password: passwords.common })
  const accepted = await ask(service, 'POST', '/invitation', { key, password: passwords.invited })
  invited = asBrowser(service, cookieOf(accepted))
  await ask(service, 'POST', '/invitation', { key, password: passwords.invited })
}

async function useToken(): Promise<void> {
  const { token } = await made(ask(browser, 'POST', '/me/tokens', { name: 'A script', scope: 'write' }))
  remember('token', token)
  await ask(service.as(token), 'GET', '/claims')
  await ask(service.as(token), 'POST', '/me/tokens', { name: token, scope: token })
  await ask(service.as(`${token}x`), 'GET', '/claims')
}

async function changePassword(): Promise<void> {
  await ask(browser, 'PUT', '/me/password', { current: passwords.wrong, password: passwords.second })
  await ask(browser, 'PUT', '/me/password', { current: passwords.first, password: passwords.common })
  const change = { current: passwords.first, password: passwords.second }
  cookie = cookieOf(await ask(browser, 'PUT', '/me/password', change))
  browser = asBrowser(service, cookie)
}

/** Bodies and queries that do not fit, with secrets in them. */
async function sendNonsense(): Promise<void> {
  for (const { method, path } of operations.filter(({ takesSecret }) => takesSecret))
    for (const [nth, secret] of [...secrets.values()].slice(0, 12).entries()) {
      const bodies = [
        [secret],
        secret,
        { password: [secret] },
        { key: secret, code: secret, passwort: secret },
      ]
      await ask(browser, method.toUpperCase(), path, bodies[nth % bodies.length])
      await ask(browser, method.toUpperCase(), `${path}?password=${secret}`, { password: secret.repeat(20) })
      for (const [type, body] of [
        ['application/json', `{"password": "${secret}`],
        ['application/x-www-form-urlencoded', `password=${secret}`],
      ] as const)
        refusals.push(await service.askRaw(method.toUpperCase(), path, { body, headers: headersOf(type) }))
    }
}

const headersOf = (type: string) => ({ 'Content-Type': type, Origin: service.origin, Cookie: cookie })

/** What the database refuses it may repeat in its error: the service must neither pass that on nor log it. */
async function failInTheDatabase(): Promise<void> {
  await service.sql('delete from login_throttle')
  await service.sql(`create function fail() returns trigger language plpgsql as $$ begin
    raise exception 'Failing row' using errcode = '53100', detail = new::text; end $$`)
  const [own, theirs] = [{ password: passwords.second }, { password: passwords.invited }]
  const change = { current: passwords.second, password: passwords.first }
  const logIn = () => ask(service, 'POST', '/sessions', { email: 'ben@desk.example', ...theirs })
  const tries: [string, () => Promise<Reply>][] = [
    ['password', () => ask(browser, 'PUT', '/me/password', change)],
    ['second_factor', () => ask(invited, 'POST', '/me/totp', theirs)],
    ['recovery_code', () => ask(browser, 'POST', '/me/recovery-codes', own)],
    ['api_token', () => ask(browser, 'POST', '/me/tokens', { name: 'B', scope: 'write' })],
    ['session', logIn],
    ['login_throttle', logIn],
  ]
  for (const [table, tried] of tries) {
    await service.sql(
      `create trigger broken before insert or update on ${table} for each row execute function fail()`,
    )
    expect([table, (await tried()).status]).toEqual([table, 500])
    await service.sql(`drop trigger broken on ${table}`)
  }
}

test('not in what the service says, but for the set-up address', () => {
  const said = service.said()
  expect(said).toContain('"path":"/api/v1/sessions"')
  expect(said.length).toBeGreaterThan(20_000)
  expect(said.match(/"level":50.*Something went wrong/g)?.length).toBeGreaterThanOrEqual(6)
  expect(said.match(/"detail":/)).toBeNull()
  expect(foundIn(said.replace(/open this address once: \S+/, ''))).toEqual([])
  expect(foundIn(stdout)).toEqual([])
})

test('not in any column of any table, but for the secret that codes of the second factor are made of', async () => {
  const tables = await service.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.map(({ name }) => name)).toContain('public.event_change')
  for (const { name } of tables) {
    const rows = await service.sql(`select t::text as row from ${name} t`)
    const known = name === 'public.second_factor' ? ['second factor'] : []
    expect([name, foundIn(JSON.stringify(rows))]).toEqual([name, known])
  }
})

test('not in any answer that says what was wrong', () => {
  expect(refusals.length).toBeGreaterThan(100)
  expect(refusals.filter(({ text }) => foundIn(text).length > 0).map(({ text }) => text)).toEqual([])
})

test('not in the history, nor in anything else that can be read or taken away', async () => {
  const events = (await made(browser.get('/events?limit=200'))).items
  expect(events.map(({ action }: { action: string }) => action)).toContain('POST /me/totp/confirmation')
  const lists = operations.filter(
    ({ method, path, status }) => method === 'get' && status === 200 && !path.includes('{'),
  )
  const exports = exportKinds.flatMap((kind) =>
    formatNames[kind].map((format) => `/exports/${kind}?format=${format}&reviewers=pseudonyms`),
  )
  for (const path of [
    '/events?limit=200',
    `/claims/${claim}/events`,
    `/claims/${claim}`,
    ...exports,
    ...lists.map((one) => one.path),
  ]) {
    const { status, text } = await browser.get(path)
    expect([path, status, foundIn(text)]).toEqual([path, 200, []])
  }
})
