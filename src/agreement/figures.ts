/** How far reviewers agree: figures over items that several have rated. Pure. */

/** Items with the same ratings, and how many there are; `values` holds each reviewer's category, undefined where missing. */
export interface Pattern {
  values: readonly (number | undefined)[]
  count: number
}

/** Why a figure says nothing: no item with two ratings, only one category in use, or unequal numbers of ratings. */
export type Undefined = 'no-pairs' | 'one-category' | 'unequal-raters'

/** A figure, or why there is none: never a 0 or 1 that nobody has measured. */
export type Outcome = number | Undefined

/** Ratings of one item without the missing ones. */
export function given({ values }: Pattern): number[] {
  return values.filter((value) => value !== undefined)
}

/** Items with at least two ratings. */
export function pairable(patterns: readonly Pattern[]): Pattern[] {
  return patterns.filter((pattern) => given(pattern).length >= 2)
}

/** The share of pairs of ratings on the same item that are the same, over all such pairs. */
export function percentAgreement(patterns: readonly Pattern[]): Outcome {
  let same = 0
  let pairs = 0
  for (const pattern of pairable(patterns)) {
    const ratings = given(pattern)
    const here = [...countsOf(ratings).values()]
    same += pattern.count * sum(here.map((count) => (count * (count - 1)) / 2))
    pairs += (pattern.count * ratings.length * (ratings.length - 1)) / 2
  }
  return pairs === 0 ? 'no-pairs' : same / pairs
}

/** How often each value stands in a list. */
export function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

export function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
