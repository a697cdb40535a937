import type { Database } from '../database/open.ts'
import { dayColumn } from '../dates.ts'
import { tell } from '../notices/notices.ts'
import { findRating } from '../ratings/ratings.ts'
import type { Person } from '../reviewers/person.ts'
import type { Because, NewAdjudication, ReviewChanges } from './review.schema.ts'
import type { ReviewState } from './review-table.ts'
import { findReview, type ReviewRow, requireAct, takeStep } from './reviews.ts'

/** Sets until when it should be judged. @throws DomainError `not-found`, `forbidden`. */
export async function schedule(
  database: Database,
  id: string,
  by: Person,
  { dueAt }: ReviewChanges,
): Promise<void> {
  const review = await findReview(database, id)
  await requireAct(database, review, 'schedule', by)
  await database.tables.review.update({
    where: { id },
    data: { dueAt: dueAt === null ? null : dayColumn(dueAt) },
  })
  await takeStep(database, review, { act: 'schedule', by, to: review.state })
}

/** Decides between reviewers who do not agree. @throws DomainError `not-found`, `forbidden`, `conflict`; `invalid` for an unknown rating. */
export async function adjudicate(
  database: Database,
  id: string,
  by: Person,
  { rating, reasons }: NewAdjudication,
): Promise<void> {
  const review = await findReview(database, id)
  await requireAct(database, review, 'adjudicate', by)
  const { id: ratingId } = await findRating(database, review.aspect, rating)
  await database.tables.adjudication.create({
    data: { reviewId: id, aspect: review.aspect, cycle: review.cycle, ratingId, reasons, byId: by.id },
  })
  await takeStep(database, review, { act: 'adjudicate', by, to: 'ADJUDICATED' })
}

/**
 * Sends a review back, to where it came from or to its beginning, where a new cycle begins: what lies in envelopes is never opened, and
 * everybody may judge again. What is published stays so.
 * @throws DomainError `not-found`, `forbidden`.
 */
export async function sendBack(
  database: Database,
  id: string,
  by: Person,
  { reason }: Because,
): Promise<void> {
  const review = await findReview(database, id)
  await requireAct(database, review, 'send-back', by)
  const to = await stateBefore(database, review)
  const concerned = await concernedBy(database, review)
  if (to === 'OPEN') await voidEnvelopes(database, review)
  const cycle = to === 'OPEN' ? review.cycle + 1 : review.cycle
  await takeStep(database, review, { act: 'send-back', by, to, reason, cycle })
  await tell(database, 'SENT_BACK', concerned, { causedById: by.id, reviewId: id })
}

async function stateBefore({ tables }: Database, { id, state }: ReviewRow): Promise<ReviewState> {
  if (state === 'ADJUDICATED') return 'DISPUTED'
  if (state !== 'RULED') return 'OPEN'
  const ruling = await tables.reviewStep.findFirst({
    where: { reviewId: id, act: { in: ['rule', 'correct'] } },
    orderBy: { number: 'desc' },
  })
  if (!ruling?.from) throw new Error(`No step led the review ${id} to its ruling`)
  return ruling.from
}

async function voidEnvelopes({ tables }: Database, { id, cycle }: ReviewRow): Promise<void> {
  await tables.judgement.updateMany({
    where: { reviewId: id, cycle, verdictId: null },
    data: { voidedAt: new Date() },
  })
}

/** Those who have judged in this cycle or are to do so. */
export async function concernedBy({ tables }: Database, { id, cycle }: ReviewRow): Promise<string[]> {
  const judged = await tables.judgement.findMany({ where: { reviewId: id, cycle } })
  const assigned = await tables.reviewAssignment.findMany({ where: { reviewId: id, endedAt: null } })
  return [...judged, ...assigned].map(({ reviewerId }) => reviewerId)
}
