/** Pieces of SQL that look random and are the same at every run. `number` is SQL for a whole number. */

/** From 0 to 1. */
export function chance(number: string, seed: number): string {
  return `((hashint8extended((${number})::int8, ${seed}) & 2147483647) / 2147483648.0::float8)`
}

/** A whole number from 0 to `below` - 1. */
export function draw(number: string, seed: number, below: number): string {
  return `((hashint8extended((${number})::int8, ${seed}) & 2147483647) % ${below})::int`
}

/** One of the texts, as SQL. */
export function oneOf(texts: readonly string[], number: string, seed: number): string {
  return `(array[${texts.map(quoted).join(', ')}])[1 + ${draw(number, seed, texts.length)}]`
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A UUIDv7 of the millisecond `atMs`; `kind` keeps different tables' ids apart. */
export function idAt(atMs: string, kind: string, number: string): string {
  const noise = `overlay(overlay(right(md5('${kind}' || (${number})), 20) placing '7' from 1) placing 'a' from 5)`
  return `(lpad(to_hex((${atMs})::int8), 12, '0') || ${noise})::uuid`
}

export function timeAt(atMs: string): string {
  return `to_timestamp((${atMs}) / 1000.0)`
}
