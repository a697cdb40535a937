/**
 * A place in a text in code points, from its place in UTF-16 code units. @param pieces how many code points lie between
 * the characters that take two units; null where the text has none.
 */
export function codePointsAt(units: number, pieces: readonly number[] | null | undefined): number {
  let doubles = 0
  let at = 0
  for (const piece of pieces?.slice(0, -1) ?? []) {
    at += piece + 2
    if (at > units) break
    doubles += 1
  }
  return units - doubles
}
