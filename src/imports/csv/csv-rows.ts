import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { DomainError, type Sentence } from '../../errors.ts'

/** Rows of a text file with columns (RFC 4180), read piece by piece. */

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** The names of the columns and what divides them. */
export interface Header {
  delimiter: Delimiter
  columns: string[]
}

/** One row, or why there is none at this place. */
export interface CsvRow {
  line: number
  cells: string[]
  problem?: Sentence
}

/** As long as a header may be. */
const longestHeader = 100_000

/** Quotation marks inside a cell that is not quoted stay as they are. */
function optionsOf(delimiter: Delimiter): Options {
  return {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
}

/** The first row, divided by whichever divides it into most. @throws DomainError `malformed` where that is none. */
export function readHeader(text: string): Header {
  const start = text.slice(0, longestHeader)
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, columns: firstRow(start, delimiter) }))
    .sort((one, other) => other.columns.length - one.columns.length)
  const columns = best?.columns.map((column) => column.trim()) ?? []
  if (!best || columns.every((column) => column === ''))
    throw new DomainError('malformed', sentences.noHeader)
  const twice = columns.find((column, nth) => column !== '' && columns.indexOf(column) !== nth)
  if (twice !== undefined) throw new DomainError('malformed', columnTwice(twice))
  return { delimiter: best.delimiter, columns }
}

function firstRow(text: string, delimiter: Delimiter): string[] {
  try {
    const [row = []] = parseAtOnce(text, { ...optionsOf(delimiter), to: 1 })
    return row
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

/** The rows below the header, each with the line where it begins, as near as empty lines let it be known. */
export async function* readRows(text: string, { delimiter, columns }: Header): AsyncGenerator<CsvRow> {
  let before = 0
  let unclosed = false
  const rows = Readable.from(piecesOf(text)).pipe(
    parse({
      ...optionsOf(delimiter),
      info: true,
      skip_records_with_error: true,
      on_skip: () => {
        unclosed = true
      },
    }),
  )
  let isHeader = true
  for await (const { info, record: cells } of rows) {
    const line = before + 1
    before = info.lines
    if (!isHeader)
      yield cells.length === columns.length
        ? { line, cells }
        : { line, cells, problem: notWhole(cells.length, columns.length) }
    isHeader = false
  }
  if (unclosed) yield { line: before + 1, cells: [], problem: sentences.unclosed }
}

function* piecesOf(text: string): Generator<string> {
  const size = 64 * 1024
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + size, text.length)
    // Never between the halves of a character.
    if (/[\ud800-\udbff]/.test(text[end - 1] ?? '') && end < text.length) end++
    yield text.slice(at, end)
    at = end
  }
}

function notWhole(count: number, expected: number): Sentence {
  return {
    en: `This row has ${count} cells instead of ${expected}, or it is cut off.`,
    de: `Diese Zeile hat ${count} statt ${expected} Zellen, oder sie ist abgeschnitten.`,
  }
}

function columnTwice(column: string): Sentence {
  return {
    en: `The column "${column}" is there twice. Give each its own name.`,
    de: `Die Spalte „${column}“ gibt es zweimal. Bitte jeder einen eigenen Namen geben.`,
  }
}

const sentences = {
  noHeader: {
    en: 'The first row names no columns.',
    de: 'Die erste Zeile nennt keine Spalten.',
  },
  unclosed: {
    en: 'A quotation mark that opens here is never closed; nothing from here on was read.',
    de: 'Ein Anführungszeichen, das hier öffnet, wird nie geschlossen; ab hier wurde nichts gelesen.',
  },
} satisfies Record<string, Sentence>
