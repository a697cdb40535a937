import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { type KnownRatings, readRatings } from './given-ratings.ts'
import { writing } from './kind.ts'
import { stepsOf } from './review-steps.ts'

type Review = DeskRecord<'reviews'>

/** Writes reviews in the state to which their rulings led. */
export async function writeReviews(database: Database, reviews: readonly Review[]): Promise<void> {
  // Whoever ruled may have judged the same later: the rule of four eyes looks at what was before.
  await database.rows(sql`select set_config('beleg.reads_desk', 'on', true)`)
  const ratings = await readRatings(database)
  await writing<Review>({
    review: reviewRow,
    review_step: stepRows,
    ruling: (review) => rulingRows(review, ratings),
    ruling_verdict: ({ rulings }) =>
      rulings.flatMap(({ id, verdicts }) =>
        verdicts.map((verdict) => ({ ruling_id: id, verdict_id: verdict })),
      ),
    // Before publications, each of which must find that no other stands.
    ruling_withdrawal: ({ rulings }) =>
      rulings.flatMap(({ id, withdrawal }) =>
        withdrawal
          ? { ruling_id: id, reason: withdrawal.reason, by_id: withdrawal.by, at: withdrawal.at }
          : [],
      ),
    publication: ({ rulings }) =>
      rulings.map(({ id, publishedBy, publishedAt }) => ({
        ruling_id: id,
        by_id: publishedBy,
        at: publishedAt,
      })),
    reply_request: replyRows,
  })(database, reviews)
}

function reviewRow(review: Review) {
  const { id, target, aspect, reviewers, openedBy, createdAt } = review
  const last = stepsOf(review).at(-1)
  return {
    ...{ id, aspect, reviewers, opened_by_id: openedBy, created_at: createdAt, due_at: null },
    ...{
      claim_id: target.type === 'claim' ? target.id : null,
      quote_id: target.type === 'quote' ? target.id : null,
    },
    ...{ state: last?.to, cycle: last?.cycle },
  }
}

function stepRows(review: Review) {
  const steps = stepsOf(review)
  return steps.map(({ act, by, at, cycle, reason, to, from }, nth) => ({
    ...{ review_id: review.id, number: nth + 1, cycle, act, by_id: by, reason, to, at },
    from: from ?? steps[nth - 1]?.to ?? null,
  }))
}

function rulingRows({ id: review, aspect, rulings }: Review, ratings: KnownRatings) {
  return rulings.map(
    ({ id, number, cycle, rating, summary, text, method, ruledBy, createdAt, corrects, correctionNote }) => ({
      ...{
        id,
        number,
        cycle,
        summary,
        text,
        method,
        aspect,
        review_id: review,
        rating_id: ratings.idOf(rating),
      },
      ...{
        ruled_by_id: ruledBy,
        created_at: createdAt,
        corrects_id: corrects,
        correction_note: correctionNote,
      },
    }),
  )
}

function replyRows({ id: review, replies }: Review) {
  return replies.map(({ speaker, askedAt, askedBy, createdAt, answeredAt, ...reply }) => ({
    ...{ ...reply, review_id: review, speaker_id: speaker, asked_at: askedAt, asked_by_id: askedBy },
    ...{ created_at: createdAt, answered_at: answeredAt },
  }))
}
