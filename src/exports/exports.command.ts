import { Command, Option } from 'commander'
import type { TSchema } from 'typebox'
import { checkOfQuery } from '../check.ts'
import { claimFilter } from '../claims/claim.schema.ts'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import { deskExportCommand } from '../desk-export/desk-export.command.ts'
import { bulkReadingOf } from '../history/past.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { exportVerdicts } from './exports.ts'
import { ExportFormat, ExportQuestion } from './verdict-export.schema.ts'
import { writeOut } from './write-out.ts'

type WithDesk = (work: (database: OpenDatabase, config: Config) => Promise<void>) => Promise<void>

/** `beleg export`: what GET /exports/verdicts answers, to a file or to standard output. */
export function exportCommand(withDesk: WithDesk): Command {
  const command = new Command('export')
    .description('write every verdict that fits to a file or to standard output')
    .addOption(new Option('--format <format>', 'how to write').choices(ExportFormat.enum).default('json'))
    .option('--output <file>', 'where to write (standard output unless given)')
    // Options behind the word "desk" are its own.
    .enablePositionalOptions()
    .addCommand(deskExportCommand(withDesk))
  for (const [name, schema] of Object.entries(claimFilter)) command.addOption(filterOption(name, schema))
  return command.action(({ output, ...options }) =>
    withDesk((database, config) => writeExport(database, config, options, output)),
  )
}

/** --include-on-behalf for includeOnBehalf; a list may be given more than once. */
function filterOption(name: string, schema: TSchema & { type?: unknown; description?: string }): Option {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const about = schema.description ?? `only with this ${name}`
  if (schema.type === 'boolean') return new Option(flag, about)
  return new Option(schema.type === 'array' ? `${flag} <${name}...>` : `${flag} <${name}>`, about)
}

async function writeExport(
  database: OpenDatabase,
  config: Config,
  options: unknown,
  output?: string,
): Promise<void> {
  checkOfQuery(ExportQuestion)(options)
  const { format = 'json', ...filter } = options as ExportQuestion
  const reading = await bulkReadingOf(database, filter)
  await requireNamed(reading, filter)
  const frame = { origin: `http://${config.host}:${config.port}`, generatedAt: new Date() }
  const pieces = exportVerdicts(reading, format, filter, frame)
  await writeOut(pieces, output)
}
