import type { Database } from '../database/open.ts'
import type { DeskChanges } from './desk.schema.ts'

/** How many reviewers are asked unless somebody has set it. */
const usualReviewers = 2

/** How many are to judge in a review opened from now on. */
export async function readReviewers({ tables }: Database): Promise<number> {
  return (await tables.desk.findFirst())?.reviewers ?? usualReviewers
}

/** The same on a desk as it is: one without accounts has one reviewer, who can't be two. */
export async function effectiveReviewers(database: Database, isAlone: boolean): Promise<number> {
  return isAlone ? 1 : readReviewers(database)
}

export async function changeDesk({ tables }: Database, { reviewers }: DeskChanges): Promise<void> {
  await tables.desk.upsert({ where: { id: true }, create: { reviewers }, update: { reviewers } })
}
