import type { Aspect } from '../ratings/rating.schema.ts'

/** What published rulings are asked by. */
export interface PublishedFilter {
  /** Neither corrected nor withdrawn. */
  standing?: boolean
  /** That of the page; see pageLanguageOf. */
  language?: 'de' | 'en'
  aspect?: Aspect
  /** Any of these keys. */
  rating?: string[]
  /** Words of the claim, of a quote that states it, of who said it or of the summary. */
  query?: string
  /** Words of the name of who said it. */
  claimant?: string
  /** When it was said; see moments.ts. */
  from?: string
  to?: string
  /** Said or published since then, as ISO 8601. */
  newerThan?: string
  /** As ISO 8601. */
  publishedUntil?: string
}
