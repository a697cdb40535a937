import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import type { TSchema } from 'typebox'
import { checkOfQuery } from '../check.ts'
import { claimFilter } from '../claims/claim.schema.ts'
import type { Config } from '../config.ts'
import type { OpenDatabase } from '../database/open.ts'
import { bulkReadingOf } from '../history/past.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { exportVerdicts } from './exports.ts'
import { ExportFormat, ExportQuestion } from './verdict-export.schema.ts'

type WithDesk = (work: (database: OpenDatabase, config: Config) => Promise<void>) => Promise<void>

/** `beleg export`: what GET /exports/verdicts answers, to a file or to standard output. */
export function exportCommand(withDesk: WithDesk): Command {
  const command = new Command('export')
    .description('write every verdict that fits to a file or to standard output')
    .addOption(new Option('--format <format>', 'how to write').choices(ExportFormat.enum).default('json'))
    .option('--output <file>', 'where to write (standard output unless given)')
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
  if (output) await writeFile(output, watched(pieces))
  else await pipeline(Readable.from(pieces, { highWaterMark: 1 }), process.stdout, { end: false })
}

/** The file gets its name when it is whole. */
async function writeFile(output: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${output}.unfinished`
  await pipeline(Readable.from(pieces, { highWaterMark: 1 }), createWriteStream(unfinished))
  await rename(unfinished, output)
}

/** Tells a person who watches, once a second, how much has been written. */
async function* watched(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let bytes = 0
  let toldAt = Date.now()
  for await (const piece of pieces) {
    yield piece
    bytes += Buffer.byteLength(piece)
    if (!process.stderr.isTTY || Date.now() - toldAt < 1000) continue
    toldAt = Date.now()
    process.stderr.write(`\r${(bytes / 1e6).toFixed(1)} MB written `)
  }
  if (process.stderr.isTTY) process.stderr.write(`\r${(bytes / 1e6).toFixed(1)} MB written.\n`)
}
