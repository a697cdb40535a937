import type { Database } from '../database/open.ts'
import { DomainError, invalidAt } from '../errors.ts'
import { tell } from '../notices/notices.ts'
import type { Person } from '../reviewers/person.ts'
import { findReviewer, slugOfReviewer } from '../reviewers/reviewers.ts'
import { assignedAlready, noRoundLeft, notAssigned } from './refusals.ts'
import type { NewAssignment } from './review.schema.ts'
import { findReview, type ReviewRow, requireAct, takeStep } from './reviews.ts'

/**
 * Says who is to judge; without `reviewer`, whoever asks.
 * @throws DomainError `not-found`; `forbidden` for others than oneself unless an editor asks; `conflict` in a later state, for
 * whoever is assigned or has judged, and when all rounds are taken; `invalid` for whoever can't judge.
 */
export async function assign(
  database: Database,
  reviewId: string,
  by: Person,
  { reviewer, round }: NewAssignment,
): Promise<void> {
  const review = await findReview(database, reviewId)
  const slug = reviewer ?? (await slugOfReviewer(database, by.id))
  const isSelf = slug === (await slugOfReviewer(database, by.id))
  await requireAct(database, review, isSelf ? 'self-assign' : 'assign', by)
  const reviewerId = isSelf ? by.id : await requireJudge(database, slug)
  await refuseJudged(database, review, reviewerId)
  await database.tables.reviewAssignment.create({
    data: {
      reviewId,
      reviewerId,
      round: await freeRound(database, review, slug, round),
      assignedById: by.id,
    },
  })
  await takeStep(database, review, { act: isSelf ? 'self-assign' : 'assign', by, to: review.state })
  if (!isSelf) await tell(database, 'ASSIGNMENT', [reviewerId], { causedById: by.id, reviewId })
}

/** Takes somebody off. @throws DomainError `not-found` when they are not assigned; `forbidden`, `conflict` as assign does. */
export async function unassign(
  database: Database,
  reviewId: string,
  by: Person,
  slug: string,
): Promise<void> {
  const review = await findReview(database, reviewId)
  const act = slug === (await slugOfReviewer(database, by.id)) ? 'self-unassign' : 'unassign'
  await requireAct(database, review, act, by)
  const { count } = await database.tables.reviewAssignment.updateMany({
    where: { reviewId, endedAt: null, reviewer: { slug } },
    data: { endedAt: new Date() },
  })
  if (count === 0) throw notAssigned(slug)
  await takeStep(database, review, { act, by, to: review.state })
}

async function freeRound(
  { tables }: Database,
  { id, reviewers }: ReviewRow,
  slug: string,
  wanted: number | undefined,
): Promise<number> {
  const taken = await tables.reviewAssignment.findMany({
    where: { reviewId: id, endedAt: null },
    include: { reviewer: true },
  })
  if (taken.some(({ reviewer }) => reviewer.slug === slug)) throw assignedAlready(slug)
  const rounds = reviewers === 1 ? [1] : [1, 2]
  const free = rounds.filter((round) => taken.every((other) => other.round !== round))
  const round = wanted === undefined ? free[0] : free.find((candidate) => candidate === wanted)
  if (round === undefined) throw noRoundLeft()
  return round
}

/** @throws DomainError `invalid` for somebody who may not judge. */
async function requireJudge(database: Database, slug: string): Promise<string> {
  const reviewer = await findReviewer(database, slug)
  const role = reviewer?.account?.disabledAt === null ? reviewer.account.role : undefined
  if (reviewer && (role === 'reviewer' || role === 'editor' || role === 'administrator')) return reviewer.id
  throw invalidAt('/reviewer', {
    en: `There is no reviewer "${slug}" with an account that may judge.`,
    de: `Es gibt keine Person „${slug}“ mit einem Konto, das bewerten darf.`,
  })
}

async function refuseJudged({ tables }: Database, review: ReviewRow, reviewerId: string): Promise<void> {
  const judged = await tables.judgement.count({
    where: { reviewId: review.id, cycle: review.cycle, reviewerId },
  })
  if (judged === 0) return
  throw new DomainError('conflict', {
    en: 'Whoever has judged already is not assigned again.',
    de: 'Wer schon bewertet hat, wird nicht noch einmal zugeteilt.',
  })
}
