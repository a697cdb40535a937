import { startTeam, type Team } from './support/accounts.ts'
import { addClaim, addSpeaker, newVerdict } from './support/desk.ts'
import { runProgram } from './support/program.ts'
import { Service } from './support/service.ts'

/** With accounts, everybody shows who they are, and may do what their role may. */

let team: Team
beforeAll(async () => {
  team = await startTeam()
})
afterAll(() => team.stop())

test('nobody reads or writes without an account, and is told to log in', async () => {
  const { service } = team
  for (const path of ['/claims', '/speakers', '/exports/verdicts', '/events']) {
    const reply = await service.get(path)
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Beleg"'])
  }
  expect((await service.post('/speakers', { name: 'Ada', kind: 'PERSON' })).status).toBe(401)
})

test('what describes the service, and whether it is well, needs no account', async () => {
  for (const path of ['/livez', '/readyz', '/openapi.json', '/me'])
    expect((await team.service.get(path)).status).toBe(200)
  expect((await team.service.get('/me')).body).toEqual({
    by: 'nobody',
    role: 'nobody',
    account: null,
    reviewer: null,
    openIdConnect: false,
  })
})

test('an account is told who it is, and judges under its own name', async () => {
  const reviewer = await team.as('reviewer')
  expect((await reviewer.get('/me')).body).toMatchObject({
    by: 'token',
    role: 'reviewer',
    account: { email: 'reviewer@desk.example' },
    reviewer: { slug: 'reviewer', isExample: false },
  })
})

test('each role may do what those before it may, and not more', async () => {
  const [reader, annotator, editor] = [
    await team.as('reader'),
    await team.as('annotator'),
    await team.as('editor'),
  ]
  expect((await reader.get('/claims')).status).toBe(200)
  expect((await reader.post('/speakers', { name: 'A', kind: 'PERSON' })).status).toBe(403)
  const claim = await addClaim(annotator)
  expect((await annotator.post(`/claims/${claim.id}/verdicts`, newVerdict())).status).toBe(403)
  expect((await editor.get('/events')).status).toBe(403)
  expect((await (await team.as('administrator')).get('/events')).status).toBe(200)
})

test.each([
  'Bearer',
  'Bearer x',
  'Basic YTpi',
  'Bearer beleg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'bearer a b',
])('%s proves nothing', async (authorization) => {
  expect((await team.service.get('/me', { Authorization: authorization })).status).toBe(401)
})

describe('a token', () => {
  const statusOf = async (token: string) => (await team.service.as(token).get('/claims')).status
  const change = (statement: string) =>
    team.beside((database) =>
      database.transaction(async ({ tables }) => {
        await tables.$executeRawUnsafe(`alter table api_token disable trigger recorded`)
        await tables.$executeRawUnsafe(statement)
        await tables.$executeRawUnsafe(`alter table api_token enable trigger recorded`)
      }),
    )

  test('that has expired or was revoked is none', async () => {
    const [expired, revoked] = [await team.tokenOf('reader', 2), await team.tokenOf('reader', 3)]
    const of = (slug: string) => `(select a.id from account a where a.email = '${slug}@desk.example')`
    await change(`update api_token set expires_at = now() where account_id = ${of('reader-2')}`)
    await change(`update api_token set revoked_at = now() where account_id = ${of('reader-3')}`)
    expect([await statusOf(expired), await statusOf(revoked)]).toEqual([401, 401])
  })

  test('for reading does not write', async () => {
    const token = await team.tokenOf('editor', 2)
    await change(`update api_token set scope = 'read'
      where account_id = (select id from account where email = 'editor-2@desk.example')`)
    const client = team.service.as(token)
    expect((await client.get('/claims')).status).toBe(200)
    expect((await client.post('/speakers', { name: 'A', kind: 'PERSON' })).status).toBe(403)
  })

  test('is kept nowhere, and its last use is known', async () => {
    const token = await team.tokenOf('reader')
    await statusOf(token)
    const rows = await team.service.sql<{ last_used_at: Date }>(
      `select t.*, c.before, c.after from api_token t join event_change c on c.table_name = 'api_token' and c.row_key = t.id::text`,
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.some(({ last_used_at }) => last_used_at !== null)).toBe(true)
  })
})

test('what a person changes is an event in their name', async () => {
  await addSpeaker(await team.as('annotator'))
  const [event] = (await (await team.as('administrator')).get('/events?limit=1')).body.items
  expect(event).toMatchObject({ action: 'POST /speakers', reviewer: { slug: 'annotator' } })
})

test('the last administrator stays', async () => {
  const demote = team.service.sql(`begin; set local beleg.event = '1';
    update account set role = 'reader' where role = 'administrator'; commit`)
  await expect(demote).rejects.toThrow(/last administrator/)
})

describe('beleg account create', () => {
  test('makes an account before the first start, and prints a token as its last word', async () => {
    const { copyDesk } = await import('./support/desk-copy.ts')
    const desk = await copyDesk()
    const made = await runProgram(
      ['account', 'create', 'Ada@Desk.Example', '--role', 'editor', '--name', 'Ada Lovelace', '--token'],
      desk.settings,
    )
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Created the account Ada@Desk.Example/),
    })
    const token = made.stdout.trim().split(/\s/).at(-1) ?? ''
    const service = await Service.start({ desk })
    expect((await service.as(token).get('/me')).body).toMatchObject({
      role: 'editor',
      account: { email: 'ada@desk.example' },
      reviewer: { slug: 'ada-lovelace', name: 'Ada Lovelace' },
    })
    expect((await service.get('/claims')).status).toBe(401)
    await service.stop()
    await desk.remove()
  })

  test.each([
    [['nobody', '--role', 'reader'], /nobody is no e-mail address/],
    [['a@b.example', '--role', 'king'], /king.*is invalid/],
    [['a@b.example'], /--role/],
    [
      ['administrator@desk.example', '--role', 'reader'],
      /There is an account for administrator@desk.example already/,
    ],
  ])('refuses %s', async (parameters, sentence) => {
    const { code, stderr } = await runProgram(
      ['account', 'create', ...parameters],
      team.service.desk.settings,
    )
    expect(stderr).toMatch(sentence)
    expect(code).toBe(1)
  })
})

test('everybody sees who can be mentioned or asked: those with an account that is not disabled', async () => {
  const administrator = await team.as('administrator')
  const gone = await team.idOf('reviewer', 7)
  const { headers } = await administrator.get(`/accounts/${gone}`)
  const tag = { 'If-Match': headers.get('etag') ?? '' }
  expect((await administrator.patch(`/accounts/${gone}`, { isDisabled: true }, tag)).status).toBe(200)
  const { items } = (await (await team.as('reader')).get('/reviewers')).body
  expect(items).toContainEqual({ slug: 'reader', name: 'reader', role: 'reader' })
  expect(items.map(({ slug }: { slug: string }) => slug)).not.toContain('reviewer-7')
})
