import type { AccountRole } from '../../src/accounts/account.schema.ts'
import type { Team } from './accounts.ts'
import { made } from './desk.ts'
import type { Operation } from './operations.ts'
import type { Client } from './service.ts'

/** Everybody who may ask, and to whom the service says no before it looks at what is asked. */
export interface Asker {
  name: string
  client: Client
  /** Undefined for who may. */
  refusal(operation: Operation): 401 | 403 | undefined
}

const accountRoles = ['reader', 'annotator', 'reviewer', 'editor', 'administrator'] as const
export const roles = ['nobody', ...accountRoles] as const

export function mayCall(role: (typeof roles)[number], operation: Operation): boolean {
  return roles.indexOf(role) >= roles.indexOf(operation.role)
}

export async function askersOf(team: Team): Promise<Asker[]> {
  const known = [...(await withRole(team)), ...(await withHalfAProof(team))]
  // Last, for whoever logs in sweeps away the sessions that are over.
  return [...(await withoutProof(team)), ...known]
}

/** Nobody, and administrators whose proof is none any more. Who shows a token that is none is always refused. */
async function withoutProof(team: Team): Promise<Asker[]> {
  const asNobody = (operation: Operation) => (mayCall('nobody', operation) ? undefined : 401)
  const always = () => 401 as const
  const tokenOf = async (nth: number) => team.service.as(await team.tokenOf('administrator', nth))
  const clients = {
    expired: await tokenOf(2),
    revoked: await tokenOf(3),
    disabled: await tokenOf(4),
    disabledBrowser: await team.browserOf('administrator', 4),
    over: await team.browserOf('administrator', 5),
  }
  await endProofs(team)
  return [
    { name: 'nobody', client: team.service, refusal: asNobody },
    { name: 'an expired token', client: clients.expired, refusal: always },
    { name: 'a revoked token', client: clients.revoked, refusal: always },
    { name: 'a token of a disabled account', client: clients.disabled, refusal: always },
    { name: 'a browser of a disabled account', client: clients.disabledBrowser, refusal: asNobody },
    { name: 'a session that is over', client: clients.over, refusal: asNobody },
  ]
}

/** As time and the service would, but leaving the other rows: the account's token and session are there still. */
async function endProofs(team: Team): Promise<void> {
  const ids = await Promise.all([2, 3, 4, 5].map((nth) => team.idOf('administrator', nth)))
  await team.beside((database) =>
    database.transaction(async ({ tables }) => {
      await tables.$executeRawUnsafe('set local session_replication_role = replica')
      for (const statement of [
        `update api_token set expires_at = now() where account_id = '${ids[0]}'`,
        `update api_token set revoked_at = now() where account_id = '${ids[1]}'`,
        `update account set disabled_at = now() where id = '${ids[2]}'`,
        `update session set ends_at = now() where account_id = '${ids[3]}'`,
      ])
        await tables.$executeRawUnsafe(statement)
    }),
  )
}

/** Each role by token and in a browser. */
async function withRole(team: Team): Promise<Asker[]> {
  const ofRole = async (role: AccountRole): Promise<Asker[]> => {
    const tooSmall = (operation: Operation) => (mayCall(role, operation) ? undefined : 403)
    const byToken = (operation: Operation) => (operation.bySession ? 403 : tooSmall(operation))
    return [
      { name: `a token of a ${role}`, client: await team.as(role), refusal: byToken },
      { name: `a browser of a ${role}`, client: await team.browserOf(role), refusal: tooSmall },
    ]
  }
  return (await Promise.all(accountRoles.map(ofRole))).flat()
}

/** Administrators with a token that may do less, and in a browser that another site's page has sent here. */
async function withHalfAProof(team: Team): Promise<Asker[]> {
  const browser = await team.browserOf('administrator')
  const tokenFor = async (fields: object) =>
    team.service.as((await made(browser.post('/me/tokens', { name: 'A', scope: 'write', ...fields }))).token)
  const foreign: Client = Object.create(browser)
  foreign.ask = (method, path, body, headers) =>
    browser.ask(method, path, body, { ...headers, Origin: 'https://evil.example' })
  const writes = ({ method }: Operation) => (method === 'get' ? undefined : 403)
  const asReader = (operation: Operation) =>
    mayCall('reader', operation) && !operation.bySession ? undefined : 403
  return [
    { name: 'a token for reading', client: await tokenFor({ scope: 'read' }), refusal: writes },
    { name: 'a token as a reader', client: await tokenFor({ role: 'reader' }), refusal: asReader },
    { name: 'a page of another site', client: foreign, refusal: writes },
  ]
}
