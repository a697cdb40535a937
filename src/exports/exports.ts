import { stringify } from 'csv-stringify/sync'
import type { ClaimFilter } from '../claims/claim.schema.ts'
import type { BulkReading } from '../database/open.ts'
import { type ExportRow, readBatch } from './exports.sql.ts'
import { csvColumns, csvRow } from './verdict-csv.ts'
import { type ExportFormat, schemaPath, schemaVersion } from './verdict-export.schema.ts'

/** What an export is made with besides the filter. */
export interface ExportFrame {
  /** Where the service is reached, like http://127.0.0.1:4600; the schema's address begins with it. */
  origin: string
  generatedAt: Date
}

export const mediaTypes: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

/**
 * Every verdict that fits, in the order in which it was recorded, as text in pieces. No more than two batches are in
 * memory, however many verdicts there are.
 */
export function exportVerdicts(
  database: BulkReading,
  format: ExportFormat,
  filter: ClaimFilter,
  frame: ExportFrame,
): AsyncGenerator<string> {
  const batches = readBatches(database, filter)
  if (format === 'csv') return asCsv(batches)
  return format === 'ndjson' ? asLines(batches) : asDocument(batches, filter, frame)
}

/** A name that says what is in the file, like beleg-verdicts-donald-trump-2026-03-01.csv. */
export function exportFileName(
  format: ExportFormat,
  { speaker, topic, query }: ClaimFilter,
  day: Date,
): string {
  const about = [speaker, topic, query].flatMap((word) =>
    word ? [word.replace(/[^\p{L}\p{N}]+/gu, '-')] : [],
  )
  return `${['beleg-verdicts', ...about, day.toISOString().slice(0, 10)].join('-')}.${format}`
}

/** Reads one batch ahead, so that the database works while the one before it goes out. */
async function* readBatches(database: BulkReading, filter: ClaimFilter): AsyncGenerator<ExportRow[]> {
  let batch = await readBatch(database, filter)
  while (batch.length > 0) {
    const next = readBatch(database, filter, batch.at(-1)?.id)
    // Awaited below, if the reader stays until then.
    next.catch(() => {})
    yield batch
    batch = await next
  }
}

async function* asLines(batches: AsyncGenerator<ExportRow[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield `${batch.map(({ json }) => json).join('\n')}\n`
}

async function* asDocument(batches: AsyncGenerator<ExportRow[]>, filter: ClaimFilter, frame: ExportFrame) {
  const head = {
    $schema: frame.origin + schemaPath,
    schemaVersion,
    generatedAt: frame.generatedAt.toISOString(),
    filter,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"verdicts":[`
  const counts = { verdicts: 0, current: 0 }
  for await (const batch of batches) {
    yield (counts.verdicts > 0 ? ',\n' : '\n') + batch.map(({ json }) => json).join(',\n')
    counts.verdicts += batch.length
    counts.current += batch.filter(({ isCurrent }) => isCurrent).length
  }
  yield `\n],"counts":${JSON.stringify(counts)}}\n`
}

async function* asCsv(batches: AsyncGenerator<ExportRow[]>): AsyncGenerator<string> {
  yield stringify([Object.keys(csvColumns)], csvForm)
  for await (const batch of batches) {
    const rows = batch.map(({ json }) => csvRow(JSON.parse(json)))
    yield stringify(rows, csvForm)
  }
}

/** RFC 4180; of itself the package leaves a line break inside a cell unquoted unless it is \r\n. */
const csvForm = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const
