import type { FieldError, Sentence } from '../errors.ts'
import { endOf, readMoment } from '../moments.ts'
import { addressProblems } from './address-problems.ts'
import type { ClaimReview, ReviewRating } from './claim-review.schema.ts'
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
  if (isBlank(claimReviewed)) yield missing('/claimReviewed', sentences.noClaim)
  if (lengthOf(claimReviewed) > longestShortText) yield missing('/claimReviewed', sentences.longClaim)
  if (isBlank(reviewRating.alternateName)) yield missing('/reviewRating/alternateName', sentences.noRating)
}

/** Of the three numbers all are there or none. */
function* ratingProblems({ ratingValue, bestRating, worstRating }: ReviewRating): Generator<FieldError> {
  const numbers = [ratingValue, bestRating, worstRating].filter((number) => number !== undefined)
  if (numbers.length === 0) return
  if (ratingValue === undefined || bestRating === undefined || worstRating === undefined)
    return yield missing('/reviewRating', sentences.halfRating)
  if (worstRating < 1) yield missing('/reviewRating/worstRating', sentences.worst)
  if (bestRating <= worstRating) yield missing('/reviewRating/bestRating', sentences.best)
  if (ratingValue < worstRating || ratingValue > bestRating)
    yield missing('/reviewRating/ratingValue', sentences.value)
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
  if (isBlank(author.name)) yield missing('/author/name', sentences.noPublisher)
  for (const field of ['author', 'about'] as const) {
    const somebody = itemReviewed[field]
    if (somebody && !isName(somebody.name)) yield missing(`/itemReviewed/${field}/name`, sentences.noName)
  }
}

/** Said, then printed, then checked; a day may be another one elsewhere on earth. */
function* dateProblems({ datePublished, itemReviewed }: ClaimReview, now: string): Generator<FieldError> {
  const checked = instantOf(datePublished)
  if (checked === undefined) return yield missing('/datePublished', sentences.noDate)
  if (checked > Date.parse(now)) yield missing('/datePublished', sentences.future)
  const { datePublished: said, firstAppearance } = itemReviewed
  if (said !== undefined && isAfter(said, datePublished))
    yield missing('/itemReviewed/datePublished', sentences.saidLater)
  const printed = firstAppearance?.datePublished
  if (printed === undefined) return
  if (isAfter(printed, datePublished))
    yield missing('/itemReviewed/firstAppearance/datePublished', sentences.printedLater)
  if (said !== undefined && isAfter(said, printed))
    yield missing('/itemReviewed/firstAppearance/datePublished', sentences.printedEarlier)
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

const sentences = {
  noClaim: {
    en: 'Nothing says what is reviewed.',
    de: 'Es fehlt, was geprüft wurde.',
  },
  longClaim: {
    en: `The claim can't be shortened to ${longestShortText} characters without cutting a word.`,
    de: `Die Behauptung lässt sich nicht auf ${longestShortText} Zeichen kürzen, ohne ein Wort zu zerschneiden.`,
  },
  noRating: {
    en: 'The rating has no name in the language of the page.',
    de: 'Die Einstufung hat in der Sprache der Seite keinen Namen.',
  },
  halfRating: {
    en: 'Of a rating in numbers its value and both ends of the scale must be there, or none of them.',
    de: 'Von einer Einstufung in Zahlen müssen Wert und beide Enden der Skala da sein oder nichts davon.',
  },
  worst: {
    en: 'The worst rating must be 1 or more.',
    de: 'Die schlechteste Einstufung muss mindestens 1 sein.',
  },
  best: {
    en: 'The best rating must be more than the worst.',
    de: 'Die beste Einstufung muss über der schlechtesten liegen.',
  },
  value: {
    en: 'The rating lies outside its scale.',
    de: 'Die Einstufung liegt außerhalb ihrer Skala.',
  },
  noPublisher: {
    en: 'Nothing says who publishes the review; set BELEG_PUBLISHER.',
    de: 'Es fehlt, wer die Prüfung veröffentlicht; bitte BELEG_PUBLISHER setzen.',
  },
  noName: {
    en: 'This is not a name. Give the speaker’s, or say that the speaker is unknown.',
    de: 'Das ist kein Name. Bitte den des Sprechers nennen oder ihn als unbekannt führen.',
  },
  noDate: {
    en: 'This is not a date.',
    de: 'Das ist kein Datum.',
  },
  future: {
    en: 'The review would be published in the future.',
    de: 'Die Prüfung erschiene erst in der Zukunft.',
  },
  saidLater: {
    en: 'It would have been said after it was reviewed. Correct when it was said or printed.',
    de: 'Gesagt worden wäre es erst nach der Prüfung. Bitte berichtigen, wann es gesagt oder gedruckt wurde.',
  },
  printedLater: {
    en: 'It would have appeared after it was reviewed. Correct when the document was published.',
    de: 'Erschienen wäre es erst nach der Prüfung. Bitte berichtigen, wann das Dokument erschien.',
  },
  printedEarlier: {
    en: 'It would have appeared before it was said. Correct the one or the other day.',
    de: 'Erschienen wäre es, bevor es gesagt wurde. Bitte den einen oder den anderen Tag berichtigen.',
  },
} satisfies Record<string, Sentence>
