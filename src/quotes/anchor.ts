/** Where quoted words stand in a text: rules without I/O, also for the browser. Offsets are UTF-16 code units. */

/** One contiguous stretch of a text with a little of what is around it (W3C Web Annotation selectors). */
export interface AnchoredSegment {
  start: number
  end: number
  exact: string
  prefix: string
  suffix: string
}

/** Words to be found, by offsets or by what is around them. */
export interface SegmentSelector {
  exact: string
  start?: number
  end?: number
  prefix?: string
  suffix?: string
}

export type AnchorProblem = 'not-there' | 'several-places' | 'other-words' | 'overlap'

/** How much of the surrounding text is kept with a segment. */
export const contextLength = 32

/**
 * Finds each segment in the text and puts them in the order of the text.
 * @returns the segments, or the first problem and which selector (by index) has it.
 */
export function anchorSegments(
  text: string,
  selectors: readonly SegmentSelector[],
): { segments: AnchoredSegment[] } | { problem: AnchorProblem; index: number } {
  const placed: { start: number; end: number; index: number }[] = []
  for (const [index, selector] of selectors.entries()) {
    const place = placeOf(text, selector)
    if (typeof place === 'string') return { problem: place, index }
    placed.push({ ...place, index })
  }
  placed.sort((one, other) => one.start - other.start)
  const overlapping = placed.find((place, nth) => nth > 0 && place.start < (placed[nth - 1]?.end ?? 0))
  if (overlapping) return { problem: 'overlap', index: overlapping.index }
  return { segments: placed.map(({ start, end }) => segmentAt(text, start, end)) }
}

/** The segment between two offsets, with up to 32 code units on each side. */
export function segmentAt(text: string, start: number, end: number): AnchoredSegment {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: wellFormed(text.slice(Math.max(0, start - contextLength), start)),
    suffix: wellFormed(text.slice(end, end + contextLength)),
  }
}

/** The words of a quote as one line: its segments with a mark for what is left out between them. */
export function joinSegments(segments: readonly { exact: string }[]): string {
  return segments.map(({ exact }) => exact).join(' […] ')
}

function placeOf(text: string, selector: SegmentSelector): { start: number; end: number } | AnchorProblem {
  const { exact, start, end } = selector
  if (start !== undefined && end !== undefined) {
    return end > start && text.slice(start, end) === exact ? { start, end } : 'other-words'
  }
  const [place, another] = placesOf(text, selector)
  if (place === undefined) return 'not-there'
  return another === undefined ? { start: place, end: place + exact.length } : 'several-places'
}

/** The first two places where the words stand between their prefix and suffix; two are enough to be ambiguous. */
function placesOf(text: string, { exact, prefix = '', suffix = '' }: SegmentSelector): number[] {
  const words = prefix + exact + suffix
  const first = text.indexOf(words)
  const second = first < 0 ? -1 : text.indexOf(words, first + 1)
  return [first, second].filter((place) => place >= 0).map((place) => place + prefix.length)
}

/** A cut through a surrogate pair leaves half a character, which no database keeps. */
function wellFormed(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')
}
