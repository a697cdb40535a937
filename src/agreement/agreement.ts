import { setImmediate } from 'node:timers/promises'
import type { Reading } from '../database/open.ts'
import type { ReviewerName } from '../reviewers/reviewer.schema.ts'
import type {
  Agreement,
  AgreementQuestion,
  Figure,
  ReviewerPair,
  ScaleAgreement,
} from './agreement.schema.ts'
import { type RatedItem, type RatedScale, readRatedScales } from './agreement.sql.ts'
import { krippendorffAlpha } from './alpha.ts'
import { type Outcome, type Pattern, pairable, percentAgreement, sum } from './figures.ts'
import { bootstrapInterval } from './intervals.ts'
import { cohenKappa, confusionOf, equallyRated, fleissKappa } from './kappa.ts'

/** How many disputed items an answer names. */
const mostDisputed = 100

/** How far reviewers agree, scale by scale, over the items that at least two of them have rated. */
export async function readAgreement(database: Reading, question: AgreementQuestion): Promise<Agreement> {
  const scales = await readRatedScales(database, question)
  const answers: ScaleAgreement[] = []
  for (const scale of scales) answers.push(await agreementOf(scale))
  return { scales: answers }
}

async function agreementOf({ items, ...scale }: RatedScale): Promise<ScaleAgreement> {
  const reviewers = reviewersOf(items)
  const keys = scale.categories.map(({ rating }) => rating)
  const patterns = patternsOf(items, reviewers, keys)
  const equal = equallyRated(patterns)
  const disputed = items.filter(({ verdicts }) => new Set(verdicts.map(({ rating }) => rating)).size > 1)
  return {
    ...scale,
    items: items.length,
    reviewers,
    percent: figureOf(patterns, percentAgreement),
    fleiss: figureOf(equal.items, fleissKappa),
    fleissRaters: equal.raters,
    alphaNominal: figureOf(patterns, (sample) => krippendorffAlpha(sample, 'nominal')),
    alphaOrdinal: scale.isOrdinal ? ordinalAlpha(patterns, scale.categories) : null,
    pairs: await pairsOf(patterns, reviewers, keys.length),
    disputed: { total: disputed.length, items: disputed.slice(0, mostDisputed) },
  }
}

/** Between steps of the scale alone: a rating without a place in the order, like "not checkable", counts as missing. */
function ordinalAlpha(patterns: readonly Pattern[], categories: ScaleAgreement['categories']): Figure {
  const ranked = patterns.map(({ values, count }) => ({
    values: values.map((value) => (value === undefined ? value : (categories[value]?.ordinal ?? undefined))),
    count,
  }))
  return figureOf(pairable(ranked), (sample) => krippendorffAlpha(sample, 'ordinal'))
}

function reviewersOf(items: readonly RatedItem[]): ReviewerName[] {
  const known = new Map(
    items.flatMap(({ verdicts }) => verdicts.map(({ reviewer }) => [reviewer.slug, reviewer])),
  )
  return [...known.values()].sort((one, other) => (one.slug < other.slug ? -1 : 1))
}

/** Items with the same ratings by the same reviewers, as one pattern with their number. */
function patternsOf(
  items: readonly RatedItem[],
  reviewers: readonly ReviewerName[],
  keys: readonly string[],
): Pattern[] {
  const patterns = new Map<string, Pattern>()
  for (const { verdicts } of items) {
    const values = reviewers.map(({ slug }) => {
      const rating = verdicts.find(({ reviewer }) => reviewer.slug === slug)?.rating
      return rating === undefined ? undefined : keys.indexOf(rating)
    })
    const name = values.join()
    patterns.set(name, { values, count: (patterns.get(name)?.count ?? 0) + 1 })
  }
  return [...patterns.values()]
}

/** Between pairs others get their turn: each takes a thousand resamples. */
async function pairsOf(
  patterns: readonly Pattern[],
  reviewers: readonly ReviewerName[],
  categories: number,
): Promise<ReviewerPair[]> {
  const pairs: ReviewerPair[] = []
  for (const [first, one] of reviewers.entries()) {
    for (const [second, other] of reviewers.entries()) {
      const both = second > first ? ratedByBoth(patterns, first, second) : []
      if (both.length === 0) continue
      pairs.push(pairOf([one, other], both, categories))
      await setImmediate()
    }
  }
  return pairs
}

function ratedByBoth(patterns: readonly Pattern[], first: number, second: number): Pattern[] {
  return patterns
    .map(({ values, count }) => ({ values: [values[first], values[second]], count }))
    .filter(({ values }) => !values.includes(undefined))
}

function pairOf(reviewers: ReviewerName[], both: readonly Pattern[], categories: number): ReviewerPair {
  const table = (sample: readonly Pattern[]) => confusionOf(sample, 0, 1, categories)
  return {
    reviewers,
    percent: figureOf(both, percentAgreement),
    kappa: figureOf(both, (sample) => cohenKappa(table(sample))),
    table: table(both),
  }
}

function figureOf(patterns: readonly Pattern[], figure: (sample: readonly Pattern[]) => Outcome): Figure {
  const n = sum(patterns.map(({ count }) => count))
  const outcome = figure(patterns)
  if (typeof outcome !== 'number') return { n, value: null, reason: outcome, interval: null }
  return { n, value: outcome, reason: null, interval: bootstrapInterval(patterns, figure) ?? null }
}
