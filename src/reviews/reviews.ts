import { may } from '../accounts/roles.ts'
import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { dayColumn } from '../dates.ts'
import { invalidAt } from '../errors.ts'
import type { Aspect } from '../ratings/rating.schema.ts'
import type { Person } from '../reviewers/person.ts'
import { effectiveReviewers } from '../settings/settings.ts'
import type { Target } from '../verdicts/verdict.schema.ts'
import { aspectsOf } from '../verdicts/verdict-rules.ts'
import { requireTarget, targetColumns } from '../verdicts/verdicts.ts'
import { cannotBeTwo, needsEditor, noReview, refused, reviewedAlready } from './refusals.ts'
import type { NewReview } from './review.schema.ts'
import { type Actor, type ReviewAct, type ReviewState, refusalOf } from './review-table.ts'

export type ReviewRow = NonNullable<Awaited<ReturnType<typeof findReviewOf>>>

/**
 * Opens the one review of an aspect of a quote or claim.
 * @returns its id.
 * @throws DomainError `not-found` without such a target, `invalid` when the aspect does not fit it, `conflict` when there is a
 * review or the quote is withdrawn, `forbidden` for fewer reviewers than the desk asks for.
 */
export async function openReview(database: Database, person: Person, review: NewReview): Promise<string> {
  const { target, aspect, dueAt } = review
  await requireTarget(database, target)
  if (!aspectsOf(target.type).includes(aspect)) throw wrongAspect()
  const known = await findReviewOf(database, target, aspect)
  if (known) throw reviewedAlready(known.id)
  const reviewers = await allowedReviewers(database, person, review.reviewers)
  const { id } = await database.tables.review.create({
    data: {
      ...targetColumns(target),
      aspect,
      reviewers,
      openedById: person.id,
      dueAt: dueAt === undefined ? null : dayColumn(dueAt),
      steps: { create: { number: 1, cycle: 1, act: 'open', byId: person.id, to: 'OPEN' } },
    },
    select: { id: true },
  })
  return id
}

async function allowedReviewers(
  database: Database,
  { isAlone, role }: Person,
  asked: number | undefined,
): Promise<number> {
  const usual = await effectiveReviewers(database, isAlone)
  if (asked === undefined || asked === usual) return usual
  if (isAlone) throw cannotBeTwo()
  if (asked < usual && !may(role, 'editor')) throw needsEditor()
  return asked
}

export function findReviewOf({ tables }: Database, target: Target, aspect: Aspect) {
  return tables.review.findFirst({ where: { ...targetColumns(target), aspect } })
}

/** @throws DomainError `not-found`. */
export async function findReview({ tables }: Database, id: string): Promise<ReviewRow> {
  const review = await tables.review.findUnique({ where: { id } })
  if (!review) throw noReview(id)
  return review
}

/** @throws DomainError `forbidden` or `conflict`, as review-table.ts says. */
export async function requireAct(
  database: Database,
  review: ReviewRow,
  act: ReviewAct,
  person: Person,
): Promise<void> {
  const refusal = refusalOf(act, review.state, await actorOf(database, review, person))
  if (refusal) throw refused(refusal, act, review.state)
}

async function actorOf(database: Database, review: ReviewRow, { id, role }: Person): Promise<Actor> {
  const judged = await database.tables.judgement.findMany({
    where: { reviewId: review.id, reviewerId: id },
    select: { cycle: true },
  })
  const [known] = await database.rows<{ judged: boolean }>(
    sql`select has_judged(${review.id}::uuid, ${id}::uuid) as judged`,
  )
  return {
    role,
    hasJudged: known?.judged ?? false,
    hasJudgedInCycle: judged.some(({ cycle }) => cycle === review.cycle),
  }
}

interface Step {
  act: ReviewAct
  by: Person
  to: ReviewState
  reason?: string
  /** The cycle that begins with it. */
  cycle?: number
}

/** Writes down what was done, and puts the review into the state to which it leads. */
export async function takeStep(
  { tables }: Database,
  { id, state, cycle }: ReviewRow,
  { act, by, to, reason, cycle: nextCycle = cycle }: Step,
): Promise<void> {
  const { number = 0 } =
    (await tables.reviewStep.findFirst({ where: { reviewId: id }, orderBy: { number: 'desc' } })) ?? {}
  await tables.reviewStep.create({
    data: {
      ...{ reviewId: id, number: number + 1, cycle, act, byId: by.id, from: state, to },
      reason: reason ?? null,
    },
  })
  await tables.review.update({ where: { id }, data: { state: to, cycle: nextCycle } })
}

function wrongAspect() {
  return invalidAt('/aspect', {
    en: 'TRUTH judges a claim; AUTHENTICITY, CONTEXT and TRANSLATION judge a quote.',
    de: 'TRUTH bewertet eine Behauptung; AUTHENTICITY, CONTEXT und TRANSLATION bewerten ein Zitat.',
  })
}
