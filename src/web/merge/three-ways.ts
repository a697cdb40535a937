/** Three ways of one thing: as it was when somebody began to change it, as others have made it, and as they want it. */

export type Fields = Record<string, unknown>

export interface Difference {
  field: string
  base: unknown
  theirs: unknown
  mine: unknown
}

/** The fields that both have changed, to different ends: somebody must choose. */
export function differencesOf(base: Fields, theirs: Fields, mine: Fields): Difference[] {
  return Object.keys(wanted(base, mine))
    .filter((field) => !isSame(theirs[field], base[field]) && !isSame(theirs[field], mine[field]))
    .map((field) => ({ field, base: base[field], theirs: theirs[field], mine: mine[field] }))
}

/** What of the changes differs from the base: a form sends all its fields. */
export function wanted(base: Fields, mine: Fields): Fields {
  return Object.fromEntries(Object.entries(mine).filter(([field, value]) => !isSame(value, base[field])))
}

/** Whether others have changed any field since. */
export function isChangedSince(base: Fields, theirs: Fields, among: Fields): boolean {
  return Object.keys(among).some((field) => !isSame(base[field], theirs[field]))
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

/** As it is sent: a speaker is a slug, and what is empty is left out. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return value
  if ('slug' in value && Object.keys(value).length === 2) return value.slug
  const kept = Object.entries(value).filter(([, inner]) => plain(inner) !== undefined)
  return Object.fromEntries(kept.map(([name, inner]) => [name, plain(inner)]).sort())
}
