import type { Database, Reading } from '../database/open.ts'
import { DomainError, type FieldError, notFound } from '../errors.ts'
import type { ClaimReviewPreview } from './claim-review.schema.ts'
import { claimReviewOf } from './claim-review.ts'
import { problemsOf } from './claim-review-gate.ts'
import { hintsOf } from './claim-review-hints.ts'
import type { Imprint } from './imprint.ts'
import { readLastRuling } from './reviewed-rulings.sql.ts'

/**
 * The markup of a review's last ruling as it is or, published now, would be.
 * @throws DomainError `not-found` when there is no such review or nothing is ruled in it yet.
 */
export async function previewClaimReview(
  database: Reading,
  reviewId: string,
  imprint: Imprint | undefined,
): Promise<ClaimReviewPreview> {
  const ruling = await readLastRuling(database, reviewId)
  if (!ruling) throw noRuling(reviewId)
  if (!imprint) return { claimReview: null, problems: [noSite], hints: [] }
  const now = new Date().toISOString()
  const claimReview = claimReviewOf({ ...ruling, publishedAt: ruling.publishedAt ?? now }, imprint)
  return {
    claimReview,
    problems: problemsOf(claimReview, imprint.site, now),
    hints: hintsOf(ruling, claimReview, imprint.site),
  }
}

/** @throws DomainError `invalid` with everything that is wrong with the markup of a review's last ruling. */
export async function requireRight(database: Database, reviewId: string, imprint: Imprint): Promise<void> {
  const { problems } = await previewClaimReview(database, reviewId, imprint)
  if (problems.length === 0) return
  const [en, de] = (['en', 'de'] as const).map((language) =>
    problems.map(({ sentence }) => sentence[language]).join(' '),
  )
  throw new DomainError(
    'invalid',
    {
      en: `The markup of the public page would be wrong. ${en}`,
      de: `Die Auszeichnung der öffentlichen Seite wäre falsch. ${de}`,
    },
    problems,
  )
}

const noSite: FieldError = {
  pointer: '/url',
  sentence: {
    en: 'This desk has no public address. With one that begins with https:// in BELEG_SITE its rulings get markup.',
    de: 'Diese Redaktion hat keine öffentliche Adresse. Steht in BELEG_SITE eine mit https://, erhalten ihre Urteile eine Auszeichnung.',
  },
}

function noRuling(reviewId: string): DomainError {
  return notFound(
    `Nothing is ruled in a review ${reviewId}.`,
    `In einer Prüfung ${reviewId} ist kein Urteil geschrieben.`,
  )
}
