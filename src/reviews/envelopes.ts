import { randomBytes } from 'node:crypto'
import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { today } from '../dates.ts'
import { digestOfContent } from '../history/digests.ts'
import type { NewVerdict, Target, Verdict } from '../verdicts/verdict.schema.ts'
import { readVerdict } from '../verdicts/verdicts.sql.ts'
import { recordVerdict } from '../verdicts/verdicts.ts'
import type { ReviewRow } from './reviews.ts'

/**
 * A verdict lies in a sealed envelope until all of its cycle are in: it is no verdict yet, so that nothing that shows verdicts can
 * show it. The history has its digest, so that it can be proved that nobody changed it meanwhile.
 */

/** What the verdict would be if it were recorded now; nothing of it stays. @throws DomainError as recordVerdict does. */
export async function tryVerdict(
  database: Database,
  target: Target,
  reviewerId: string,
  verdict: NewVerdict,
): Promise<Verdict> {
  await database.tables.$executeRaw(sql`savepoint trial`)
  const id = await recordVerdict(database, target, reviewerId, verdict)
  const { json } = await readVerdict(database, id)
  await database.tables.$executeRaw(sql`rollback to savepoint trial`)
  await database.tables.$executeRaw(sql`release savepoint trial`)
  return JSON.parse(json)
}

/** Puts a verdict into an envelope. @returns the judgement's id. */
export async function sealVerdict(
  { tables }: Database,
  { id: reviewId, cycle }: ReviewRow,
  reviewerId: string,
  verdict: NewVerdict,
): Promise<string> {
  const salt = randomBytes(32).toString('base64url')
  // The day it speaks about is the day it was judged, not the one on which the envelope is opened.
  const body = { ...verdict, asOf: verdict.asOf ?? today() }
  const others = await tables.judgement.findMany({ where: { reviewId, cycle }, select: { round: true } })
  const assigned = await tables.reviewAssignment.findFirst({ where: { reviewId, reviewerId, endedAt: null } })
  const free = [1, 2].filter((round) => others.every((other) => other.round !== round))
  const round = free.find((candidate) => candidate === assigned?.round) ?? free[0] ?? 2
  const { id } = await tables.judgement.create({
    data: {
      reviewId,
      cycle,
      round,
      reviewerId,
      body: asJson(body),
      salt,
      digest: digestOfContent(salt, body),
    },
    select: { id: true },
  })
  return id
}

/** Records every verdict of the review's cycle. @returns the ratings. @throws DomainError as recordVerdict does. */
export async function openEnvelopes(
  database: Database,
  target: Target,
  { id: reviewId, cycle }: ReviewRow,
): Promise<void> {
  const judgements = await database.tables.judgement.findMany({
    where: { reviewId, cycle },
    orderBy: { round: 'asc' },
  })
  for (const { id, reviewerId, body, salt, digest } of judgements) {
    if (digestOfContent(salt, body) !== digest) throw new Error(`The envelope ${id} is not as it was sealed`)
    const verdictId = await recordVerdict(database, target, reviewerId, body as NewVerdict)
    await database.tables.judgement.update({ where: { id }, data: { verdictId } })
  }
}

/** Prisma's type of JSON knows no absent fields. */
function asJson(body: NewVerdict) {
  return JSON.parse(JSON.stringify(body))
}
