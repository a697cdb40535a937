import type { Role } from '../accounts/roles.ts'
import { databaseErrorOf } from '../database/database-error.ts'
import type { OpenDatabase } from '../database/open.ts'
import { DomainError, type FieldError, type Sentence } from '../errors.ts'
import { type Author, recordChange } from '../history/changes.ts'
import { readImportFile } from './file.ts'
import type { Done, Importer, ReadRecord } from './format.ts'
import { formatOf } from './formats.ts'
import type { ImportLine, ImportQuestion, ImportRecordLine } from './import.schema.ts'
import { createCounts } from './import-counts.ts'

/** Who imports, and how the report is told. */
export interface ImportSetting {
  database: OpenDatabase
  author: Author
  role: Role
  language: keyof Sentence
}

/** So many records share a transaction and an event. */
const batchSize = 50

/**
 * Reads a file and records it, or on a dry run says what would come of it. Interrupted and begun again, it matches what
 * was recorded and goes on. @returns the report, line by line; what is recorded is so when its line comes.
 * @throws DomainError at once when the file can't be read or nothing shows what it is.
 */
export function startImport(
  setting: ImportSetting,
  bytes: Uint8Array,
  question: ImportQuestion,
): AsyncGenerator<ImportLine> {
  const file = readImportFile(bytes)
  const format = formatOf(file, setting.role, question.format)
  const importer = format.open(file, question)
  const isDryRun = question.dryRun ?? false
  const head: ImportLine = {
    ...{ type: 'file', format: format.name, encoding: file.encoding, isDryRun },
    remarks: file.remarks.map((remark) => remark[setting.language]),
  }
  return report(setting, importer, head, isDryRun ? plan : write)
}

async function* report(
  setting: ImportSetting,
  importer: Importer<unknown>,
  head: ImportLine,
  work: typeof plan,
): AsyncGenerator<ImportLine> {
  yield head
  const counts = createCounts()
  for (const batch of batchesOf(importer.records)) {
    const results = await work(setting, importer, batch)
    for (const [nth, record] of batch.entries()) {
      const result = results[nth] ?? { refused: [] }
      counts.add('done' in result ? result.done : undefined)
      yield lineOf(record, result, setting.language)
    }
  }
  yield counts.line()
}

function* batchesOf<Content>(records: Iterable<ReadRecord<Content>>): Generator<ReadRecord<Content>[]> {
  let batch: ReadRecord<Content>[] = []
  for (const record of records) {
    batch.push(record)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What came of a record, or why nothing did. */
type Result = { done: Done } | { refused: FieldError[] }

async function plan(
  { database }: ImportSetting,
  importer: Importer<unknown>,
  records: readonly ReadRecord<unknown>[],
): Promise<Result[]> {
  const results: Result[] = []
  for (const { content } of records)
    results.push(await orRefused(() => whatComes(content, (known) => importer.plan(database, known))))
  return results
}

/** All in one transaction; where something is refused each in its own, so that a record is recorded whole or not at all. */
async function write(
  { database, author }: ImportSetting,
  importer: Importer<unknown>,
  records: readonly ReadRecord<unknown>[],
): Promise<Result[]> {
  const alone = ({ content }: ReadRecord<unknown>) =>
    orRefused(() =>
      recordChange(database, author, (inside) =>
        whatComes(content, (known) => importer.write(inside, known)),
      ),
    )
  try {
    return await recordChange(database, author, async (inside) => {
      const results: Result[] = []
      for (const { content } of records)
        results.push(await whatComes(content, (known) => importer.write(inside, known)))
      return results
    })
  } catch (error) {
    refusalOf(error)
    const results: Result[] = []
    for (const record of records) results.push(await alone(record))
    return results
  }
}

async function whatComes(content: unknown, work: (content: unknown) => Promise<Done>): Promise<Result> {
  return content === undefined ? { refused: [] } : { done: await work(content) }
}

async function orRefused(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    return { refused: refusalOf(error) }
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
