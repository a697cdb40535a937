import { DomainError } from '../../src/errors.ts'
import { readImportFile } from '../../src/imports/file.ts'
import type { ReadRecord } from '../../src/imports/format.ts'
import { formatOf } from '../../src/imports/formats.ts'
import type {
  ImportCounts,
  ImportFormatName,
  ImportLine,
  ImportQuestion,
  ImportRecordLine,
} from '../../src/imports/import.schema.ts'
import type { Service } from './service.ts'

/** The report of an import, taken apart. */
export interface ImportReport {
  status: number
  records: ImportRecordLine[]
  counts?: ImportCounts
  remarks: string[]
  file?: ImportLine & { type: 'file' }
  /** The sentence, where nothing was read. */
  title?: string
}

/** Sends a file to be imported, as it is. */
export async function importFile(
  service: Service,
  content: string | Uint8Array<ArrayBuffer>,
  query = '',
): Promise<ImportReport> {
  const { status, text } = await service.askRaw('POST', `/imports${query}`, { body: content })
  if (status !== 200) return { status, records: [], remarks: [], title: JSON.parse(text).title }
  const lines: ImportLine[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const file = lines.find((line) => line.type === 'file')
  const counts = lines.find((line) => line.type === 'counts')
  return {
    status,
    records: lines.filter((line) => line.type === 'record'),
    ...(counts && { counts }),
    ...(file && { file }),
    remarks: file?.remarks ?? [],
  }
}

/** What is read of a file, without a database; the sentence where nothing can be. */
export async function readRecords(
  bytes: Uint8Array,
  name?: ImportFormatName,
  question: ImportQuestion = {},
): Promise<ReadRecord<unknown>[] | string> {
  try {
    const file = readImportFile(bytes)
    const { records } = formatOf(file, 'editor', name).open(file, question)
    const read: ReadRecord<unknown>[] = []
    for await (const record of records) read.push(record)
    return read
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}
