import { jest } from '@jest/globals'
import { startTeam, type Team } from '../support/accounts.ts'
import { type Asker, askersOf, mayCall, roles } from '../support/askers.ts'
import { made } from '../support/desk.ts'
import { type RequestOf, recordEverything } from '../support/everything.ts'
import { type Operation, operations, pathOf } from '../support/operations.ts'
import { publishedClaim, type Ruled, ruledClaim } from '../support/published.ts'
import type { Client } from '../support/service.ts'
import { dumpOf } from '../support/tables.ts'

/** Every operation × everybody who may ask: who may not leaves no trace, and who may is not sent away. */

jest.setTimeout(300_000)

let team: Team
let askers: Asker[]
let requestOf: RequestOf
beforeAll(async () => {
  team = await startTeam()
  requestOf = await recordEverything(team)
  askers = await askersOf(team)
})
afterAll(() => team.stop())

const methodOf = ({ method }: Operation) => method.toUpperCase()

/** A request that succeeds for an administrator, as the next test shows. */
function send(client: Client, operation: Operation) {
  const { path, body } = requestOf(operation)
  return client.ask(methodOf(operation), path, body, { 'If-Match': '*' })
}

/** Everything but when somebody was last there. */
const dump = () => dumpOf(team.service, { without: ['last_used_at'] })

describe('who may not call it is refused, and nothing changes', () => {
  test.each(operations)('$name', async (operation) => {
    const before = await dump()
    for (const { name, client, refusal } of askers) {
      const status = refusal(operation)
      if (status === undefined) continue
      const { body, ...reply } = await send(client, operation)
      const type = `urn:beleg:problem:${status === 401 ? 'unauthenticated' : 'forbidden'}`
      expect([name, reply.status, body.type]).toEqual([name, status, type])
      expect([name, await dump()]).toEqual([name, before])
    }
  })
})

/** What needs a password, a code or a one-time address, and what is only there with a setting: OpenID Connect, fetching pages. */
const needsProof =
  /^\/(set-up|sessions$|invitation|oidc|documents\/from-url|me\/(password|totp|recovery-codes))/

test('the requests that were refused do something when an administrator sends them', async () => {
  const failed: unknown[] = []
  const possible = operations.filter(({ path }) => !needsProof.test(path))
  // One session is ended before all of them are.
  const deepestFirst = possible.sort((one, other) => other.path.length - one.path.length)
  for (const operation of deepestFirst) {
    const { status, text } = await send(await team.browserOf('administrator'), operation)
    if (status >= 300) failed.push([operation.name, status, text])
  }
  expect(failed).toEqual([])
})

describe('who may call it is refused for no role: only for what is not there or does not fit', () => {
  const missing = {
    id: crypto.randomUUID(),
    slug: 'not-there',
    reviewer: 'not-there',
    reply: crypto.randomUUID(),
  }

  test.each(operations)('$name', async (operation) => {
    for (const role of roles) {
      if (!mayCall(role, operation)) continue
      const browser = role === 'nobody' ? team.service : await team.browserOf(role)
      const token = role === 'nobody' || operation.bySession ? [] : [await team.as(role)]
      for (const client of [browser, ...token]) {
        const body = operation.body ? {} : undefined
        const { status } = await client.ask(methodOf(operation), pathOf(operation, missing), body)
        const isFine = status < 300 || [302, 400, 404, 409, 422, 428].includes(status)
        expect([role, status, isFine]).toEqual([role, status, true])
      }
    }
  })
})

test('a HEAD is as forbidden as the GET', async () => {
  for (const operation of operations.filter(({ method }) => method === 'get')) {
    const { path } = requestOf(operation)
    const statuses = [await team.service.get(path), await team.service.ask('HEAD', path)].map(
      ({ status }) => status,
    )
    expect([path, statuses[1]]).toEqual([path, statuses[0]])
  }
})

