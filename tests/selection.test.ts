import { emptyQuote } from '../src/web/desk/draft.ts'
import { anchorAgain, withSegment } from '../src/web/desk/draft-changes.ts'
import { nextQuoted, readMarks } from '../src/web/desk/quotation-marks.ts'
import { type Move, moveSelection, readingOf, type Selection } from '../src/web/desk/selection.ts'
import { splitSentences } from '../src/web/desk/sentences.ts'

const report =
  'Der Gipfel beginnt am 27. Februar. Dr. Braun kommt.\n\nTrump schrieb: "Kim ist klug. Sehr klug." Er erwarte einen "sehr produktiven" Gipfel 🤝 in Hanoi.'

function words(span: { start: number; end: number } | undefined): string | undefined {
  return span && report.slice(span.start, span.end)
}

function spanOf(text: string) {
  const start = report.indexOf(text)
  return { start, end: start + text.length }
}

function moved(...moves: Move[]): string | undefined {
  const reading = readingOf(report, 'de')
  return words(moves.reduce<Selection | undefined>((at, move) => moveSelection(reading, move, at), undefined))
}

test('sentences end neither after an ordinal nor after a title, and always at the end of a line', () => {
  expect(splitSentences(report, 'de').map(words).slice(0, 3)).toEqual([
    'Der Gipfel beginnt am 27. Februar.',
    'Dr. Braun kommt.',
    'Trump schrieb: "Kim ist klug.',
  ])
})

test('an unknown language does not keep a text from being read by sentences', () => {
  expect(splitSentences('One. Two.', 'xx-not-a-tag-at-all')).toHaveLength(2)
})

test('the arrows select one sentence after the other, and Shift grows and shrinks the selection', () => {
  expect(moved('next')).toBe('Der Gipfel beginnt am 27. Februar.')
  expect(moved('next', 'next')).toBe('Dr. Braun kommt.')
  expect(moved('next', 'next', 'previous')).toBe('Der Gipfel beginnt am 27. Februar.')
  expect(moved('next', 'extend-next')).toBe('Der Gipfel beginnt am 27. Februar. Dr. Braun kommt.')
  expect(moved('next', 'extend-next', 'extend-previous')).toBe('Der Gipfel beginnt am 27. Februar.')
  expect(moved('next', 'next', 'extend-previous', 'extend-next')).toBe('Dr. Braun kommt.')
})

test('both ends of a selection move by words, and stop before nothing is left', () => {
  expect(moved('next', 'start-later', 'end-earlier', 'end-earlier')).toBe('Gipfel beginnt am 27')
  expect(moved('next', 'next', 'start-later', 'start-later', 'start-later')).toBe('kommt.')
})

test('words in quotation marks are direct speech without the marks', () => {
  const read = readMarks(report, spanOf('"Kim ist klug. Sehr klug."'))
  expect(read).toMatchObject({ form: 'DIRECT', isPartial: false })
  expect(words(read.span)).toBe('Kim ist klug. Sehr klug.')
})

test('a selection that begins with a mark but ends within it is direct speech as well', () => {
  expect(words(readMarks(report, spanOf('"Kim ist klug')).span)).toBe('Kim ist klug')
})

test('reported speech around quotation marks is indirect and partial', () => {
  expect(readMarks(report, spanOf('Er erwarte einen "sehr produktiven" Gipfel'))).toMatchObject({
    form: 'INDIRECT',
    isPartial: true,
  })
})

test('one goes from quoted words to quoted words through the text', () => {
  const first = nextQuoted(report, -1)
  expect(words(first)).toBe('Kim ist klug. Sehr klug.')
  expect(words(nextQuoted(report, first?.start ?? 0))).toBe('sehr produktiven')
  expect(nextQuoted(report, report.length)).toBeUndefined()
})

test('a draft keeps its segments in the order of the text and refuses overlapping ones', () => {
  const later = withSegment(emptyQuote('de'), report, spanOf('sehr produktiven'))
  const both = later && withSegment(later, report, spanOf('Kim ist klug.'))
  expect(both?.segments.map(({ exact }) => exact)).toEqual(['Kim ist klug.', 'sehr produktiven'])
  expect(both && withSegment(both, report, spanOf('klug. Sehr'))).toBeUndefined()
})

test('a kept draft finds its words again in a changed text, and tells which are lost', () => {
  const draft = withSegment(emptyQuote('de'), report, spanOf('sehr produktiven'))
  if (!draft) throw new Error('no draft')
  const moved = anchorAgain(draft, `Neu. ${report}`)
  expect(moved.lost).toEqual([])
  expect(moved.draft.segments[0]?.start).toBe((draft.segments[0]?.start ?? 0) + 5)
  expect(anchorAgain(draft, 'Ganz anders.').lost).toEqual(['sehr produktiven'])
})
