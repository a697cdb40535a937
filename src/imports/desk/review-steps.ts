import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { ReviewAct, ReviewState } from '../../reviews/review-table.ts'

type Review = DeskRecord<'reviews'>

interface Step {
  act: ReviewAct | 'open'
  by: string
  at: string
  cycle: number
  reason: string | null
  to: ReviewState
  /** Undefined for the state before it. */
  from?: ReviewState
  /** Where in the review it stands. */
  place: string
}

/** What was done in a review, as far as its rulings say so; how it was judged is not among it. Pure. */
export function stepsOf({ openedBy, createdAt, rulings }: Review): Step[] {
  const opened: Step = {
    ...{ act: 'open', by: openedBy, at: createdAt, cycle: 1, reason: null, to: 'OPEN', place: '/createdAt' },
  }
  return [opened, ...rulings.flatMap((ruling, nth) => stepsOfRuling(ruling, rulings, `/rulings/${nth}`))]
}

function stepsOfRuling(
  {
    id,
    cycle,
    method,
    ruledBy,
    createdAt,
    corrects,
    publishedBy,
    publishedAt,
    withdrawal,
  }: Review['rulings'][number],
  rulings: Review['rulings'],
  place: string,
): Step[] {
  const corrected = rulings.find((other) => other.id === corrects && other.id !== id)
  const isOfSameCycle = corrected?.cycle === cycle
  const ruled: Step = {
    ...{ by: ruledBy, at: createdAt, cycle, reason: null, to: 'RULED', place: `${place}/createdAt` },
    act: isOfSameCycle ? 'correct' : 'rule',
    ...(!isOfSameCycle && { from: method === 'ADJUDICATED' ? 'ADJUDICATED' : 'AGREED' }),
  }
  const published: Step = {
    ...{ act: 'publish', by: publishedBy, at: publishedAt, cycle, reason: null },
    ...{ to: corrects === null ? 'PUBLISHED' : 'CORRECTED', place: `${place}/publishedAt` },
  }
  if (!withdrawal) return [ruled, published]
  const withdrawn: Step = {
    ...{ ...withdrawal, act: 'withdraw', cycle, to: 'WITHDRAWN', place: `${place}/withdrawal/at` },
  }
  return [ruled, published, withdrawn]
}
