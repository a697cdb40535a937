import { requireRight } from '../claim-reviews/claim-reviews.ts'
import type { Imprint } from '../claim-reviews/imprint.ts'
import type { Database } from '../database/open.ts'
import { DomainError, invalidAt } from '../errors.ts'
import { tell } from '../notices/notices.ts'
import type { Person } from '../reviewers/person.ts'
import { concernedBy } from '../reviews/decisions.ts'
import type { Because } from '../reviews/review.schema.ts'
import { methodOf } from '../reviews/review-table.ts'
import { findReview, type ReviewRow, requireAct, takeStep } from '../reviews/reviews.ts'
import type { NewRuling } from './ruling.schema.ts'

/** Writes the desk's answer on what was agreed or adjudicated. @throws DomainError as writeRuling does. */
export function rule(database: Database, reviewId: string, by: Person, ruling: NewRuling): Promise<void> {
  return writeRuling(database, reviewId, 'rule', by, ruling)
}

/** The same to take the place of the published one once it is published itself. */
export function correct(database: Database, reviewId: string, by: Person, ruling: NewRuling): Promise<void> {
  return writeRuling(database, reviewId, 'correct', by, ruling)
}

/**
 * @throws DomainError `not-found`; `forbidden`, `conflict` as review-table.ts says; `invalid` when the rating is not the one agreed or
 * adjudicated, when it rests on other verdicts, or when it does not say what it changes of a published ruling.
 */
async function writeRuling(
  database: Database,
  reviewId: string,
  act: 'rule' | 'correct',
  by: Person,
  { rating, summary, text, correctionNote, verdicts }: NewRuling,
): Promise<void> {
  const review = await findReview(database, reviewId)
  await requireAct(database, review, act, by)
  const basis = await readBasis(database, review)
  if (rating !== basis.rating.key) throw otherRating(basis.rating.key)
  const corrects = await findStanding(database, reviewId)
  if ((correctionNote === undefined) !== (corrects === null))
    throw corrects ? needsNote() : nothingToCorrect()
  await database.tables.ruling.create({
    data: {
      ...{ reviewId, aspect: review.aspect, cycle: review.cycle, ratingId: basis.rating.id, summary, text },
      number: await nextNumber(database, reviewId),
      method: methodOf(review.reviewers, basis.isAdjudicated),
      ruledById: by.id,
      correctsId: corrects?.id ?? null,
      correctionNote: correctionNote ?? null,
      verdicts: { create: restsOn(basis.verdictIds, verdicts).map((verdictId) => ({ verdictId })) },
    },
  })
  await takeStep(database, review, { act, by, to: 'RULED' })
}

/**
 * Makes the last ruling public, in place of the one that it corrects.
 * @param imprint where it gets a page with markup; what is wrong with that stops it.
 * @throws DomainError `not-found`, `forbidden`, `conflict`; `invalid` with everything that is wrong with the markup.
 */
export async function publish(
  database: Database,
  reviewId: string,
  by: Person,
  imprint?: Imprint,
): Promise<void> {
  const review = await findReview(database, reviewId)
  await requireAct(database, review, 'publish', by)
  if (imprint) await requireRight(database, reviewId, imprint)
  const ruling = await database.tables.ruling.findFirstOrThrow({
    where: { reviewId },
    orderBy: { number: 'desc' },
  })
  await database.tables.publication.create({ data: { rulingId: ruling.id, byId: by.id } })
  await takeStep(database, review, { act: 'publish', by, to: ruling.correctsId ? 'CORRECTED' : 'PUBLISHED' })
  const concerned = [...(await concernedBy(database, review)), review.openedById, ruling.ruledById]
  await tell(database, 'PUBLISHED', concerned, { causedById: by.id, reviewId })
}

/** Takes the published ruling back, with a reason that is public. @throws DomainError `not-found`, `forbidden`, `conflict`. */
export async function withdrawRuling(
  database: Database,
  reviewId: string,
  by: Person,
  { reason }: Because,
): Promise<void> {
  const review = await findReview(database, reviewId)
  await requireAct(database, review, 'withdraw', by)
  const standing = await findStanding(database, reviewId)
  if (!standing) throw new Error(`The review ${reviewId} is published without a ruling`)
  await database.tables.rulingWithdrawal.create({ data: { rulingId: standing.id, reason, byId: by.id } })
  await takeStep(database, review, { act: 'withdraw', by, to: 'WITHDRAWN', reason })
}

/** What a ruling rests on: the verdicts of the cycle, and the rating they agree on or an editor chose. */
async function readBasis({ tables }: Database, { id: reviewId, cycle }: ReviewRow) {
  const judgements = await tables.judgement.findMany({
    where: { reviewId, cycle, verdictId: { not: null } },
    include: { verdict: { include: { rating: true } } },
  })
  const adjudication = await tables.adjudication.findFirst({
    where: { reviewId, cycle },
    orderBy: { id: 'desc' },
    include: { rating: true },
  })
  const rating = adjudication?.rating ?? judgements[0]?.verdict?.rating
  if (!rating) throw nothingToRuleOn()
  const verdictIds = judgements.flatMap(({ verdictId }) => verdictId ?? [])
  return { rating, isAdjudicated: adjudication !== null, verdictIds }
}

/** Not their count: of a review from another desk only the published ones are here. */
async function nextNumber({ tables }: Database, reviewId: string): Promise<number> {
  const { _max } = await tables.ruling.aggregate({ where: { reviewId }, _max: { number: true } })
  return (_max.number ?? 0) + 1
}

/** The ruling that is public now. */
function findStanding({ tables }: Database, reviewId: string) {
  return tables.ruling.findFirst({
    where: {
      reviewId,
      publication: { isNot: null },
      withdrawal: { is: null },
      correctedBy: { none: { publication: { isNot: null } } },
    },
  })
}

function restsOn(given: readonly string[], named: readonly string[] | undefined): readonly string[] {
  const ids = named?.map((id) => id.toLowerCase()) ?? given
  const stranger = ids.find((id) => !given.includes(id))
  if (stranger === undefined) return ids
  throw invalidAt('/verdicts', {
    en: `The verdict ${stranger} is none of this review.`,
    de: `Die Bewertung ${stranger} gehört nicht zu dieser Prüfung.`,
  })
}

/** A review that came from another desk: its envelopes stayed there. */
function nothingToRuleOn(): DomainError {
  return new DomainError('conflict', {
    en: 'The envelopes of this review lie on the desk that it came from. Send it back, and let it be judged here.',
    de: 'Die Umschläge dieser Prüfung liegen an dem Desk, von dem sie kam. Bitte zurückgeben und hier bewerten lassen.',
  })
}

function otherRating(key: string): DomainError {
  return invalidAt('/rating', {
    en: `The reviewers came to "${key}". To rule otherwise, send the review back.`,
    de: `Die Prüfung ergab „${key}“. Um anders zu urteilen, bitte die Prüfung zurückgeben.`,
  })
}

function needsNote(): DomainError {
  return invalidAt('/correctionNote', {
    en: 'A ruling is public already: say in "correctionNote" what changes, for everybody to read.',
    de: 'Ein Urteil ist schon veröffentlicht: bitte in „correctionNote“ öffentlich sagen, was sich ändert.',
  })
}

function nothingToCorrect(): DomainError {
  return invalidAt('/correctionNote', {
    en: 'No ruling is public, so there is nothing to correct.',
    de: 'Es ist kein Urteil veröffentlicht, es gibt also nichts zu berichtigen.',
  })
}
