import { Type } from 'typebox'
import { recordChange } from '../history/changes.ts'
import { authorOf } from '../http/author.ts'
import { type Identity, knownAccountOf } from '../http/identity.ts'
import { route, type Service } from '../http/route.ts'
import { Id } from '../shapes.ts'
import { EndedSessions } from './account.schema.ts'
import { listSessions, listTokens, readIssuedToken } from './accounts.sql.ts'
import { setPassword } from './accounts.ts'
import { sessionCookie } from './log-in.routes.ts'
import { IssuedToken, NewPassword, NewToken, SessionList, TokenList } from './log-in.schema.ts'
import { provePassword } from './log-in.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { endSession, endSessions } from './sessions.ts'
import { issueToken, revokeToken } from './tokens.ts'

const params = Type.Object({ id: Id })

/** What everybody does with their own account. */
export const meRoutes = [
  route({
    method: 'put',
    path: '/me/password',
    summary: 'Change my password; all my sessions end, and this browser gets a new one',
    role: 'reader',
    bySession: true,
    ownTransactions: true,
    takesSecret: true,
    body: NewPassword,
    reply: EndedSessions,
    async handle({ service, identity, requestId, asker, body: { current, password } }) {
      const account = knownAccountOf(identity)
      const proof = { field: 'current', password: current }
      await provePassword(service.database, account, proof, asker.address)
      await requireGoodPassword(password, [account.email, identity.reviewer?.name ?? ''])
      const hash = await hashPassword(password)
      const author = authorOf({ method: 'put', path: '/me/password' }, { identity, requestId })
      const endedSessions = await recordChange(service.database, author, (inside) =>
        setPassword(inside, account.id, hash),
      )
      return { value: { endedSessions }, headers: await sessionCookie(service, account.id, asker) }
    },
  }),
  route({
    method: 'get',
    path: '/me/sessions',
    summary: 'List where I am logged in',
    role: 'reader',
    reply: SessionList,
    handle: ({ service, identity }) => mySessions(service, identity),
  }),
  route({
    method: 'delete',
    path: '/me/sessions',
    summary: 'End all my sessions but this one',
    role: 'reader',
    bySession: true,
    ownTransactions: true,
    reply: EndedSessions,
    async handle({ service, identity }) {
      const { id } = knownAccountOf(identity)
      const endedSessions = await endSessions(service.database, id, identity.session ?? undefined)
      return { value: { endedSessions } }
    },
  }),
  route({
    method: 'delete',
    path: '/me/sessions/{id}',
    summary: 'End one of my sessions',
    role: 'reader',
    bySession: true,
    ownTransactions: true,
    params,
    reply: SessionList,
    async handle({ service, identity, params: { id } }) {
      await endSession(service.database, knownAccountOf(identity).id, id)
      return mySessions(service, identity)
    },
  }),
  route({
    method: 'get',
    path: '/me/tokens',
    summary: 'List my tokens for scripts',
    role: 'reader',
    reply: TokenList,
    handle: ({ database, identity }) => listTokens(database, knownAccountOf(identity).id),
  }),
  route({
    method: 'post',
    path: '/me/tokens',
    summary: 'Make a token for a script; it is shown only now',
    role: 'reader',
    bySession: true,
    answersSecret: true,
    body: NewToken,
    reply: IssuedToken,
    status: 201,
    async handle({ database, identity, body: { expiresAt, ...fields } }) {
      const wanted = { ...fields, ...(expiresAt && { expiresAt: new Date(expiresAt) }) }
      const { id, token } = await issueToken(database, knownAccountOf(identity).id, wanted)
      return readIssuedToken(database, id, token)
    },
  }),
  route({
    method: 'delete',
    path: '/me/tokens/{id}',
    summary: 'Revoke one of my tokens',
    role: 'reader',
    bySession: true,
    params,
    reply: TokenList,
    async handle({ database, identity, params: { id } }) {
      const account = knownAccountOf(identity)
      await revokeToken(database, account.id, id)
      return listTokens(database, account.id)
    },
  }),
]

function mySessions({ database }: Service, identity: Identity) {
  return listSessions(database, knownAccountOf(identity).id, identity.session ?? '')
}
