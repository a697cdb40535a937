import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Command, Option } from 'commander'
import { checkOfQuery } from '../check.ts'
import type { OpenDatabase } from '../database/open.ts'
import { showProgress } from '../progress.ts'
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
    .addHelpText('after', exitCodes)
    .action((file: string, { yes, ...question }) =>
      withDesk(async (database) => {
        checkOfQuery(ImportQuestion)(question)
        let { refused, records } = await readReport(database, file, { ...question, dryRun: true })
        const isTold = yes ?? (await asks())
        if (isTold) ({ refused } = await readReport(database, file, question, records))
        process.exitCode = isTold ? (refused > 0 ? someRefused : 0) : notRecorded
      }),
    )
}

const exitCodes = `
Exit codes: 0 all was recorded or there already · 1 nothing could be read · 2 some records were refused ·
3 it was a dry run only. Begun again after an interruption it goes on where it stopped.`

/**
 * Tells what is worth a look while it comes, and how far it is; `expected` records, where a dry run has counted them.
 * @returns how many records there were, and how many of them were refused.
 */
async function readReport(
  database: OpenDatabase,
  file: string,
  question: ImportQuestion,
  expected?: number,
): Promise<{ records: number; refused: number }> {
  const setting = { database, author: { action: 'import' }, role: 'administrator', language: 'en' } as const
  let refused = 0
  let records = 0
  const lines = await startImport(setting, createReadStream(file), question)
  const progress = showProgress('records', expected)
  try {
    for await (const line of lines) {
      if (line.type === 'counts') refused = line.records.refused
      if (line.type === 'record') progress.at(++records)
      const told = linesOf(line, question.dryRun ?? false)
      if (isPlain && line.type === 'record' && records % 500 === 0) told.push(`${records} records …`)
      if (told.length > 0) progress.above(() => told.forEach(tell))
    }
  } finally {
    progress.end()
  }
  return { records, refused }
}

/** Nobody watches: lines are for a log. */
const isPlain = !process.stderr.isTTY

function linesOf(line: ImportLine, isDryRun: boolean): string[] {
  if (line.type === 'file') {
    return [`${isDryRun ? 'Dry run' : 'Import'}: ${line.format}, ${line.encoding}`, ...line.remarks]
  }
  if (line.type === 'counts') return countsOf(line, isDryRun)
  const place = line.line > 0 ? `line ${line.line}` : line.words
  return line.problems.map(({ field, why }) => `${line.outcome}: ${place}: ${field} ${why}`)
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
