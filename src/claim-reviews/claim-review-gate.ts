import type { FieldError, Sentence } from '../errors.ts'
import { endOf, readMoment } from '../moments.ts'
import { addressProblems } from './address-problems.ts'
import type { ClaimReview, ReviewRating } from './claim-review.schema.ts'
import { gateSentences } from './gate-sentences.ts'
import { lengthOf, longestShortText } from './short-text.ts'

/**
 * What is wrong with markup before it becomes public: what Google's documentation of fact checks requires
 * (https://developers.google.com/search/docs/appearance/structured-data/factcheck) and what no reader should be told.
 * @param now as ISO 8601.
 */
export function problemsOf(markup: ClaimReview, site: string, now: string): FieldError[] {
  return [
    ...wordProblems(markup),
    ...ratingProblems(markup.reviewRating),
    ...nameProblems(markup),
    ...dateProblems(markup, now),
    ...addressProblems(markup, site),
  ]
}

function* wordProblems({ claimReviewed, reviewRating }: ClaimReview): Generator<FieldError> {
  if (isBlank(claimReviewed)) yield missing('/claimReviewed', gateSentences.noClaim)
  if (lengthOf(claimReviewed) > longestShortText) yield missing('/claimReviewed', gateSentences.longClaim)
  if (isBlank(reviewRating.alternateName))
    yield missing('/reviewRating/alternateName', gateSentences.noRating)
}

/** Of the three numbers all are there or none. */
function* ratingProblems({ ratingValue, bestRating, worstRating }: ReviewRating): Generator<FieldError> {
  const numbers = [ratingValue, bestRating, worstRating].filter((number) => number !== undefined)
  if (numbers.length === 0) return
  if (ratingValue === undefined || bestRating === undefined || worstRating === undefined)
    return yield missing('/reviewRating', gateSentences.halfRating)
  if (worstRating < 1) yield missing('/reviewRating/worstRating', gateSentences.worst)
  if (bestRating <= worstRating) yield missing('/reviewRating/bestRating', gateSentences.best)
  if (ratingValue < worstRating || ratingValue > bestRating)
    yield missing('/reviewRating/ratingValue', gateSentences.value)
}

/** What people write where they know no name. */
const noNames = [
  'unknown',
  'unbekannt',
  'anonymous',
  'anonym',
  'na',
  'none',
  'null',
  'undefined',
  'nobody',
  'niemand',
]

function isName(text: string): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  return letters !== '' && !noNames.includes(letters)
}

function* nameProblems({ author, itemReviewed }: ClaimReview): Generator<FieldError> {
  if (isBlank(author.name)) yield missing('/author/name', gateSentences.noPublisher)
  for (const field of ['author', 'about'] as const) {
    const somebody = itemReviewed[field]
    if (somebody && !isName(somebody.name)) yield missing(`/itemReviewed/${field}/name`, gateSentences.noName)
  }
}

/** Said, then printed, then checked; a day may be another one elsewhere on earth. */
function* dateProblems({ datePublished, itemReviewed }: ClaimReview, now: string): Generator<FieldError> {
  const checked = instantOf(datePublished)
  if (checked === undefined) return yield missing('/datePublished', gateSentences.noDate)
  if (checked > Date.parse(now)) yield missing('/datePublished', gateSentences.future)
  const { datePublished: said, firstAppearance } = itemReviewed
  if (said !== undefined && isAfter(said, datePublished))
    yield missing('/itemReviewed/datePublished', gateSentences.saidLater)
  const printed = firstAppearance?.datePublished
  if (printed === undefined) return
  if (isAfter(printed, datePublished))
    yield missing('/itemReviewed/firstAppearance/datePublished', gateSentences.printedLater)
  if (said !== undefined && isAfter(said, printed))
    yield missing('/itemReviewed/firstAppearance/datePublished', gateSentences.printedEarlier)
}

const dayMs = 24 * 60 * 60 * 1000

/** Whether a time begins more than a day after another one has ended; a time that can't be read is after each. */
function isAfter(one: string, other: string): boolean {
  const [beginning, known] = [instantOf(one), readMoment(other)]
  return beginning === undefined || !known || beginning > endOf(known).getTime() + dayMs
}

function instantOf(text: string): number | undefined {
  return readMoment(text)?.at.getTime()
}

function isBlank(text: string): boolean {
  return !/\S/.test(text)
}

function missing(pointer: string, sentence: Sentence): FieldError {
  return { pointer, sentence }
}
