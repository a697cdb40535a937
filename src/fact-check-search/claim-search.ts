import { pageLanguageOf, pageTitleOf, wholeClaimOf } from '../claim-reviews/claim-review.ts'
import { pageAddress, siteNameOf } from '../claim-reviews/imprint.ts'
import type { PublishedFilter } from '../claim-reviews/published-filter.ts'
import { readPublished } from '../claim-reviews/published-rulings.sql.ts'
import { claimantOf, given } from '../claim-reviews/reviewed-claim.ts'
import type { PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import type { BulkReading } from '../database/open.ts'
import { invalidAt } from '../errors.ts'
import { readMoment } from '../moments.ts'
import type { ClaimSearch, FoundClaim, FoundClaims } from './claim-search.schema.ts'
import { pageTokenOf, readPageToken } from './page-token.ts'

/** Who answers: its public pages begin with `origin`. */
export interface SearchPlace {
  origin: string
  name: string
}

const usualSize = 10
const largestSize = 100

/**
 * Published rulings that stand, in the shape of Google's claims:search, the newest first.
 * @throws DomainError `invalid` without query and site; `malformed` for a page token that is none of this search.
 */
export async function searchClaims(
  database: BulkReading,
  search: ClaimSearch,
  place: SearchPlace,
): Promise<FoundClaims> {
  if (!search.query?.trim() && !search.reviewPublisherSiteFilter) throw nothingAsked()
  const languages = languagesFor(search.languageCode)
  if (languages.length === 0 || !isOurs(search.reviewPublisherSiteFilter, place)) return {}
  const limit = Math.min(search.pageSize || usualSize, largestSize)
  const { offset, until } = search.pageToken
    ? readPageToken(search)
    : { offset: search.offset ?? 0, until: new Date().toISOString() }
  const filter = { ...filterOf(search, languages[0]), publishedUntil: until }
  const found = await readPublished(database, filter, { limit: limit + 1, offset })
  const claims = found.slice(0, limit).map((ruling) => foundClaimOf(ruling, place))
  const next = found.length > limit ? pageTokenOf(search, { offset: offset + limit, until }) : undefined
  return { ...(claims.length > 0 && { claims }), ...given('nextPageToken', next) }
}

function filterOf({ query, maxAgeDays }: ClaimSearch, language: Language | undefined): PublishedFilter {
  return {
    standing: true,
    ...given('query', query?.trim()),
    ...given('language', language),
    ...given('newerThan', maxAgeDays ? daysAgo(maxAgeDays) : undefined),
  }
}

type Language = 'de' | 'en'

/** Those that pages have. The region says nothing here, as with Google. */
function languagesFor(code: string | undefined): (Language | undefined)[] {
  if (!code) return [undefined]
  return (['de', 'en'] as const).filter((language) => code.toLowerCase().split('-')[0] === language)
}

function daysAgo(days: number): string {
  return new Date(Math.max(0, Date.now() - days * 24 * 60 * 60 * 1000)).toISOString()
}

/** The site asked for is the desk's, or one that it is a part of. */
function isOurs(asked: string | undefined, { origin }: SearchPlace): boolean {
  if (!asked) return true
  const site = asked
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
  const own = siteNameOf(origin)
  return own === site || own.endsWith(`.${site}`)
}

function foundClaimOf(ruling: PublishedRuling, { origin, name }: SearchPlace): FoundClaim {
  const { name: claimant, claimedAt } = claimantOf(ruling)
  const language = pageLanguageOf(ruling)
  return {
    text: wholeClaimOf(ruling),
    ...given('claimant', claimant),
    ...given('claimDate', claimedAt && instantOf(claimedAt)),
    claimReview: [
      {
        publisher: { name, site: siteNameOf(origin) },
        url: pageAddress({ site: origin }, ruling.id),
        title: pageTitleOf(ruling),
        reviewDate: instantOf(ruling.publishedAt) ?? ruling.publishedAt,
        textualRating: ruling.rating.labels[language],
        languageCode: language,
      },
    ],
  }
}

/** Google's dates are instants; of what is known by month or year only, none is true. */
function instantOf(text: string): string | undefined {
  const moment = readMoment(text)
  if (!moment || moment.precision === 'YEAR' || moment.precision === 'MONTH') return undefined
  return `${moment.at.toISOString().slice(0, 19)}Z`
}

function nothingAsked() {
  return invalidAt('query', {
    en: 'Ask with "query" or "reviewPublisherSiteFilter".',
    de: 'Bitte mit „query“ oder „reviewPublisherSiteFilter“ fragen.',
  })
}
