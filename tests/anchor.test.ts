import fc from 'fast-check'
import { anchorSegments, contextLength, joinSegments, segmentAt } from '../src/quotes/anchor.ts'

/** Where quoted words stand in a text. */

/** Texts of whole characters, many of them repeated, of two code units, or combining. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '"', '😀', 'é', 'e\u0301', '\u0308', '\uFEFF'),
      maxLength: 120,
    }),
  )
  .filter((text) => text.isWellFormed())

/** A text with cuts in it that split no character. */
const cutText = anyText.chain((text) => {
  const edges = [0]
  for (const character of text) edges.push((edges.at(-1) ?? 0) + character.length)
  return fc.record({
    text: fc.constant(text),
    cuts: fc
      .uniqueArray(fc.constantFrom(...edges), { maxLength: 8 })
      .map((cuts) => cuts.sort((one, other) => one - other)),
  })
})

/** Pairs of neighbouring cuts: stretches that may touch but not overlap. */
function stretches(text: string, cuts: number[]) {
  return cuts.slice(1).map((end, nth) => {
    const start = cuts[nth] ?? 0
    return { start, end, exact: text.slice(start, end) }
  })
}

function segmentsOf(found: ReturnType<typeof anchorSegments>) {
  if ('problem' in found) throw new Error(found.problem)
  return found.segments
}

test('words given with their offsets stand exactly there, in the order of the text, without overlap', () => {
  fc.assert(
    fc.property(cutText, ({ text, cuts }) => {
      const wanted = stretches(text, cuts)
      const segments = segmentsOf(anchorSegments(text, [...wanted].reverse()))
      expect(segments.map(({ start, end, exact }) => ({ start, end, exact }))).toEqual(wanted)
      for (const { start, end, exact } of segments) expect(text.slice(start, end)).toBe(exact)
    }),
    { numRuns: 300 },
  )
})

test('words given without offsets are found where they stand once, and nowhere else', () => {
  fc.assert(
    fc.property(cutText, ({ text, cuts }) => {
      for (const { start, exact } of stretches(text, cuts)) {
        const found = anchorSegments(text, [{ exact }])
        const isAmbiguous = text.indexOf(exact) !== text.lastIndexOf(exact)
        if (isAmbiguous) expect(found).toEqual({ problem: 'several-places', index: 0 })
        else expect(segmentsOf(found)).toEqual([segmentAt(text, start, start + exact.length)])
      }
    }),
    { numRuns: 300 },
  )
})

test('all that stands before and after leads to one place in any text', () => {
  fc.assert(
    fc.property(cutText, ({ text, cuts }) => {
      for (const { start, end, exact } of stretches(text, cuts)) {
        const around = { prefix: text.slice(0, start), suffix: text.slice(end) }
        expect(segmentsOf(anchorSegments(text, [{ exact, ...around }]))).toMatchObject([
          { start, end, exact },
        ])
      }
    }),
    { numRuns: 300 },
  )
})

test('a prefix or suffix never holds half a character, and is a neighbour of the words', () => {
  fc.assert(
    fc.property(cutText, ({ text, cuts }) => {
      for (const { start, end } of stretches(text, cuts)) {
        const { prefix, suffix } = segmentAt(text, start, end)
        expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true)
        expect(text.slice(0, start).endsWith(prefix)).toBe(true)
        expect(text.slice(end).startsWith(suffix)).toBe(true)
        expect(prefix.length).toBeGreaterThanOrEqual(Math.min(start, contextLength - 1))
        expect(prefix.length).toBeLessThanOrEqual(contextLength)
        expect(suffix.length).toBeGreaterThanOrEqual(Math.min(text.length - end, contextLength - 1))
        expect(suffix.length).toBeLessThanOrEqual(contextLength)
      }
    }),
    { numRuns: 300 },
  )
})

test('what is kept of a segment leads back to it', () => {
  const text = `${'No. '.repeat(20)}She said no. ${'Well. '.repeat(20)}`
  const { start, end, exact, prefix, suffix } = segmentAt(text, text.indexOf('no.'), text.indexOf('no.') + 3)
  expect(segmentsOf(anchorSegments(text, [{ exact, prefix, suffix }]))).toMatchObject([{ start, end }])
})

test.each([
  ['words that are not there', [{ exact: 'maybe' }], 'not-there', 0],
  ['words in another spelling', [{ exact: 'she said' }], 'not-there', 0],
  ['words that stand in several places', [{ exact: 'She said' }, { exact: 'no' }], 'several-places', 1],
  ['words that overlap themselves', [{ exact: 'aa' }], 'several-places', 0],
  ['words whose prefix stands elsewhere', [{ exact: 'no', prefix: 'They said ' }], 'not-there', 0],
  ['offsets with other words', [{ exact: 'no', start: 0, end: 2 }], 'other-words', 0],
  ['offsets that end before they begin', [{ exact: '', start: 5, end: 4 }], 'other-words', 0],
  ['offsets of nothing', [{ exact: '', start: 4, end: 4 }], 'other-words', 0],
  ['offsets behind the end', [{ exact: 'aaa.', start: 26, end: 90 }], 'other-words', 0],
  ['the same words twice', [{ exact: 'She' }, { exact: 'She' }], 'overlap', 1],
  [
    'words inside others',
    [{ exact: 'aaa' }, { exact: 'said', prefix: 'He ' }, { exact: 'He said' }],
    'overlap',
    1,
  ],
])('refuses %s and says which', (_name, selectors, problem, index) => {
  expect(anchorSegments('She said no. He said no. aaa.', selectors)).toEqual({ problem, index })
})

test('segments may touch', () => {
  const found = anchorSegments('abc', [
    { exact: 'b', start: 1, end: 2 },
    { exact: 'a', start: 0, end: 1 },
  ])
  expect(segmentsOf(found).map(({ exact }) => exact)).toEqual(['a', 'b'])
})

test('a quote of several segments reads as one line with marks for what is left out', () => {
  expect(joinSegments([{ exact: 'We will see' }, { exact: 'what that means' }])).toBe(
    'We will see […] what that means',
  )
})

test('ten thousand repetitions are refused at once', () => {
  const text = 'a'.repeat(2_000_000)
  expect(anchorSegments(text, [{ exact: 'a'.repeat(20_000) }])).toEqual({
    problem: 'several-places',
    index: 0,
  })
})
