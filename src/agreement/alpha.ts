import { countsOf, given, type Outcome, type Pattern, pairable, sum } from './figures.ts'

export type Metric = 'nominal' | 'ordinal'

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, from the coincidences of values within items. Takes any
 * number of reviewers and missing ratings; items with fewer than two ratings don't count. Ordinal values are ranks.
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), University of Pennsylvania.
 */
export function krippendorffAlpha(patterns: readonly Pattern[], metric: Metric): Outcome {
  const items = pairable(patterns)
  if (items.length === 0) return 'no-pairs'
  const totals = totalsOf(items)
  if (totals.size === 1) return 'one-category'
  const distance = distancesOf(totals, metric)
  const n = sum(totals.values())
  const observed = sum(items.map((item) => disagreementIn(item, distance)))
  const expected = sum(
    [...totals].flatMap(([one, ones]) =>
      [...totals].map(([other, others]) => ones * others * distance(one, other)),
    ),
  )
  return 1 - ((n - 1) * observed) / expected
}

type Distance = (one: number, other: number) => number

/** How often each value stands in an item with others. */
function totalsOf(items: readonly Pattern[]): Map<number, number> {
  const totals = new Map<number, number>()
  for (const item of items)
    for (const value of given(item)) totals.set(value, (totals.get(value) ?? 0) + item.count)
  return totals
}

/** Pairs of values in one item, each weighed by 1 / (ratings − 1), times their distance. */
function disagreementIn(item: Pattern, distance: Distance): number {
  const ratings = given(item)
  const counts = [...countsOf(ratings)]
  const pairs = counts.flatMap(([one, ones]) =>
    counts.map(([other, others]) => (one === other ? 0 : ones * others * distance(one, other))),
  )
  return (item.count * sum(pairs)) / (ratings.length - 1)
}

/** Squared differences; between ranks, all values that lie between count, the ends by half. */
function distancesOf(totals: Map<number, number>, metric: Metric): Distance {
  if (metric === 'nominal') return (one, other) => (one === other ? 0 : 1)
  return (one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    const between = sum([...totals].map(([value, count]) => (value >= low && value <= high ? count : 0)))
    return (between - ((totals.get(low) ?? 0) + (totals.get(high) ?? 0)) / 2) ** 2
  }
}
