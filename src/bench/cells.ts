import type { Figures } from './bench.ts'
import type { Memory } from './memory.ts'

/** What tables of figures are made of. */

/** Lines of a table, each begun with the desk's name. */
export function cellsOf(
  figures: readonly Figures[],
  linesOf: (figures: Figures) => readonly string[][],
): string[][] {
  return figures.flatMap((desk) => linesOf(desk).map((line) => [desk.kind, whole(desk.claims), ...line]))
}

export function memory(one: Memory | undefined): string {
  return one ? `${whole(one.atFirst)} → ${whole(one.most)} (+${whole(one.most - one.atFirst)})` : '–'
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString('en')
}

export function rows(head: string[], body: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, nth) => (nth === 0 ? '---' : '--:'))), ...body.map(line)].join('\n')
}