describe('the pages for everybody', () => {
  let ruled: Ruled
  let published: Ruled
  beforeAll(async () => {
    // The settings were changed above.
    await made((await team.as('administrator')).patch('/desk', { reviewers: 2 }))
    ruled = await ruledClaim(team, { summary: 'Ukulele', text: 'Ukulele' })
    published = await publishedClaim(team, { summary: 'Xylophone' })
  })
  const pageOf = (path: string, headers: Record<string, string>) =>
    fetch(`${team.service.origin}/published${path}`, { headers: { ...headers, 'Accept-Language': 'en' } })

  test('say the same to everybody, logged in or not', async () => {
    const proof = { Authorization: `Bearer ${await team.tokenOf('administrator')}` }
    for (const path of ['', '/corrections', `/${published.ruling}`, `/${ruled.ruling}`]) {
      const [nobody, administrator] = [await pageOf(path, {}), await pageOf(path, proof)]
      expect([path, nobody.status]).toEqual([path, path.endsWith(ruled.ruling) ? 404 : 200])
      expect(await administrator.text()).toBe(await nobody.text())
    }
  })

  test('show what is published, and nothing else', async () => {
    const paths = ['', '/corrections', `/${published.ruling}`, `/${ruled.ruling}`]
    const texts = await Promise.all(paths.map(async (path) => (await pageOf(path, {})).text()))
    const list = (await team.service.get('/published?limit=100')).text
    const all = [...texts, list].join()
    expect(all).toContain('Xylophone')
    expect(all).not.toContain('Ukulele')
    // Their own address is repeated by no page.
    for (const id of [ruled.ruling, ruled.review, ruled.claim]) expect(all).not.toContain(id)
  })
})

describe('the permission table', () => {
  test('is told as it stands in the list of routes', async () => {
    const { items } = (await team.service.get('/permissions')).body
    const listed = operations.map((operation) => {
      const { path, summary, role, bySession = false } = operation
      return { method: methodOf(operation), path, summary, role, bySession }
    })
    expect(items).toEqual(listed)
  })

  test('stands in the OpenAPI document, which adds only that everybody may read what describes the service', async () => {
    const { paths } = (await team.service.get('/openapi.json')).body
    const described = Object.entries<Record<string, { 'x-role'?: string; security?: object[] }>>(
      paths,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [
        `${method.toUpperCase()} ${path}`,
        one['x-role'],
        JSON.stringify(one.security),
      ]),
    )
    const ways = ({ role, bySession }: Operation) =>
      role === 'nobody' ? undefined : JSON.stringify([...(bySession ? [] : [{ token: [] }]), { session: [] }])
    const listed = operations.map((operation) => [operation.name, operation.role, ways(operation)])
    const describing = ['GET /openapi.json', 'GET /schemas', 'GET /schemas/{name}.json'].map((name) => [
      name,
      'nobody',
      undefined,
    ])
    expect(described.sort()).toEqual([...listed, ...describing].sort())
  })

  test('lets nobody see or change anything of the desk but what is public, and readers change only what is theirs', () => {
    const namesOf = (fits: (operation: Operation) => boolean) =>
      operations
        .filter(fits)
        .map(({ name }) => name)
        .sort()
    expect(namesOf(({ role }) => role === 'nobody')).toEqual([
      ...['DELETE /sessions/current', 'GET /corrections', 'GET /corrections.atom', 'GET /livez', 'GET /me'],
      ...['GET /oidc/callback', 'GET /oidc/login', 'GET /permissions', 'GET /published', 'GET /readyz'],
      ...['POST /invitation', 'POST /sessions', 'POST /set-up'],
    ])
    expect(namesOf(({ role, method }) => role === 'reader' && method !== 'get')).toEqual([
      ...['DELETE /me/sessions', 'DELETE /me/sessions/{id}', 'DELETE /me/tokens/{id}'],
      ...['POST /me/recovery-codes', 'POST /me/tokens', 'POST /me/totp', 'POST /me/totp/confirmation'],
      ...['POST /me/totp/removal', 'POST /notices/read', 'PUT /me/password'],
    ])
    expect(namesOf(({ role }) => role === 'administrator')).toEqual([
      ...['DELETE /accounts/{id}/totp', 'GET /accounts', 'GET /accounts/{id}', 'GET /events'],
      ...['PATCH /accounts/{id}', 'PATCH /desk', 'POST /accounts', 'POST /accounts/{id}/invitation'],
    ])
  })
})
