/** Sentences and words of a text. Pure; all places are UTF-16 code units, as a Range counts. */

export interface Span {
  start: number
  end: number
}

/** Sentences in order, without the white space around them. */
export function splitSentences(text: string, language: string): Span[] {
  const sentences: Span[] = []
  let open: Span | undefined
  for (const { segment, index } of segmenter(language, 'sentence').segment(text)) {
    const piece = withoutSpaceAround(text, { start: index, end: index + segment.length })
    if (piece.start === piece.end) continue
    open = open ? { start: open.start, end: piece.end } : piece
    if (endsInAbbreviation(text, open, language) && !segment.endsWith('\n')) continue
    sentences.push(open)
    open = undefined
  }
  return open ? [...sentences, open] : sentences
}

export function withoutSpaceAround(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: from, end: Math.max(from, start + words.trimEnd().length) }
}

/** The start of the word after (or, going back, before) a place; undefined at the end of the text. */
export function nextWordStart(
  text: string,
  language: string,
  from: number,
  direction: 1 | -1,
): number | undefined {
  const starts = wordsAround(text, language, from).map((word) => word.start)
  return direction > 0 ? starts.find((start) => start > from) : starts.findLast((start) => start < from)
}

/** The end of the word after (or, going back, before) a place; undefined at the start of the text. */
export function nextWordEnd(
  text: string,
  language: string,
  from: number,
  direction: 1 | -1,
): number | undefined {
  const ends = wordsAround(text, language, from).map((word) => word.end)
  return direction > 0 ? ends.find((end) => end > from) : ends.findLast((end) => end < from)
}

// Unicode's rules end a sentence after "am 26. Februar" and "Dr. Braun".
const abbreviation =
  /(?:^|[\s(„“"])(?:[\p{Lu}]|Dr|Prof|Nr|Mr|Mrs|Ms|St|Jr|Sen|Rep|Gov|Gen|Hrsg|bzw|ca|vgl|etwa|z\. ?B|d\. ?h|u\. ?a|U\.S|a\.m|p\.m)\.$/u
const ordinal = /(?:^|\s)\d{1,2}\.$/

function endsInAbbreviation(text: string, { start, end }: Span, language: string) {
  const tail = text.slice(Math.max(start, end - 12), end)
  return abbreviation.test(tail) || (!/^en\b/i.test(language) && ordinal.test(tail))
}

const reachCharacters = 400

function wordsAround(text: string, language: string, place: number): Span[] {
  const from = Math.max(0, text.lastIndexOf(' ', Math.max(0, place - reachCharacters)))
  const near = text.slice(from, place + reachCharacters)
  return [...segmenter(language, 'word').segment(near)]
    .filter((piece) => piece.isWordLike)
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }))
}

function segmenter(language: string, granularity: 'sentence' | 'word') {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    return new Intl.Segmenter(undefined, { granularity })
  }
}
