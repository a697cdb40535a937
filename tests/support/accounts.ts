import type { AccountRole } from '../../src/accounts/account.schema.ts'
import { createAccount } from '../../src/accounts/accounts.ts'
import { openSession } from '../../src/accounts/sessions.ts'
import { issueToken } from '../../src/accounts/tokens.ts'
import { joinDatabase, type OpenDatabase } from '../../src/database/open.ts'
import { recordChange } from '../../src/history/changes.ts'
import { type Client, Service, type StartOptions } from './service.ts'

/** A desk that several people share: one account for each role, and more where a test needs them. */
export interface Team {
  service: Service
  /** An account of that role; with a number another one. */
  as(role: AccountRole, nth?: number): Promise<Client>
  /** A browser in which that account is logged in. */
  browserOf(role: AccountRole, nth?: number): Promise<Client>
  /** The account's id. */
  idOf(role: AccountRole, nth?: number): Promise<string>
  /** A token of that account, for whoever asks in another way. */
  tokenOf(role: AccountRole, nth?: number): Promise<string>
  /** The slug under which it judges. */
  slugOf(role: AccountRole, nth?: number): string
  /** Does something on the database beside the service, as the command line does. */
  beside<Result>(work: (database: OpenDatabase) => Promise<Result>): Promise<Result>
  stop(): Promise<void>
}

/** Starts a service and gives it an administrator, so that nobody is let in without an account. */
export async function startTeam(options: StartOptions = {}): Promise<Team> {
  const service = await Service.start(options)
  const database = await joinDeskOf(service)
  const tokens = new Map<string, Promise<string>>()
  const slugOf = (role: AccountRole, nth = 1) => (nth === 1 ? role : `${role}-${nth}`)
  const make = (slug: string, role: AccountRole) =>
    recordChange(database, { action: 'account create' }, async (inside) => {
      const id = await createAccount(inside, { email: `${slug}@desk.example`, role, name: slug })
      const { token } = await issueToken(inside, id, { name: 'test', scope: 'write' })
      return token
    })
  const tokenOf = (role: AccountRole, nth?: number) => {
    const slug = slugOf(role, nth)
    const token = tokens.get(slug) ?? make(slug, role)
    tokens.set(slug, token)
    return token
  }
  const idOf = async (role: AccountRole, nth?: number) => {
    await tokenOf(role, nth)
    const email = `${slugOf(role, nth)}@desk.example`
    return (await database.tables.account.findUniqueOrThrow({ where: { email } })).id
  }
  await waitUntilShared(service, await tokenOf('administrator'))
  return {
    service,
    tokenOf,
    slugOf,
    as: async (role, nth) => service.as(await tokenOf(role, nth)),
    idOf,
    browserOf: async (role, nth) =>
      asBrowser(service, `beleg=${await openSession(database, await idOf(role, nth), 'A test')}`),
    beside: (work) => work(database),
    async stop() {
      await database.close()
      await service.stop()
    },
  }
}

/** The database of a running service as the command line reaches it; to be closed before the service stops. */
export function joinDeskOf({ desk: { settings } }: Service): Promise<OpenDatabase> {
  return joinDatabase({
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    home: settings.BELEG_HOME,
    onLost: () => {},
  })
}

/** The cookie that an answer sets, as a browser sends it back. */
export function cookieOf({ headers }: { headers: Headers }): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** A page of the desk in a browser that has this cookie. */
export function asBrowser(service: Service, cookie: string): Client {
  return service.with({ Cookie: cookie, Origin: service.origin })
}

/** The service looks for accounts again every two seconds, and after each change of its own. */
async function waitUntilShared(service: Service, administrator: string): Promise<void> {
  await service.as(administrator).post('/speakers', { name: 'Somebody', kind: 'PERSON' })
  const { body } = await service.get('/me')
  if (body.by !== 'nobody') throw new Error('The service does not know that there are accounts')
}
