import { keptText } from '../documents/text.ts'
import { invalidAt, type Sentence } from '../errors.ts'
import { type AnchoredSegment, type AnchorProblem, anchorSegments } from './anchor.ts'
import type { NewSegment } from './quote.schema.ts'

/** The segments of a quote in the text. @throws DomainError `invalid` at the segment that is not where it should be. */
export function placed(text: string, selectors: readonly NewSegment[]): AnchoredSegment[] {
  const found = anchorSegments(text, selectors.map(asKept))
  if ('segments' in found) return found.segments
  throw invalidAt(`/segments/${found.index}/exact`, anchorSentences[found.problem])
}

/** The words with line ends as the text is kept with them. */
function asKept({ prefix, suffix, ...segment }: NewSegment): NewSegment {
  return {
    ...segment,
    exact: keptText(segment.exact),
    ...(prefix !== undefined && { prefix: keptText(prefix) }),
    ...(suffix !== undefined && { suffix: keptText(suffix) }),
  }
}

const anchorSentences: Record<AnchorProblem, Sentence> = {
  'not-there': {
    en: 'These words are not in the document.',
    de: 'Diese Wörter stehen nicht im Dokument.',
  },
  'several-places': {
    en: 'These words stand in several places of the document; say what stands before or after them.',
    de: 'Diese Wörter stehen an mehreren Stellen des Dokuments; bitte angeben, was davor oder danach steht.',
  },
  'other-words': {
    en: 'Other words stand at this place of the document.',
    de: 'An dieser Stelle des Dokuments stehen andere Wörter.',
  },
  overlap: {
    en: 'The segments of a quote may not overlap.',
    de: 'Die Abschnitte eines Zitats dürfen sich nicht überschneiden.',
  },
}
