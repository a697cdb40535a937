import type { ImportFormat, ReadRecord } from '../format.ts'
import type { Statement } from '../statement.schema.ts'
import { statementImporter } from '../statements.ts'
import { statementOf } from './claim-review-statement.ts'
import { findClaimReviews } from './find-claim-reviews.ts'

/** schema.org ClaimReview, as publishers put it into their pages and feeds. */
export const claimReviewFormat: ImportFormat = {
  name: 'claimreview',
  role: 'editor',
  recognises: ({ text }) => /"ClaimReview"|application\/ld\+json/.test(text),
  open: ({ text }, { language = 'und' }) => statementImporter('claimreview', recordsOf(text, language)),
}

function* recordsOf(text: string, language: string): Generator<ReadRecord<Statement>> {
  for (const { line, review, problem } of findClaimReviews(text)) {
    if (problem) yield { line, words: '', problems: [{ pointer: '', sentence: problem }] }
    if (review) yield { line, ...statementOf(review, language) }
  }
}
