import closeWithGrace from 'close-with-grace'
import { Command } from 'commander'
import { pino } from 'pino'
import { accountCommand } from './accounts/accounts.command.ts'
import { backupCommand, restoreCommand } from './backup/backup.command.ts'
import { type Config, readConfig } from './config.ts'
import { type DatabaseSettings, joinDatabase, type OpenDatabase } from './database/open.ts'
import { openAlone, openToReadAll } from './database/snapshot.ts'
import { prepareDesk } from './desk.ts'
import { exportCommand } from './exports/exports.command.ts'
import { boundHeap } from './heap.ts'
import { verifyCommand } from './history/verify.command.ts'
import { importCommand } from './imports/imports.command.ts'
import { version } from './package.ts'
import { startService } from './serve.ts'

/** The `beleg` command line. */
export function createCommand(): Command {
  const beleg = new Command('beleg')
    .description('Beleg: who said what, and how it held up. A fact-check database for newsrooms.')
    .version(version)
    // Options behind a command's name are its own.
    .enablePositionalOptions()
    .addHelpText('after', help)
  beleg
    .command('serve')
    .description('start the desk: database, API and web pages')
    .action(() => orExplain(serve))
  beleg
    .command('migrate')
    .description('bring the database to this version, and end')
    .action(() => orExplain(() => withDesk(async () => tell('The database is up to date.'))))
  beleg.addCommand(accountCommand((work) => orExplain(() => withDesk(work))))
  beleg.addCommand(exportCommand((work) => orExplain(() => withDesk(work))))
  beleg.addCommand(importCommand((work) => orExplain(() => withDesk(work))))
  beleg.addCommand(verifyCommand((work) => orExplain(() => withDatabase(joinDatabase, work))))
  beleg.addCommand(backupCommand((work) => orExplain(() => withDatabase(openToReadAll, work))))
  beleg.addCommand(restoreCommand(orExplain, (work) => withDatabase(openAlone, work), tell))
  return beleg
}

const help = `
Settings are environment variables; the README lists them. The most used:
  PORT=4600            where the desk is reached: http://127.0.0.1:4600
  DATABASE_URL=...     a PostgreSQL server; without it the database is embedded
  BELEG_HOME=.beleg    the folder of the embedded database

Examples:
  npm run beleg -- serve
  npm run beleg -- export --format csv --speaker donald-trump --output trump.csv
  npm run beleg -- backup desk.backup        (holds password hashes and secrets: keep it safe)
  npm run beleg -- restore desk.backup       (onto an empty desk, or with --replace)`

/** PostgreSQL repeats the row that an error is about, which may hold a secret. */
const rowsInErrors = {
  paths: ['err.detail', 'err.cause.detail', 'err.meta.driverAdapterError.cause.detail'],
  remove: true,
}

async function serve(): Promise<void> {
  boundHeap()
  const config = readConfig()
  const log = pino({ level: config.logLevel, redact: rowsInErrors }, pino.destination(2))
  const service = await startService(config, log, tell)
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, 'Beleg ends because of an error')
    else tell(`${signal ?? 'End'}: Beleg closes.`)
    await service.close()
  })
  process.stdout.write(`Beleg is ready at ${service.origin} (Ctrl-C ends it)\n`)
}

/** Opens the desk for one command, brought up to date. */
function withDesk(work: (database: OpenDatabase, config: Config) => Promise<void>): Promise<void> {
  return withDatabase(joinDatabase, async (database, config) => {
    await prepareDesk(database, tell)
    await work(database, config)
  })
}

/** Opens the database as it is for one command, and closes it whatever happens. */
async function withDatabase(
  open: (settings: DatabaseSettings) => Promise<OpenDatabase>,
  work: (database: OpenDatabase, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig()
  const database = await open({
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    home: config.home,
    onLost: (reason) => explain(new Error(reason)),
  })
  try {
    await work(database, config)
  } finally {
    await database.close()
  }
}

/** What goes wrong is one sentence for the operator. */
async function orExplain(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    explain(error)
  }
}

function explain(error: unknown): void {
  process.stderr.write(`beleg: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/** To standard error: standard output is for data. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}
