import type { Database } from '../database/open.ts'
import { tellDispute } from '../notices/notices.ts'
import type { Person } from '../reviewers/person.ts'
import { effectiveReviewers } from '../settings/settings.ts'
import type { JudgedVerdict, NewVerdict, Target } from '../verdicts/verdict.schema.ts'
import { readVerdict } from '../verdicts/verdicts.sql.ts'
import { recordVerdict } from '../verdicts/verdicts.ts'
import { openEnvelopes, sealVerdict, tryVerdict } from './envelopes.ts'
import { stateAfterJudging } from './review-table.ts'
import { findReview, findReviewOf, openReview, type ReviewRow, requireAct, takeStep } from './reviews.ts'

/**
 * Takes a reviewer's verdict: recorded at once where one reviewer judges, sealed where two do, until both are in.
 * @throws DomainError as recordVerdict and requireAct do.
 */
export async function judge(
  database: Database,
  target: Target,
  person: Person,
  verdict: NewVerdict,
): Promise<JudgedVerdict> {
  const known = await findReviewOf(database, target, verdict.aspect)
  if (known) await requireAct(database, known, 'judge', person)
  if (!known && (await effectiveReviewers(database, person.isAlone)) === 1)
    return readRecorded(database, await recordVerdict(database, target, person.id, verdict))
  const tried = await tryVerdict(database, target, person.id, verdict)
  const review =
    known ??
    (await findReview(database, await openReview(database, person, { target, aspect: verdict.aspect })))
  const id = await sealVerdict(database, review, person.id, verdict)
  const given = await ratingsGiven(database, review)
  const to = stateAfterJudging(given, review.reviewers)
  await takeStep(database, review, { act: 'judge', by: person, to })
  if (to === 'IN_REVIEW') return { ...tried, id, isCurrent: false, isSealed: true }
  await openEnvelopes(database, target, review)
  if (to === 'DISPUTED') await tellDispute(database, review.id, person.id)
  return readRecorded(database, await verdictOf(database, id))
}

/** What those say who have judged in this cycle. */
async function ratingsGiven({ tables }: Database, { id, cycle }: ReviewRow): Promise<string[]> {
  const judgements = await tables.judgement.findMany({
    where: { reviewId: id, cycle },
    select: { body: true },
  })
  return judgements.map(({ body }) => (body as NewVerdict).rating)
}

async function verdictOf({ tables }: Database, judgementId: string): Promise<string> {
  const { verdictId } = await tables.judgement.findUniqueOrThrow({ where: { id: judgementId } })
  if (verdictId === null) throw new Error(`The envelope ${judgementId} was not opened`)
  return verdictId
}

async function readRecorded(database: Database, verdictId: string): Promise<JudgedVerdict> {
  return { ...JSON.parse((await readVerdict(database, verdictId)).json), isSealed: false }
}
