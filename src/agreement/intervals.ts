import { type Outcome, type Pattern, sum } from './figures.ts'

/** How sure a figure is. Pure: the same data give the same interval. */

export interface Interval {
  low: number
  high: number
}

export interface BootstrapInterval extends Interval {
  resamples: number
  /** In how many resamples the figure was undefined; they are left out. */
  undefinedResamples: number
}

const seed = 20190227
const mostDraws = 2_000_000

/**
 * The 95 % percentile bootstrap interval of a figure over resampled items; undefined for fewer than two items.
 * 1,000 resamples, fewer where there are more than 2,000 items. Fixed seed.
 * Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 */
export function bootstrapInterval(
  patterns: readonly Pattern[],
  figure: (patterns: readonly Pattern[]) => Outcome,
): BootstrapInterval | undefined {
  const n = sum(patterns.map(({ count }) => count))
  if (n < 2) return undefined
  const resamples = Math.max(100, Math.min(1000, Math.floor(mostDraws / n)))
  const random = mulberry32(seed)
  const owners = patterns.flatMap(({ count }, nth) => Array<number>(count).fill(nth))
  const outcomes = Array.from({ length: resamples }, () => figure(resample(patterns, owners, random)))
  const values = outcomes.filter((outcome) => typeof outcome === 'number').sort((one, other) => one - other)
  if (values.length === 0) return undefined
  return {
    low: percentile(values, 0.025),
    high: percentile(values, 0.975),
    resamples,
    undefinedResamples: resamples - values.length,
  }
}

/**
 * The 95 % interval of a share.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilsonInterval(count: number, n: number): Interval {
  const z = 1.959963984540054
  const share = count / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** As many items as there are, drawn with replacement; `owners` names each item's pattern. */
function resample(patterns: readonly Pattern[], owners: readonly number[], random: () => number): Pattern[] {
  const counts = patterns.map(() => 0)
  for (let draw = 0; draw < owners.length; draw++) {
    const owner = owners[Math.floor(random() * owners.length)] ?? 0
    counts[owner] = (counts[owner] ?? 0) + 1
  }
  return patterns
    .map(({ values }, nth) => ({ values, count: counts[nth] ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** Of sorted values, between two by straight line. */
function percentile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

/** A small generator of even numbers in [0, 1). Source: mulberry32 by Tommy Ettinger, public domain. */
function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
