/** Reads CSV as RFC 4180 has it, each row as an object under the names of the first. */
export function readCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readRows(text)
  return rows.map((row) => {
    if (row.length !== names.length) throw new Error(`A row has ${row.length} cells, not ${names.length}`)
    return Object.fromEntries(names.map((name, nth) => [name, row[nth] ?? '']))
  })
}

const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y

function readRows(text: string): string[][] {
  const rows: string[][] = [[]]
  cell.lastIndex = 0
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const [, quoted, plain, end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`No CSV at ${at}: ${text.slice(at, at + 40)}`)
    rows.at(-1)?.push(quoted?.replace(/""/g, '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
