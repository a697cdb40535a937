import { Argument, Command, Option } from 'commander'
import type { TSchema } from 'typebox'
import { archiveTo } from '../archive/archive.command.ts'
import { checkOfQuery } from '../check.ts'
import { imprintOf } from '../claim-reviews/imprint.ts'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import { deskExportCommand } from '../desk-export/desk-export.command.ts'
import { type ExportQuestion, RulingExportQuestion, VerdictExportQuestion } from './export.schema.ts'
import { startExport } from './exports.ts'
import { type ExportKind, exportKinds, formatNames } from './format-names.ts'
import { writeOut } from './write-out.ts'

type FieldSchema = TSchema & { type?: unknown; enum?: string[]; description?: string }

type WithDesk = (work: (database: OpenDatabase, config: Config) => Promise<void>) => Promise<void>

const questionOf = { verdicts: VerdictExportQuestion, rulings: RulingExportQuestion }

/** `beleg export`: what GET /exports/… answers, to a file or to standard output. */
export function exportCommand(withDesk: WithDesk): Command {
  const command = new Command('export')
    .description('write every verdict or ruling that fits to a file or to standard output')
    .addArgument(new Argument('[what]', 'what to take away').choices(exportKinds).default('verdicts'))
    .addOption(new Option('--format <format>', 'how to write').choices(allFormats()).default('json'))
    .option('--output <file>', 'where to write (standard output unless given)')
    // Options behind the word "desk" are its own.
    .enablePositionalOptions()
    .addCommand(deskExportCommand(withDesk))
  const { format, ...fields } = VerdictExportQuestion.properties
  for (const [name, schema] of Object.entries(fields)) command.addOption(filterOption(name, schema))
  command.addOption(archiveOption(Object.keys(fields)))
  return command.action((what: ExportKind, { output, archive, ...options }) =>
    archive === undefined
      ? withDesk((database, config) => writeExport(database, config, what, options, output))
      : withDesk((database, config) => archiveTo(database, config, archive, options.reviewers)),
  )
}

/** Whatever is published is in it. */
function archiveOption(fields: string[]): Option {
  const about = 'write everything published into a folder, as pages and files that open without a server'
  const others = [...fields.filter((name) => name !== 'reviewers'), 'format', 'output']
  return new Option('--archive <folder>', about).conflicts(others)
}

function allFormats(): string[] {
  return [...new Set(exportKinds.flatMap((kind) => formatNames[kind]))]
}

/** --include-on-behalf for includeOnBehalf; a list may be given more than once. */
function filterOption(name: string, schema: FieldSchema): Option {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const about = schema.description ?? `only with this ${name}`
  if (schema.type === 'boolean') return new Option(flag, about)
  const option = new Option(schema.type === 'array' ? `${flag} <${name}...>` : `${flag} <${name}>`, about)
  return schema.enum ? option.choices(schema.enum) : option
}

async function writeExport(
  database: OpenDatabase,
  config: Config,
  what: ExportKind,
  options: unknown,
  output?: string,
): Promise<void> {
  checkOfQuery(questionOf[what])(options)
  const { pieces } = await startExport(database, what, options as ExportQuestion, {
    imprint: imprintOf(config),
  })
  await writeOut(pieces, output)
}
