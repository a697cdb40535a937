import { Type } from 'typebox'
import { DomainError, notFound } from '../errors.ts'
import { recordChange } from '../history/changes.ts'
import type { Asker } from '../http/asker.ts'
import { type Identity, nobody, sessionIdentity } from '../http/identity.ts'
import { type Answer, route, type Service } from '../http/route.ts'
import { notLoggedIn } from '../http/unauthenticated.ts'
import { Me } from '../reviewers/reviewer.schema.ts'
import { createAccount, hasAccounts, setPassword } from './accounts.ts'
import { findInvited, useUp } from './invitations.ts'
import { AcceptedInvitation, FirstAdministrator, LogIn } from './log-in.schema.ts'
import { proveAccount } from './log-in.ts'
import { findOpenIdAccount } from './open-id-accounts.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { isOn } from './second-factor.ts'
import { endSession, openSession } from './sessions.ts'
import { nothingToSetUp } from './set-up.ts'

/** What the provider sends the browser back with; it may add what it likes. */
const OpenIdReturn = Type.Object(
  Object.fromEntries(
    ['code', 'state', 'iss', 'error', 'error_description', 'session_state'].map((name) => [
      name,
      Type.Optional(Type.String({ maxLength: 4000 })),
    ]),
  ),
  { title: 'OpenIdReturn', additionalProperties: Type.Unknown() },
)

export const logInRoutes = [
  route({
    method: 'post',
    path: '/set-up',
    summary: 'Make the first administrator, with the key that the start has printed, and log in',
    role: 'nobody',
    ownTransactions: true,
    takesSecret: true,
    body: FirstAdministrator,
    reply: Me,
    status: 201,
    async handle({ service, requestId, asker, body: { key, email, name, password } }) {
      service.setUp.require(key)
      await requireGoodPassword(password, [email, name])
      const hash = await hashPassword(password)
      const author = { action: 'POST /set-up', requestId }
      const id = await recordChange(service.database, author, async (inside) => {
        if (await hasAccounts(inside)) throw nothingToSetUp()
        const made = await createAccount(inside, { email, name, role: 'administrator' })
        await setPassword(inside, made, hash)
        return made
      })
      service.setUp.end()
      return logInAs(service, id, asker)
    },
  }),
  route({
    method: 'post',
    path: '/sessions',
    summary: 'Log in with e-mail address and password, and a code where there is a second factor',
    role: 'nobody',
    ownTransactions: true,
    takesSecret: true,
    body: LogIn,
    reply: Me,
    status: 201,
    async handle({ service, body, asker, requestId }) {
      const id = await proveAccount(service.database, body, { ...asker, requestId })
      return logInAs(service, id, asker)
    },
  }),
  route({
    method: 'delete',
    path: '/sessions/current',
    summary: 'Log out',
    role: 'nobody',
    ownTransactions: true,
    reply: Me,
    async handle({ service, identity }) {
      const { account, session } = identity
      if (account && session) await endSession(service.database, account.id, session)
      return { value: meOf(session ? nobody : identity, service), headers: service.cookies.clear('session') }
    },
  }),
  route({
    method: 'post',
    path: '/invitation',
    summary: 'Choose a password with the key of a one-time address; logs in where there is no second factor',
    role: 'nobody',
    ownTransactions: true,
    takesSecret: true,
    body: AcceptedInvitation,
    reply: Me,
    status: 201,
    async handle({ service, requestId, asker, body: { key, password } }) {
      const account = await findInvited(service.database, key)
      await requireGoodPassword(password, [account.email, account.reviewer.name])
      const hash = await hashPassword(password)
      const author = {
        action: 'POST /invitation',
        requestId,
        reviewerId: async () => account.reviewerId,
      }
      await recordChange(service.database, author, async (inside) => {
        await useUp(inside, key)
        await setPassword(inside, account.id, hash)
      })
      const factor = await service.database.tables.secondFactor.findUnique({
        where: { accountId: account.id },
      })
      return isOn(factor) ? { value: meOf(nobody, service) } : logInAs(service, account.id, asker)
    },
  }),
  route({
    method: 'get',
    path: '/oidc/login',
    summary: 'Go to the OpenID Connect provider to log in',
    role: 'nobody',
    reply: Type.Null(),
    status: 302,
    async handle({ service }) {
      const { address, kept } = await providerOf(service).begin()
      return { redirect: address, headers: service.cookies.write('oidc', kept) }
    },
  }),
  route({
    method: 'get',
    path: '/oidc/callback',
    summary: 'Come back from the OpenID Connect provider',
    role: 'nobody',
    query: OpenIdReturn,
    reply: Type.Null(),
    status: 302,
    async handle({ service, headers, requestId, query, asker }) {
      const kept = service.cookies.read(headers, 'oidc') ?? ''
      try {
        const person = await providerOf(service).finish(textsOf(query), kept)
        const id = await findOpenIdAccount(service.database, person, requestId)
        if (!id) return refused
        return { redirect: '/', headers: await sessionCookie(service, id, asker) }
      } catch (error) {
        if (error instanceof DomainError && error.kind === 'forbidden') return refused
        throw error
      }
    },
  }),
]

/** What the desk tells whoever asks about themselves. */
export function meOf({ by, role, account, reviewer }: Identity, { openIdConnect }: Service): Me {
  return { by, role, account, reviewer, openIdConnect: openIdConnect !== undefined }
}

/** The header that logs a browser in. */
export async function sessionCookie(service: Service, accountId: string, { agent }: Asker) {
  return service.cookies.write('session', await openSession(service.database, accountId, agent))
}

async function logInAs(service: Service, accountId: string, { agent }: Asker): Promise<Answer> {
  const secret = await openSession(service.database, accountId, agent)
  const identity = await sessionIdentity(service.database, secret)
  // Its account may just have been disabled.
  if (!identity) throw notLoggedIn()
  return { value: meOf(identity, service), headers: service.cookies.write('session', secret) }
}

const refused = { redirect: '/log-in?refused=openid-connect', headers: {} }

function providerOf({ openIdConnect }: Service) {
  if (openIdConnect) return openIdConnect
  throw notFound(
    'This desk has no OpenID Connect provider.',
    'Diese Redaktion hat keinen OpenID-Connect-Anbieter.',
  )
}

function textsOf(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
