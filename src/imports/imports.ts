import type { Role } from '../accounts/roles.ts'
import { databaseErrorOf } from '../database/database-error.ts'
import type { OpenDatabase } from '../database/open.ts'
import { DomainError, type FieldError, type Sentence } from '../errors.ts'
import { type Author, recordChange } from '../history/changes.ts'
import { gather, readImportFile } from './file.ts'
import type { BatchImporter, Importer, ReadRecord, Result } from './format.ts'
import { formatOf, lineFormatOf } from './formats.ts'
import type { ImportLine, ImportQuestion, ImportRecordLine } from './import.schema.ts'
import { createCounts } from './import-counts.ts'
import { beginFile, keepForLater, unpacked } from './incoming.ts'
import { linesOf } from './lines.ts'

/** Who imports, and how the report is told. */
export interface ImportSetting {
  database: OpenDatabase
  author: Author
  role: Role
  language: keyof Sentence
  /** A long file is taken in as a whole first: who sends it may not read the report before all of it is sent. */
  readsLater?: boolean
}

/**
 * Reads a file and records it, or on a dry run says what would come of it. Interrupted and begun again, it matches what
 * was recorded and goes on. @returns the report, some lines at a time; what is recorded is so when its line comes.
 * @throws DomainError at once when the file can't be read or nothing shows what it is.
 */
export async function startImport(
  setting: ImportSetting,
  pieces: AsyncIterable<Uint8Array>,
  question: ImportQuestion,
): Promise<AsyncGenerator<ImportLine[]>> {
  const file = await beginFile(pieces)
  const isDryRun = question.dryRun ?? false
  const lines = lineFormatOf(file.beginning, setting.role, question.format)
  if (lines) {
    const kept = setting.readsLater ? await keepForLater(file.pieces) : file.pieces
    const head: ImportLine = { type: 'file', format: lines.name, encoding: 'UTF-8', isDryRun, remarks: [] }
    return report(setting, lines.open(linesOf(unpacked(kept, file.isPacked))), head)
  }
  const whole = readImportFile(await gather(file.pieces))
  const format = formatOf(whole, setting.role, question.format)
  const importer = format.open(whole, question)
  const head: ImportLine = {
    ...{ type: 'file', format: format.name, encoding: whole.encoding, isDryRun },
    remarks: [...whole.remarks, ...(importer.remarks ?? [])].map((remark) => remark[setting.language]),
    ...importer.table,
  }
  return report(setting, 'batch' in importer ? importer : oneByOne(importer), head)
}

async function* report(
  setting: ImportSetting,
  importer: BatchImporter<unknown>,
  head: ImportLine & { type: 'file' },
): AsyncGenerator<ImportLine[]> {
  yield [head]
  const counts = createCounts()
  for await (const batch of ahead(batchesOf(importer))) {
    const contents = batch.flatMap(({ content }) => (content === undefined ? [] : [content]))
    const results = head.isDryRun
      ? await importer.plan(setting.database, contents)
      : await write(setting, importer, contents)
    yield batch.map((record) => {
      const result = (record.content === undefined ? undefined : results.shift()) ?? { refused: [] }
      counts.add('done' in result ? result.done : undefined)
      return lineOf(record, result, setting.language)
    })
  }
  yield [counts.line()]
}

/** Reads the next while the database works on the one before. */
async function* ahead<Value>(values: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = values.next()
  try {
    for (let { done, value } = await next; !done; { done, value } = await next) {
      next = values.next()
      // Awaited above, if the reader stays until then.
      next.catch(() => {})
      yield value
    }
  } finally {
    await values.return(undefined)
  }
}

async function* batchesOf<Content>({
  records,
  batch: most,
}: BatchImporter<Content>): AsyncGenerator<ReadRecord<Content>[]> {
  let batch: ReadRecord<Content>[] = []
  let size = 0
  for await (const record of records) {
    batch.push(record)
    size += record.size ?? 0
    if (batch.length < most.records && size < most.size) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** All in one transaction; where that fails each in its own, so that a record is recorded whole or not at all. */
async function write(
  { database, author }: ImportSetting,
  importer: BatchImporter<unknown>,
  contents: readonly unknown[],
): Promise<Result[]> {
  const writeAll = (some: readonly unknown[]) =>
    recordChange(database, author, (inside) => importer.write(inside, some))
  try {
    return await writeAll(contents)
  } catch (error) {
    const refused = refusalOf(error)
    if (contents.length === 1) return [{ refused }]
    const results: Result[] = []
    for (const content of contents) results.push(...(await orRefused(() => writeAll([content]))))
    return results
  }
}

/** Takes records that are planned and written each by itself: in a transaction, and an event, of its own. */
function oneByOne({ records, plan, write }: Importer<unknown>): BatchImporter<unknown> {
  return {
    records,
    batch: { records: 1, size: Number.POSITIVE_INFINITY },
    async plan(database, contents) {
      const results: Result[] = []
      for (const content of contents)
        results.push(...(await orRefused(async () => [{ done: await plan(database, content) }])))
      return results
    },
    async write(inside, contents) {
      const results: Result[] = []
      for (const content of contents) results.push({ done: await write(inside, content) })
      return results
    },
  }
}

async function orRefused(work: () => Promise<Result[]>): Promise<Result[]> {
  try {
    return await work()
  } catch (error) {
    return [{ refused: refusalOf(error) }]
  }
}

/** Why a record was refused. @throws the error when it is not about the record. */
function refusalOf(error: unknown): FieldError[] {
  const refusal = error instanceof DomainError ? error : databaseErrorOf(error)
  if (!refusal || refusal.kind === 'unavailable') throw error
  return refusal.fields.length > 0 ? refusal.fields : [{ pointer: '', sentence: refusal.sentence }]
}

function lineOf(record: ReadRecord<unknown>, result: Result, language: keyof Sentence): ImportRecordLine {
  const problems = [...record.problems, ...('refused' in result ? result.refused : [])]
  return {
    type: 'record',
    line: record.line,
    outcome: 'done' in result ? result.done.outcome : 'refused',
    words: record.words,
    ...('done' in result && result.done.claim && { claim: result.done.claim }),
    problems: problems.map(({ pointer, sentence }) => ({ field: pointer, why: sentence[language] })),
  }
}
