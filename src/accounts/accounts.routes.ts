import { Type } from 'typebox'
import { notFound } from '../errors.ts'
import { knownAccountOf } from '../http/identity.ts'
import { route } from '../http/route.ts'
import { answered, readPage } from '../paging.ts'
import { Id } from '../shapes.ts'
import {
  Account,
  AccountChanges,
  AccountList,
  AccountPaging,
  Invitation,
  NewAccount,
} from './account.schema.ts'
import { listAccounts, readAccount } from './accounts.sql.ts'
import { changeAccount, createAccount, findAccount } from './accounts.ts'
import { invite } from './invitations.ts'
import { removeSecondFactor } from './second-factor.ts'

const params = Type.Object({ id: Id })

/** What administrators do with the accounts of others. */
export const accountRoutes = [
  route({
    method: 'get',
    path: '/accounts',
    summary: 'List accounts',
    role: 'administrator',
    query: AccountPaging,
    reply: AccountList,
    handle: ({ database, query }) => listAccounts(database, readPage(query, 'text')),
  }),
  route({
    method: 'post',
    path: '/accounts',
    summary: 'Create an account; an invitation lets it choose its password',
    role: 'administrator',
    body: NewAccount,
    reply: Account,
    status: 201,
    async handle({ database, identity, body }) {
      knownAccountOf(identity)
      const id = await createAccount(database, body)
      return { ...(await answered(readAccount(database, id))), location: `/accounts/${id}` }
    },
  }),
  route({
    method: 'get',
    path: '/accounts/{id}',
    summary: 'Read an account',
    role: 'administrator',
    params,
    reply: Account,
    async handle({ database, params: { id } }) {
      const account = await readAccount(database, id)
      if (!account) throw notFound(`There is no account ${id}.`, `Es gibt kein Konto ${id}.`)
      return account
    },
  }),
  route({
    method: 'patch',
    path: '/accounts/{id}',
    summary:
      'Change what an account may do and how it is called, or disable it: its sessions and tokens end at once',
    role: 'administrator',
    params,
    body: AccountChanges,
    reply: Account,
    async handle({ database, params: { id }, body }) {
      await changeAccount(database, id, body)
      return answered(readAccount(database, id))
    },
  }),
  route({
    method: 'post',
    path: '/accounts/{id}/invitation',
    summary: 'Make a one-time address under which an account chooses a new password; it is shown only now',
    role: 'administrator',
    answersSecret: true,
    params,
    reply: Invitation,
    status: 201,
    async handle({ database, service, params: { id } }) {
      await findAccount(database, id)
      const { key, endsAt } = await invite(database, id)
      return {
        value: { address: `${service.origin}/invitation#${key}`, endsAt: endsAt.toISOString() },
      }
    },
  }),
  route({
    method: 'delete',
    path: '/accounts/{id}/totp',
    summary: 'Switch off the second factor of somebody who has lost it',
    role: 'administrator',
    params,
    reply: Account,
    async handle({ database, params: { id } }) {
      await findAccount(database, id)
      await removeSecondFactor(database, id)
      return answered(readAccount(database, id))
    },
  }),
]
