import { recordChange } from '../history/changes.ts'
import { authorOf } from '../http/author.ts'
import { knownAccountOf } from '../http/identity.ts'
import { type Call, type Route, route } from '../http/route.ts'
import type { AccountName } from './account.schema.ts'
import {
  NewSecondFactor,
  PasswordAgain,
  RecoveryCodes,
  SecondFactor,
  SecondFactorCode,
} from './log-in.schema.ts'
import { provePassword } from './log-in.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  isOn,
  removeSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts'

type Again = Call<undefined, undefined, PasswordAgain>

/** The account that asks, when it has shown its password again. */
async function provedAgain({ service, identity, asker, body }: Again): Promise<AccountName> {
  const account = knownAccountOf(identity)
  await provePassword(service.database, account, { field: 'password', ...body }, asker.address)
  return account
}

const mine = { role: 'reader', bySession: true, takesSecret: true } as const
const begin: Pick<Route, 'method' | 'path'> = { method: 'post', path: '/me/totp' }
const remove: Pick<Route, 'method' | 'path'> = { method: 'post', path: '/me/totp/removal' }
const renew: Pick<Route, 'method' | 'path'> = { method: 'post', path: '/me/recovery-codes' }

export const secondFactorRoutes = [
  route({
    method: 'get',
    path: '/me/totp',
    summary: 'Whether I have a second factor, and how many recovery codes are left',
    role: 'reader',
    reply: SecondFactor,
    async handle({ database, identity }) {
      const { id: accountId } = knownAccountOf(identity)
      const factor = await database.tables.secondFactor.findUnique({ where: { accountId } })
      return {
        value: { isOn: isOn(factor), recoveryCodesLeft: await countRecoveryCodes(database, accountId) },
      }
    },
  }),
  route({
    ...mine,
    ...begin,
    summary: 'Begin with a second factor: a secret for an authenticator app, shown only now',
    ownTransactions: true,
    answersSecret: true,
    body: PasswordAgain,
    reply: NewSecondFactor,
    status: 201,
    async handle(call) {
      const account = await provedAgain(call)
      const begun = await recordChange(call.service.database, authorOf(begin, call), (inside) =>
        beginSecondFactor(inside, account),
      )
      return { value: begun }
    },
  }),
  route({
    ...mine,
    method: 'post',
    path: '/me/totp/confirmation',
    summary: 'Switch the second factor on with a first code; answers recovery codes, shown only now',
    answersSecret: true,
    body: SecondFactorCode,
    reply: RecoveryCodes,
    async handle({ database, identity, body: { code } }) {
      const codes = await confirmSecondFactor(database, knownAccountOf(identity).id, code)
      return { value: { recoveryCodes: codes } }
    },
  }),
  route({
    ...mine,
    ...remove,
    summary: 'Switch the second factor off',
    ownTransactions: true,
    body: PasswordAgain,
    reply: SecondFactor,
    async handle(call) {
      const { id } = await provedAgain(call)
      await recordChange(call.service.database, authorOf(remove, call), (inside) =>
        removeSecondFactor(inside, id),
      )
      return { value: { isOn: false, recoveryCodesLeft: 0 } }
    },
  }),
  route({
    ...mine,
    ...renew,
    summary: 'Replace my recovery codes; shown only now',
    ownTransactions: true,
    answersSecret: true,
    body: PasswordAgain,
    reply: RecoveryCodes,
    async handle(call) {
      const { id } = await provedAgain(call)
      const codes = await recordChange(call.service.database, authorOf(renew, call), (inside) =>
        renewRecoveryCodes(inside, id),
      )
      return { value: { recoveryCodes: codes } }
    },
  }),
]
