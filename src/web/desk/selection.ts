import { nextWordEnd, nextWordStart, type Span, splitSentences } from './sentences.ts'

/** Moving a selection by sentences and words. Pure: a selection and a move give the next selection. */

/** `pivot`: the sentence a selection grew from; the other edge moves. */
export interface Selection extends Span {
  pivot: Span
}

export interface Reading {
  text: string
  language: string
  sentences: Span[]
}

export type Move =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'extend-next'
  | 'extend-previous'
  | 'start-later'
  | 'start-earlier'
  | 'end-later'
  | 'end-earlier'

/** Sentences are found when the first move asks for them: a long text takes a moment. */
export function readingOf(text: string, language: string): Reading {
  let sentences: Span[] | undefined
  return {
    text,
    language,
    get sentences() {
      sentences ??= splitSentences(text, language)
      return sentences
    },
  }
}

/** Where a move leads; the selection itself where there is no further to go. */
export function moveSelection(
  reading: Reading,
  move: Move,
  selection: Selection | undefined,
): Selection | undefined {
  if (!selection)
    return select(move === 'last' || move === 'previous' ? reading.sentences.at(-1) : reading.sentences[0])
  return moves[move](reading, selection) ?? selection
}

export function select(span: Span | undefined): Selection | undefined {
  return span && { start: span.start, end: span.end, pivot: { start: span.start, end: span.end } }
}

type Step = (reading: Reading, selection: Selection) => Selection | undefined

const moves: Record<Move, Step> = {
  // Nothing selected but a place clicked: the sentence there is the next one.
  next: ({ sentences }, { start, end }) =>
    select(sentences.find((sentence) => (start === end ? sentence.end > start : sentence.start >= end))),
  previous: ({ sentences }, { start }) => select(sentences.findLast((sentence) => sentence.start < start)),
  first: ({ sentences }) => select(sentences[0]),
  last: ({ sentences }) => select(sentences.at(-1)),
  'extend-next': ({ sentences }, selection) => {
    const { start, end, pivot } = selection
    if (start < pivot.start) return grown(selection, sentences.find((one) => one.start > start)?.start, end)
    return grown(selection, start, sentences.find((one) => one.end > end)?.end)
  },
  'extend-previous': ({ sentences }, selection) => {
    const { start, end, pivot } = selection
    if (end > pivot.end) return grown(selection, start, sentences.findLast((one) => one.end < end)?.end)
    return grown(selection, sentences.findLast((one) => one.start < start)?.start, end)
  },
  'start-later': word('start', 1),
  'start-earlier': word('start', -1),
  'end-later': word('end', 1),
  'end-earlier': word('end', -1),
}

function word(edge: 'start' | 'end', direction: 1 | -1): Step {
  return ({ text, language }, { start, end }) => {
    if (edge === 'start') return cut(nextWordStart(text, language, start, direction), end)
    return cut(start, nextWordEnd(text, language, end, direction))
  }
}

function cut(start: number | undefined, end: number | undefined) {
  if (start === undefined || end === undefined || start >= end) return undefined
  return select({ start, end })
}

function grown(
  { pivot }: Selection,
  start: number | undefined,
  end: number | undefined,
): Selection | undefined {
  if (start === undefined || end === undefined || start >= end) return undefined
  return { start, end, pivot }
}
