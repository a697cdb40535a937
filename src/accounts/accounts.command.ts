import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import { recordChange } from '../history/changes.ts'
import { AccountRole, emailPattern, type NewAccount } from './account.schema.ts'
import { createAccount, setPassword } from './accounts.ts'
import { invite } from './invitations.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { issueToken } from './tokens.ts'

type WithDesk = (work: (database: OpenDatabase, config: Config) => Promise<void>) => Promise<void>

interface CreateOptions extends Omit<NewAccount, 'email'> {
  token?: true
  passwordStdin?: true
}

/** `beleg account`: for the first start of a desk with accounts, for scripts, and for whoever is locked out. */
export function accountCommand(withDesk: WithDesk): Command {
  const create = new Command('create')
    .description('create an account')
    .argument('<email>', 'its e-mail address')
    .addOption(new Option('--role <role>', 'what it may do').choices(AccountRole.enum).makeOptionMandatory())
    .option('--name <name>', 'as it stands on verdicts')
    .option('--password-stdin', 'read its password from standard input')
    .option('--token', 'print a token as the last word, for scripts; it is shown only now')
    .action((email: string, options: CreateOptions) =>
      withDesk((database) => writeAccount(database, email, options)),
    )
  const invitation = new Command('invite')
    .description('print a one-time address under which an account chooses a new password')
    .argument('<email>', 'its e-mail address')
    .action((email: string) => withDesk((database, config) => writeInvitation(database, config, email)))
  return new Command('account').description('accounts of this desk').addCommand(create).addCommand(invitation)
}

async function writeAccount(database: OpenDatabase, email: string, options: CreateOptions): Promise<void> {
  if (!new RegExp(emailPattern).test(email)) throw new Error(`${email} is no e-mail address.`)
  const { role, name } = options
  const hash = options.passwordStdin ? await readPassword([email, name ?? '']) : undefined
  const token = await recordChange(database, { action: 'account create' }, async (inside) => {
    const id = await createAccount(inside, { email, role, ...(name && { name }) })
    if (hash) await setPassword(inside, id, hash)
    return options.token ? issueToken(inside, id, { name: 'command line', scope: 'write' }) : undefined
  })
  const made = `Created the account ${email} (${role}).`
  process.stdout.write(token ? `${made} Its token, shown only now: ${token.token}\n` : `${made}\n`)
}

/** Without the line's end. @returns its hash. */
async function readPassword(own: string[]): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  await requireGoodPassword(password, own)
  return hashPassword(password)
}

async function writeInvitation(database: OpenDatabase, config: Config, address: string): Promise<void> {
  const email = address.toLowerCase()
  const account = await database.tables.account.findUnique({ where: { email } })
  if (!account) throw new Error(`There is no account ${address}.`)
  const { key } = await recordChange(database, { action: 'account invite' }, (inside) =>
    invite(inside, account.id),
  )
  process.stdout.write(`${config.site ?? `http://${config.host}:${config.port}`}/invitation#${key}\n`)
}
