import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { krippendorffAlpha } from '../src/agreement/alpha.ts'
import { type Outcome, type Pattern, percentAgreement } from '../src/agreement/figures.ts'
import { bootstrapInterval, wilsonInterval } from '../src/agreement/intervals.ts'
import { cohenKappa, confusionOf, equallyRated, fleissKappa } from '../src/agreement/kappa.ts'

/** The figures of agreement are those of the literature, and say so where they are none. */

const file = '../shared/corpora/agreement/agreement_worked_examples.json'
const published = {
  krippendorff_canonical: {
    data_coder_by_unit: [
      '1 2 3 3 2 1 4 1 2 * * *',
      '1 2 3 3 2 2 4 1 2 5 * 3',
      '* 3 3 3 2 3 4 2 2 5 1 *',
      '1 2 3 3 2 4 4 1 2 5 1 *',
    ],
    nominal: 0.743421,
    ordinal: 0.815388,
  },
  cohen_wikipedia_50: {
    table: [
      [20, 5],
      [10, 15],
    ],
    kappa: 0.4,
  },
  fleiss_wikipedia: {
    table: [
      ...[
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
      ],
      ...[
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
      ],
    ],
    kappa: 0.209931,
  },
}

/** Rounded as the example states it. */
function rounded(outcome: Outcome, like: number): Outcome {
  return typeof outcome === 'number' ? Number(outcome.toFixed(`${like}`.split('.')[1]?.length ?? 0)) : outcome
}

const sources = [
  ['written here', published] as const,
  ...(existsSync(file)
    ? [['the worked examples', JSON.parse(readFileSync(file, 'utf8')) as typeof published] as const]
    : []),
]

describe.each(sources)('as published (%s)', (_name, examples) => {
  test("Krippendorff's alpha, nominal and ordinal, with missing ratings", () => {
    const { data_coder_by_unit: coders, nominal, ordinal } = examples.krippendorff_canonical
    const rows = coders.map((row) => row.split(' ').map((cell) => (cell === '*' ? undefined : Number(cell))))
    const patterns = (rows[0] ?? []).map((_cell, unit) => ({
      values: rows.map((row) => row[unit]),
      count: 1,
    }))
    expect(rounded(krippendorffAlpha(patterns, 'nominal'), nominal)).toBe(nominal)
    expect(rounded(krippendorffAlpha(patterns, 'ordinal'), ordinal)).toBe(ordinal)
  })

  test("Cohen's kappa", () => {
    const { table, kappa } = examples.cohen_wikipedia_50
    expect(rounded(cohenKappa(table), kappa)).toBe(kappa)
  })

  test("Fleiss' kappa", () => {
    const { table, kappa } = examples.fleiss_wikipedia
    const patterns = table.map((row) => ({
      values: row.flatMap((count, category) => Array<number>(count).fill(category)),
      count: 1,
    }))
    expect(rounded(fleissKappa(patterns), kappa)).toBe(kappa)
  })
})

const item = (...values: (number | undefined)[]): Pattern => ({ values, count: 1 })

