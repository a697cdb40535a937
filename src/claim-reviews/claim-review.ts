import type { ClaimReview as SchemaClaimReview, WithContext } from 'schema-dts'
import type { ClaimReview, ReviewRating, Work } from './claim-review.schema.ts'
import { problemsOf } from './claim-review-gate.ts'
import { type Imprint, pageAddress } from './imprint.ts'
import { publicAddress } from './public-address.ts'
import { given, reviewedClaimOf } from './reviewed-claim.ts'
import {
  isStanding,
  type PublishedRuling,
  type ReviewedCitation,
  type ReviewedRuling,
} from './reviewed-ruling.ts'
import { lengthOf, longestShortText, shortened } from './short-text.ts'

/** From a ruling to its markup. Pure, so that nothing of one ruling gets into the next. */

/** The markup of a ruling that is published; see claim-review-gate.ts for whether it is right. */
export function claimReviewOf(ruling: PublishedRuling, imprint: Imprint): ClaimReview {
  const language = pageLanguageOf(ruling)
  const citations = ruling.citations.map(citationOf)
  // Here and in its parts no object begins with a spread one: V8 takes twice as long then, for each ruling of an export.
  const markup: ClaimReview = {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: pageAddress(imprint, ruling.id),
    claimReviewed: shortClaimOf(ruling),
    datePublished: ruling.publishedAt,
    inLanguage: language,
    author: { '@type': 'Organization', name: imprint.name, url: imprint.site },
    itemReviewed: reviewedClaimOf(ruling, imprint.site),
    reviewRating: ratingOf(ruling),
    reviewAspect: ruling.aspectLabels[language],
    reviewBody: ruling.summary,
    ...(citations.length > 0 && { citation: citations }),
    ...given('license', imprint.licence),
    ...given('sdLicense', imprint.licence),
  }
  return markup satisfies WithContext<SchemaClaimReview>
}

/** The language of a ruling's page: that of the words judged where the desk has it. */
export function pageLanguageOf({ target }: { target: { language: string } }): 'de' | 'en' {
  return /^de(-|$)/i.test(target.language) ? 'de' : 'en'
}

/** The markup that others may read: of a ruling that stands, if nothing is wrong with it. */
export function publicClaimReviewOf(ruling: ReviewedRuling, imprint: Imprint): ClaimReview | undefined {
  if (!isStanding(ruling)) return undefined
  const markup = claimReviewOf(ruling, imprint)
  return problemsOf(markup, imprint.site, ruling.publishedAt).length === 0 ? markup : undefined
}

/** What is reviewed in a few words: a claim itself, of a quote that it was said. */
function shortClaimOf(ruling: ReviewedRuling): string {
  return claimWith(ruling, (text, room) => shortened(text, room))
}

/** The same in all its words. */
export function wholeClaimOf(ruling: ReviewedRuling): string {
  return claimWith(ruling, (text) => text)
}

/** What the page is called. */
export function pageTitleOf(ruling: ReviewedRuling): string {
  return `${ruling.rating.labels[pageLanguageOf(ruling)]}: ${shortClaimOf(ruling)}`
}

function claimWith(ruling: ReviewedRuling, worded: (text: string, room: number) => string): string {
  const { target, quotes } = ruling
  const [quote] = quotes
  if (target.type === 'claim' || !quote) return worded(target.text, longestShortText)
  const [before, after] = saidBy(quote.speaker.name)[pageLanguageOf(ruling)]
  return before + worded(target.text, longestShortText - lengthOf(before + after)) + after
}

function saidBy(name: string): Record<'de' | 'en', [before: string, after: string]> {
  return { de: [`${name} sagte: „`, '“'], en: [`${name} said: “`, '”'] }
}

/** In words always; a number says something only on an ordered scale, and not of "unverifiable". */
function ratingOf(ruling: ReviewedRuling): ReviewRating {
  const { labels, isOrdinal, value, worst, best } = ruling.rating
  const name = { '@type': 'Rating', alternateName: labels[pageLanguageOf(ruling)] } as const
  if (!isOrdinal || value === null || worst === null || best === null) return name
  return { ...name, ratingValue: value, bestRating: best, worstRating: worst }
}

function citationOf({ title, publisher, url, archiveUrl, publishedAt }: ReviewedCitation): Work {
  return {
    '@type': 'CreativeWork',
    name: title,
    ...given('url', publicAddress(url)),
    publisher: { '@type': 'Organization', name: publisher },
    ...given('datePublished', publishedAt),
    ...given('archivedAt', publicAddress(archiveUrl)),
  }
}
