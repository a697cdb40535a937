import { Command, Option } from 'commander'
import type { OpenDatabase } from '../database/open.ts'
import { recordChange } from '../history/changes.ts'
import { AccountRole, emailPattern } from './account.schema.ts'
import { createAccount, type NewAccount } from './accounts.ts'
import { issueToken } from './tokens.ts'

type WithDesk = (work: (database: OpenDatabase) => Promise<void>) => Promise<void>

/** `beleg account create`: for the first start of a desk with accounts, and for scripts. */
export function accountCommand(withDesk: WithDesk): Command {
  const create = new Command('create')
    .description('create an account')
    .argument('<email>', 'its e-mail address')
    .addOption(new Option('--role <role>', 'what it may do').choices(AccountRole.enum).makeOptionMandatory())
    .option('--name <name>', 'as it stands on verdicts')
    .option('--token', 'print a token as the last word, for scripts; it is shown only now')
    .action((email: string, options) =>
      withDesk((database) => writeAccount(database, { ...options, email }, options.token === true)),
    )
  return new Command('account').description('accounts of this desk').addCommand(create)
}

async function writeAccount(database: OpenDatabase, account: NewAccount, withToken: boolean): Promise<void> {
  if (!new RegExp(emailPattern).test(account.email)) throw new Error(`${account.email} is no e-mail address.`)
  const token = await recordChange(database, { action: 'account create' }, async (inside) => {
    const id = await createAccount(inside, account)
    return withToken ? issueToken(inside, id, { name: 'command line', scope: 'write' }) : undefined
  })
  const made = `Created the account ${account.email} (${account.role}).`
  process.stdout.write(token ? `${made} Its token, shown only now: ${token}\n` : `${made}\n`)
}
