import type { Quote } from '../../quotes/quote.schema.ts'
import type { SpeakerName } from '../../speakers/speaker.schema.ts'
import type { Span } from './sentences.ts'

/** Questions about the quotes of one text. Pure. */

/** The quotes with words between two offsets, or at one. */
export function quotesAt(quotes: readonly Quote[], { start, end }: Span): Quote[] {
  const isAt = (segment: Span) => segment.start < Math.max(end, start + 1) && start < segment.end
  return quotes.filter((quote) => quote.segments.some(isAt))
}

/** Who is quoted here, each once. */
export function speakersOf(quotes: readonly Quote[]): SpeakerName[] {
  return [...new Map(quotes.map(({ speaker }) => [speaker.slug, speaker])).values()]
}

export function countWords(words: string): number {
  return words.split(/\s+/).filter(Boolean).length
}
