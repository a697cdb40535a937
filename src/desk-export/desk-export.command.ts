import { Command, Option } from 'commander'
import { checkOfQuery } from '../check.ts'
import type { OpenDatabase } from '../database/open.ts'
import { writeOut } from '../exports/write-out.ts'
import { DeskFormat, DeskQuestion } from './desk-export.schema.ts'
import { exportDesk } from './desk-export.ts'

/** `beleg export desk`: what GET /exports/desk answers, to a file or to standard output. */
export function deskExportCommand(
  withDesk: (work: (database: OpenDatabase) => Promise<void>) => Promise<void>,
): Command {
  return new Command('desk')
    .description('write the whole record, as another desk reads it in')
    .addOption(new Option('--format <format>', 'how to write').choices(DeskFormat.enum).default('json'))
    .option('--output <file>', 'where to write (standard output unless given)')
    .option('--at <time>', 'as the record stood at this time (RFC 3339)')
    .action(({ output, ...question }) =>
      withDesk(async (database) => {
        checkOfQuery(DeskQuestion)(question)
        await writeOut(await exportDesk(database, question.format, question), output)
      }),
    )
}
