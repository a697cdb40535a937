import type { ImportCounts, ImportLine, ImportRecordLine } from '../../src/imports/import.schema.ts'
import type { Service } from './service.ts'

/** The report of an import, taken apart. */
export interface ImportReport {
  status: number
  records: ImportRecordLine[]
  counts?: ImportCounts
  remarks: string[]
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
  const counts = lines.find((line) => line.type === 'counts')
  return {
    status,
    records: lines.filter((line) => line.type === 'record'),
    ...(counts && { counts }),
    remarks: lines.flatMap((line) => (line.type === 'file' ? line.remarks : [])),
  }
}
