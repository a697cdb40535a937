/** A desk as NDJSON, taken apart so that a test can change something in it. */

// biome-ignore lint/suspicious/noExplicitAny: a test looks into records by name; the contract has checked their shape
export type DeskLineRecord = any

export function linesOf(text: string): DeskLineRecord[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

export function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** The same with another value at a JSON Pointer into one record: the first of a type that has what is asked for. */
export function changed(
  text: string,
  type: string,
  pointer: string,
  value: unknown,
  has: (record: DeskLineRecord) => boolean = () => true,
): string {
  const lines = linesOf(text)
  const record = lines.find((line) => line.type === type && has(line))
  const path = pointer.split('/').slice(1)
  const place = path.slice(0, -1).reduce((inner, name) => inner[name], record)
  place[path.at(-1) ?? ''] = value
  return textOf(lines)
}
