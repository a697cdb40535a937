import { countsOf, given, type Outcome, type Pattern, pairable, sum } from './figures.ts'

/** Agreement beyond chance by the kappa coefficients. Pure. */

/**
 * Cohen's kappa of two reviewers: (p_o − p_e) / (1 − p_e), where p_e follows from how often each uses each category.
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
 * @param table square; `table[a][b]`: items that the first rated a and the second b.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Outcome {
  const n = sum(table.flat())
  if (n === 0) return 'no-pairs'
  const observed = sum(table.map((row, nth) => row[nth] ?? 0)) / n
  const expected = sum(
    table.map((row, nth) => (sum(row) / n) * (sum(table.map((other) => other[nth] ?? 0)) / n)),
  )
  return expected === 1 ? 'one-category' : (observed - expected) / (1 - expected)
}

/** The confusion table of two reviewers, by their places in `values`, over the items that both have rated. */
export function confusionOf(
  patterns: readonly Pattern[],
  first: number,
  second: number,
  categories: number,
): number[][] {
  const table = Array.from({ length: categories }, () => Array<number>(categories).fill(0))
  for (const { values, count } of patterns) {
    const row = table[values[first] ?? -1]
    const column = values[second]
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + count
  }
  return table
}

/**
 * Fleiss' kappa of any number of reviewers, each item rated equally often.
 * Source: J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971).
 */
export function fleissKappa(patterns: readonly Pattern[]): Outcome {
  const items = pairable(patterns)
  const raters = new Set(items.map((item) => given(item).length))
  if (items.length === 0) return 'no-pairs'
  const [n] = raters
  if (raters.size > 1 || n === undefined) return 'unequal-raters'
  const N = sum(items.map(({ count }) => count))
  const used = new Map<number, number>()
  let agreeing = 0
  for (const item of items) {
    const counts = countsOf(given(item))
    for (const [category, count] of counts) used.set(category, (used.get(category) ?? 0) + count * item.count)
    const squares = sum([...counts.values()].map((count) => count * count))
    agreeing += (item.count * (squares - n)) / (n * (n - 1))
  }
  if (used.size === 1) return 'one-category'
  const expected = sum([...used.values()].map((count) => (count / (N * n)) ** 2))
  return (agreeing / N - expected) / (1 - expected)
}

/** The items that have as many ratings as most items with two or more have: Fleiss' kappa takes no others. */
export function equallyRated(patterns: readonly Pattern[]): { items: Pattern[]; raters: number } {
  const items = pairable(patterns)
  const sizes = new Map<number, number>()
  for (const item of items) {
    const size = given(item).length
    sizes.set(size, (sizes.get(size) ?? 0) + item.count)
  }
  const [raters = 0] = [...sizes].sort(([, one], [, other]) => other - one)[0] ?? []
  return { items: items.filter((item) => given(item).length === raters), raters }
}
