import { DomainError, type Sentence } from '../../errors.ts'
import type { Importer, ImportFormat, ReadRecord } from '../format.ts'
import type { ImportQuestion } from '../import.schema.ts'
import type { Statement } from '../statement.schema.ts'
import { statementImporter } from '../statements.ts'
import type { CsvMapping } from './csv-mapping.schema.ts'
import { missingFields, proposedMapping, readMapping, unconfirmed, withoutColumn } from './csv-mapping.ts'
import { type CsvRow, type Delimiter, type Header, readHeader, readRows } from './csv-rows.ts'
import { statementOf } from './csv-statement.ts'

/** A table of statements with a header row; which column is what somebody confirms before anything is recorded. */
export const csvFormat: ImportFormat = {
  name: 'csv',
  role: 'editor',
  recognises: ({ text }) => {
    if (/^\s*[[{<]/.test(text)) return false
    const { columns } = headerOrNone(text)
    return columns.length > 1 && Object.keys(proposedMapping(columns)).length > 1
  },
  open: ({ text }, question) => openTable(text, readHeader(text), question),
}

function headerOrNone(text: string): Header {
  try {
    return readHeader(text)
  } catch (error) {
    if (error instanceof DomainError) return { delimiter: ',', columns: [] }
    throw error
  }
}

function openTable(text: string, header: Header, question: ImportQuestion): Importer<Statement> {
  const { dryRun = false, language = 'und' } = question
  const { columns, delimiter } = header
  const proposal = proposedMapping(columns)
  if (!dryRun && question.mapping === undefined) throw unconfirmed(proposal)
  const mapping = question.mapping === undefined ? proposal : readMapping(question.mapping, columns)
  const missing = missingFields(mapping)
  if (!dryRun && missing.length > 0) throw new DomainError('invalid', withoutColumn(missing))
  const isReadable = missing.length === 0
  return {
    ...statementImporter('csv', isReadable ? recordsOf(text, header, mapping, language) : []),
    remarks: [dividedBy[delimiter], ...(isReadable ? [] : [withoutColumn(missing)])],
    table: { columns, mapping, missing },
  }
}

async function* recordsOf(
  text: string,
  header: Header,
  mapping: CsvMapping,
  language: string,
): AsyncGenerator<ReadRecord<Statement>> {
  // Without a line break at its end a file may be whole or cut off within its last row.
  const isOpenEnded = !/[\r\n]$/.test(text)
  let last: ReadRecord<Statement> | undefined
  for await (const row of readRows(text, header)) {
    if (last) yield last
    last = recordOf(row, header, mapping, language)
  }
  if (last?.content && isOpenEnded) last.problems.push({ pointer: '', sentence: maybeCut })
  if (last) yield last
}

function recordOf(
  { line, cells, problem }: CsvRow,
  { columns }: Header,
  mapping: CsvMapping,
  language: string,
): ReadRecord<Statement> {
  if (problem)
    return { line, words: cells.join(' ').slice(0, 80), problems: [{ pointer: '', sentence: problem }] }
  const named = Object.fromEntries(columns.map((column, nth) => [column, cells[nth] ?? '']))
  return { line, ...statementOf(named, mapping, language) }
}

const dividedBy: Record<Delimiter, Sentence> = {
  ',': { en: 'Its columns are divided by commas.', de: 'Die Spalten sind durch Kommas getrennt.' },
  ';': { en: 'Its columns are divided by semicolons.', de: 'Die Spalten sind durch Semikolons getrennt.' },
  '\t': { en: 'Its columns are divided by tabs.', de: 'Die Spalten sind durch Tabulatoren getrennt.' },
}

const maybeCut: Sentence = {
  en: 'The file ends here without a line break: make sure that this row is whole.',
  de: 'Die Datei endet hier ohne Zeilenumbruch: Bitte prüfen, ob diese Zeile vollständig ist.',
}
