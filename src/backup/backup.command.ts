import { stat } from 'node:fs/promises'
import { Command, Option } from 'commander'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import { prepareDesk, type Tell } from '../desk.ts'
import { readNoted } from '../history/verify.command.ts'
import type { Noted } from '../history/verify.ts'
import { showProgress } from '../progress.ts'
import type { BackupFooter } from './backup.schema.ts'
import { writeBackup } from './backup.ts'
import { checkBackup } from './reading.ts'
import { restoreBackup } from './restore.ts'
import { writeFileWhole } from './whole-file.ts'

type WithDatabase = (work: (database: OpenDatabase, config: Config) => Promise<void>) => Promise<void>

/** `beleg backup`: the whole desk in one file, also while the service runs. */
export function backupCommand(withDatabase: WithDatabase): Command {
  return new Command('backup')
    .description('write the whole desk to one file, also while the service runs')
    .argument('<file>', 'where to write; it gets its name when it is whole')
    .addHelpText(
      'after',
      `
The file holds what nobody else may read: hashes of passwords, secrets of second factors, sealed verdicts. Only its
owner can read it, and it is not encrypted: keep it so. Left out: who is logged in, and failed log-ins.`,
    )
    .action((file: string) => withDatabase((database) => backUp(database, file)))
}

/** `beleg restore`: a desk as it was when its backup was made. */
export function restoreCommand(
  orExplain: (work: () => Promise<void>) => Promise<void>,
  withDatabase: WithDatabase,
  tell: Tell,
): Command {
  return new Command('restore')
    .description('make this desk what it was when a backup was written; end its service first')
    .argument('<file>', 'what "beleg backup" has written')
    .option('--replace', 'throw away what is in this desk', false)
    .addOption(
      new Option('--noted <number:hash>', 'an event noted elsewhere, which must be in it').argParser(
        readNoted,
      ),
    )
    .action((file: string, options: { replace: boolean; noted?: Noted }) =>
      orExplain(async () => {
        // Before a database is opened, which an embedded one would be made for.
        const { rows } = await checkBackup(file)
        await withDatabase((database) => putBack(database, file, { ...options, rows }, tell))
      }),
    )
}

async function backUp(database: OpenDatabase, file: string): Promise<void> {
  const { header, footer } = await writeBackup(database, (pieces) => writeFileWhole(file, pieces))
  const { size } = await stat(file)
  const { event } = header
  process.stdout.write(
    `${file}: ${countOf(footer)} rows of ${header.tables.length} tables, ${megabytes(size)}.\n`,
  )
  if (event)
    process.stdout.write(
      `As it stood after event ${event.number}. Note this elsewhere: ${event.number}:${event.hash}\n`,
    )
}

async function putBack(
  database: OpenDatabase,
  file: string,
  { replace, noted, rows }: { replace: boolean; noted?: Noted; rows: number },
  tell: Tell,
): Promise<void> {
  const progress = showProgress('rows', rows)
  try {
    await restoreBackup(database, file, { replace, noted, progress: progress.at })
  } finally {
    progress.end()
  }
  tell('All rows are back, and the history is whole.')
  await prepareDesk(database, tell)
}

function countOf({ rows }: BackupFooter): string {
  return Object.values(rows)
    .reduce((sum, count) => sum + count, 0)
    .toLocaleString('en')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)} MB`
}