describe('what is undefined is said to be', () => {
  test('without any pair of ratings', () => {
    for (const patterns of [[], [item(1), item(undefined, 2)]])
      for (const figure of [
        percentAgreement,
        fleissKappa,
        (all: Pattern[]) => krippendorffAlpha(all, 'nominal'),
      ])
        expect(figure(patterns)).toBe('no-pairs')
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBe('no-pairs')
  })

  test('with one category only, where chance alone would agree', () => {
    const patterns = [item(1, 1), item(1, 1)]
    expect(fleissKappa(patterns)).toBe('one-category')
    expect(krippendorffAlpha(patterns, 'nominal')).toBe('one-category')
    expect(krippendorffAlpha(patterns, 'ordinal')).toBe('one-category')
    expect(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toBe('one-category')
    expect(percentAgreement(patterns)).toBe(1)
  })

  test("Fleiss' kappa of items that are not rated equally often; those that most are rated like are taken", () => {
    const patterns = [item(1, 1, 2), item(1, 2), item(2, 2), item(3)]
    expect(fleissKappa(patterns)).toBe('unequal-raters')
    expect(equallyRated(patterns)).toEqual({ items: [item(1, 2), item(2, 2)], raters: 2 })
  })

  test('an interval of a single item', () => {
    expect(bootstrapInterval([item(1, 1)], percentAgreement)).toBeUndefined()
  })
})

describe('for any ratings', () => {
  const patterns = fc.array(
    fc.record({
      values: fc.array(fc.option(fc.nat(3), { nil: undefined }), { minLength: 3, maxLength: 3 }),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const spread = (all: readonly Pattern[]) =>
    all.flatMap(({ values, count }) => Array.from({ length: count }, () => ({ values, count: 1 })))
  const close = (one: Outcome, other: Outcome) =>
    typeof one === 'number' && typeof other === 'number'
      ? expect(one).toBeCloseTo(other, 9)
      : expect(one).toBe(other)

  test('a pattern that stands n times counts as n items', () => {
    fc.assert(
      fc.property(patterns, (all) => {
        for (const metric of ['nominal', 'ordinal'] as const)
          close(krippendorffAlpha(all, metric), krippendorffAlpha(spread(all), metric))
        close(percentAgreement(all), percentAgreement(spread(all)))
        close(fleissKappa(all), fleissKappa(spread(all)))
      }),
    )
  })

  test('the names of categories and the order of reviewers change nothing', () => {
    const swapped = (all: readonly Pattern[]) =>
      all.map(({ values, count }) => ({
        values: [...values].reverse().map((value) => (value !== undefined ? (value + 1) % 4 : value)),
        count,
      }))
    fc.assert(
      fc.property(patterns, (all) => {
        close(krippendorffAlpha(all, 'nominal'), krippendorffAlpha(swapped(all), 'nominal'))
        close(percentAgreement(all), percentAgreement(swapped(all)))
      }),
    )
  })

  test("Krippendorff's nominal alpha is what comparing every pair by hand gives", () => {
    fc.assert(
      fc.property(patterns, (all) => close(krippendorffAlpha(all, 'nominal'), alphaByHand(spread(all)))),
    )
  })

  test("Cohen's kappa is symmetric", () => {
    fc.assert(
      fc.property(patterns, (all) =>
        close(cohenKappa(confusionOf(all, 0, 1, 4)), cohenKappa(confusionOf(all, 1, 0, 4))),
      ),
    )
  })

  test('an interval holds the figure, and is the same each time', () => {
    const all = [item(1, 1), item(2, 2), item(1, 2), item(3, 3), item(2, 2), item(1, 1)]
    const interval = bootstrapInterval(all, percentAgreement)
    expect(interval).toEqual(bootstrapInterval(all, percentAgreement))
    expect(interval).toMatchObject({ resamples: 1000, undefinedResamples: 0 })
    expect(interval?.low).toBeLessThan(5 / 6)
    expect(interval?.high).toBe(1)
  })
})

/** Every pair of ratings of the same item against every pair of ratings at all. */
function alphaByHand(items: readonly Pattern[]): Outcome {
  const units = items
    .map(({ values }) => values.filter((value) => value !== undefined))
    .filter((values) => values.length > 1)
  const all = units.flat()
  if (all.length === 0) return 'no-pairs'
  if (new Set(all).size === 1) return 'one-category'
  let observed = 0
  for (const values of units)
    for (const [nth, one] of values.entries())
      for (const [mth, other] of values.entries())
        if (nth !== mth && one !== other) observed += 1 / (values.length - 1)
  let expected = 0
  for (const [nth, one] of all.entries())
    for (const [mth, other] of all.entries()) if (nth !== mth && one !== other) expected += 1
  return 1 - observed / all.length / (expected / (all.length * (all.length - 1)))
}

test("Wilson's interval is the published one", () => {
  // Brown, Cai and DasGupta (2001) and any table: 0 of 10, 8 of 10, 50 of 100.
  for (const [count, n, low, high] of [
    [0, 10, 0, 0.2775],
    [8, 10, 0.4902, 0.9433],
    [50, 100, 0.4038, 0.5962],
  ] as const) {
    const interval = wilsonInterval(count, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  }
})
