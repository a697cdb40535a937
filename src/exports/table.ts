import { type Options, stringify } from 'csv-stringify/sync'
import { Type } from 'typebox'
import type { Cell, Columns } from './columns.ts'
import type { Exported } from './format.ts'

/** Exports as CSV (RFC 4180). */

/** Of itself the package leaves a line break inside a cell unquoted unless it is \r\n. */
const form: Options = { record_delimiter: 'windows', quoted_match: /[\r\n]/ }

export function asTable<Row>(columns: Columns<Row>, keep: (cell: Cell) => Cell = (cell) => cell, start = '') {
  return async function* ({ rows }: Exported): AsyncGenerator<string> {
    yield start + stringify([Object.keys(columns)], form)
    for await (const batch of rows) {
      const read: Row[] = batch.map(({ json }) => JSON.parse(json))
      const cells = read.map((row) => Object.values(columns).map(({ of }) => keep(of(row))))
      yield stringify(cells, form)
    }
  }
}

/** For spreadsheets, which without a byte order mark read umlauts wrongly, and would calculate what looks like a formula. */
export function asSafeTable<Row>(columns: Columns<Row>) {
  return asTable(columns, withoutFormula, '\ufeff')
}

/** As OWASP has it (CSV injection), with the signs of full width that spreadsheets take as well. */
function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** The shape of a row that was read: under each column's name a text, empty where there is nothing. */
export function RowOf<Row>(columns: Columns<Row>) {
  const cells = Object.entries(columns).map(([name, { schema }]) => [name, schema])
  return Type.Object(Object.fromEntries(cells), { title: 'CsvRow', additionalProperties: false })
}
