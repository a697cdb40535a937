import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Command, Option } from 'commander'
import { checkOfQuery } from '../check.ts'
import type { OpenDatabase } from '../database/open.ts'
import { showProgress } from '../progress.ts'
import { withMapping } from './chosen-mapping.ts'
import { type ImportCounts, ImportFormatName, type ImportLine, ImportQuestion } from './import.schema.ts'
import { startImport } from './imports.ts'

type WithDesk = (work: (database: OpenDatabase) => Promise<void>) => Promise<void>

/** Exit codes; a file of which nothing can be read ends with the first, as every command that fails. */
const someRefused = 2
const notRecorded = 3

/** `beleg import`: what POST /imports does, first as a dry run. */
export function importCommand(withDesk: WithDesk): Command {
  return new Command('import')
    .description('say what a file would create, match and refuse, and record it when told so')
    .argument('<file>', 'the file, also packed with gzip')
    .option('--yes', 'record it without asking')
    .addOption(new Option('--format <format>', 'what the file is').choices(ImportFormatName.enum))
    .option('--language <tag>', 'the language of what does not say its own (und unless given)')
    .option(
      '--mapping <json>',
      'of a table: changes to the proposed columns, like {"words":"Zitat","url":null}',
    )
    .addHelpText('after', exitCodes)
    .action((file: string, { yes, ...asked }) =>
      withDesk(async (database) => {
        checkOfQuery(ImportQuestion)(asked)
        const question = await withMapping({ database, ...atTheDesk }, file, asked)
        const dry = await readReport(database, file, { ...question, dryRun: true })
        const isTold = dry.isReadable && (yes ?? (await asks()))
        const { refused } = isTold ? await readReport(database, file, question, dry.records) : dry
        process.exitCode = isTold ? (refused > 0 ? someRefused : 0) : notRecorded
      }),
    )
}

const atTheDesk = { author: { action: 'import' }, role: 'administrator', language: 'en' } as const

const exitCodes = `
Exit codes: 0 all was recorded or there already · 1 nothing could be read · 2 some records were refused ·
3 it was a dry run only. Begun again after an interruption it goes on where it stopped.`

/**
 * Tells what is worth a look while it comes, and how far it is; `expected` records, where a dry run has counted them.
 * @returns how many records there were, how many of them were refused, and whether every needed field has its column.
 */
async function readReport(
  database: OpenDatabase,
  file: string,
  question: ImportQuestion,
  expected?: number,
): Promise<{ records: number; refused: number; isReadable: boolean }> {
  let refused = 0
  let records = 0
  let isReadable = true
  const report = await startImport({ database, ...atTheDesk }, createReadStream(file), question)
  const progress = showProgress('records', expected)
  try {
    for await (const lines of report)
      for (const line of lines) {
        if (line.type === 'file') isReadable = !line.missing?.length
        if (line.type === 'counts') refused = line.records.refused
        if (line.type === 'record') progress.at(++records)
        const told = linesOf(line, question.dryRun ?? false)
        if (isPlain && line.type === 'record' && records % 500 === 0) told.push(`${records} records …`)
        if (told.length > 0) progress.above(() => told.forEach(tell))
      }
  } finally {
    progress.end()
  }
  return { records, refused, isReadable }
}

/** Nobody watches: lines are for a log. */
const isPlain = !process.stderr.isTTY

function linesOf(line: ImportLine, isDryRun: boolean): string[] {
  if (line.type === 'file') {
    const title = `${isDryRun ? 'Dry run' : 'Import'}: ${line.format}, ${line.encoding}`
    return [title, ...line.remarks, ...(isDryRun ? columnsOf(line) : [])]
  }
  if (line.type === 'counts') return countsOf(line, isDryRun)
  const place = line.line > 0 ? `line ${line.line}` : line.words
  return line.problems.map(({ field, why }) => `${line.outcome}: ${place}: ${field} ${why}`)
}

/** Of a table: every column, and which field it is taken for. */
function columnsOf({ columns = [], mapping = {} }: ImportLine & { type: 'file' }): string[] {
  const fieldsOf = (column: string) =>
    Object.entries(mapping).flatMap(([field, from]) => (from === column ? [field] : []))
  return columns.map((column) => `  ${column} → ${fieldsOf(column).join(', ') || '(left out)'}`)
}

function countsOf({ records, things, unmapped }: ImportCounts, isDryRun: boolean): string[] {
  const would = isDryRun ? 'would be ' : ''
  return [
    `Records: ${would}created ${records.created}, matched ${records.matched}, refused ${records.refused}`,
    ...Object.entries(things).map(
      ([noun, { created, matched }]) => `  ${noun}: created ${created}, matched ${matched}`,
    ),
    ...unmapped.map(({ publisher, label, times }) => `  unmapped: ${publisher}: ${label} (${times})`),
  ]
}

async function asks(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question('Record this? (y/N) ')
  asking.close()
  return /^y(es)?$/i.test(answer.trim())
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}
