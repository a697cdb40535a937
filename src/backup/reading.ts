import { createHash } from 'node:crypto'
import { exactly } from '../check.ts'
import { BackupFooter, BackupHeader, formatVersion } from './backup.schema.ts'
import { readLines } from './lines.ts'

const footerStart = '{"end"'
const isHeader = exactly.compile<BackupHeader>(BackupHeader)
const isFooter = exactly.compile<BackupFooter>(BackupFooter)

/** Rows of one table as they stand in a backup, each a JSON array of its columns as text. */
export interface RowBatch {
  table: string
  rows: string[]
}

export interface BackupReading {
  header: BackupHeader
  /** Everything in it, in order; fails at the end when it is not as it was written. */
  batches: AsyncGenerator<RowBatch>
}

/** Reads a backup to its end, and counts its rows. @throws Error with a sentence for the operator when it is not as it was written. */
export async function checkBackup(file: string): Promise<BackupHeader & { rows: number }> {
  const { header, batches } = await openBackup(file)
  let rows = 0
  for await (const batch of batches) rows += batch.rows.length
  return { ...header, rows }
}

/** @throws Error with a sentence for the operator when this is no backup that this version can read. */
export async function openBackup(file: string): Promise<BackupReading> {
  const groups = readLines(file)
  const first = await groups.next()
  const [headerLine = '', ...rest] = first.done ? [] : first.value
  const header = readHeader(file, headerLine)
  return { header, batches: readBatches(file, header, headerLine, followedBy(rest, groups)) }
}

async function* followedBy(first: string[], groups: AsyncGenerator<string[]>) {
  yield first
  yield* groups
}

function readHeader(file: string, line: string): BackupHeader {
  const content = parse(line)
  if (typeof content !== 'object' || content === null || !('beleg' in content))
    throw new Error(`${file} is no backup of Beleg`)
  if ('format' in content && content.format !== formatVersion)
    throw new Error(`${file} has the backup format ${content.format}; this version reads ${formatVersion}`)
  if (isHeader(content)) return content
  throw new Error(`${file} is no backup of Beleg: its first line is not as it should be`)
}

async function* readBatches(
  file: string,
  header: BackupHeader,
  headerLine: string,
  groups: AsyncGenerator<string[]>,
): AsyncGenerator<RowBatch> {
  const hash = createHash('sha256').update(`${headerLine}\n`)
  const rows = Object.fromEntries(header.tables.map(({ name }) => [name, 0]))
  let table = ''
  let footer: unknown
  for await (const lines of runsOf(groups)) {
    if (footer !== undefined) throw alteredError(file, 'something follows its end')
    if (lines[0]?.startsWith(footerStart)) {
      footer = parse(lines[0])
      continue
    }
    hash.update(lines.join('\n')).update('\n')
    if (!isRow(lines[0])) {
      table = tableIn(file, header, lines[0])
      continue
    }
    rows[table] = (rows[table] ?? 0) + lines.length
    yield { table, rows: lines }
  }
  refuseDifference(file, footer, { end: true, rows, sha256: hash.digest('hex') })
}

/** Rows that follow each other, and every other line by itself. */
async function* runsOf(groups: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  for await (const lines of groups) {
    let rows: string[] = []
    for (const line of lines) {
      if (isRow(line)) rows.push(line)
      else {
        if (rows.length > 0) yield rows
        rows = []
        yield [line]
      }
    }
    if (rows.length > 0) yield rows
  }
}

function isRow(line = ''): boolean {
  return line.startsWith('[')
}

/** The name of the table whose rows follow. */
function tableIn(file: string, { tables }: BackupHeader, line = ''): string {
  const content = parse(line)
  const name =
    typeof content === 'object' && content !== null && 'table' in content ? content.table : undefined
  if (typeof name === 'string' && tables.some((table) => table.name === name)) return name
  throw alteredError(file, 'it has a line that is neither a row nor the name of a table')
}

function refuseDifference(file: string, footer: unknown, found: BackupFooter): void {
  if (footer === undefined) throw new Error(`${file} is no whole backup: its end is missing`)
  if (!isFooter(footer)) throw alteredError(file, 'its last line is not as it should be')
  const names = new Set([...Object.keys(footer.rows), ...Object.keys(found.rows)])
  const other = [...names].find((name) => footer.rows[name] !== found.rows[name])
  if (other)
    throw alteredError(file, `${other} has ${found.rows[other] ?? 0} rows, not ${footer.rows[other] ?? 0}`)
  if (footer.sha256 !== found.sha256) throw alteredError(file, 'its SHA-256 is another')
}

function alteredError(file: string, how: string): Error {
  return new Error(`${file} is not as it was written: ${how}`)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
