import type { FieldError, Sentence } from '../errors.ts'
import { endOf, type KnownTime, readMoment } from '../moments.ts'
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
  const checked = readMoment(datePublished)
  if (!checked) return yield missing('/datePublished', gateSentences.noDate)
  if (checked.at.getTime() > Date.parse(now)) yield missing('/datePublished', gateSentences.future)
  const [said, printed] = [itemReviewed, itemReviewed.firstAppearance].map(readingOf)
  if (said && isAfter(said, { known: checked }))
    yield missing('/itemReviewed/datePublished', gateSentences.saidLater)
  if (!printed) return
  if (isAfter(printed, { known: checked }))
    yield missing('/itemReviewed/firstAppearance/datePublished', gateSentences.printedLater)
  if (said && isAfter(said, printed))
    yield missing('/itemReviewed/firstAppearance/datePublished', gateSentences.printedEarlier)
}

const dayMs = 24 * 60 * 60 * 1000

/** A time as it is given, undefined where none is; known where it can be read. */
type ReadTime = { known: KnownTime | undefined }

function readingOf(dated: { datePublished?: string } | undefined): ReadTime | undefined {
  return dated?.datePublished === undefined ? undefined : { known: readMoment(dated.datePublished) }
}

/** Whether a time begins more than a day after another one has ended; a time that can't be read is after each. */
function isAfter({ known: one }: ReadTime, { known: other }: ReadTime): boolean {
  return !one || !other || one.at.getTime() > endOf(other).getTime() + dayMs
}

function isBlank(text: string): boolean {
  return !/\S/.test(text)
}

function missing(pointer: string, sentence: Sentence): FieldError {
  return { pointer, sentence }
}
