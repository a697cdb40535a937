import { may, type Role } from '../accounts/roles.ts'

/** How a verdict becomes a ruling: what may be done in which state, by whom, and where it leads. Pure, also for the browser. */

export const reviewStates = [
  'OPEN',
  'IN_REVIEW',
  'AGREED',
  'DISPUTED',
  'ADJUDICATED',
  'RULED',
  'PUBLISHED',
  'CORRECTED',
  'WITHDRAWN',
] as const
export type ReviewState = (typeof reviewStates)[number]

export const reviewActs = [
  'assign',
  'self-assign',
  'unassign',
  'self-unassign',
  'schedule',
  'judge',
  'adjudicate',
  'rule',
  'correct',
  'publish',
  'withdraw',
  'send-back',
] as const
export type ReviewAct = (typeof reviewActs)[number]

type Moves = Partial<Record<ReviewAct, readonly ReviewState[]>>

/** Due dates are open in every state; who is to judge is settled while judging goes on. */
const always = (state: ReviewState): Moves => ({ schedule: [state] })
const judging = (state: ReviewState): Moves => ({
  ...always(state),
  assign: [state],
  'self-assign': [state],
  unassign: [state],
  'self-unassign': [state],
  'send-back': ['OPEN'],
})
const standing = (state: ReviewState): Moves => ({
  ...always(state),
  correct: ['RULED'],
  withdraw: ['WITHDRAWN'],
  'send-back': ['OPEN'],
})

/** The table: state × act → the states to which it may lead; what stands nowhere is not possible. */
export const reviewTable: Record<ReviewState, Moves> = {
  OPEN: { ...judging('OPEN'), judge: ['IN_REVIEW', 'AGREED'] },
  IN_REVIEW: { ...judging('IN_REVIEW'), judge: ['AGREED', 'DISPUTED'] },
  AGREED: { ...always('AGREED'), rule: ['RULED'], 'send-back': ['OPEN'] },
  DISPUTED: { ...always('DISPUTED'), adjudicate: ['ADJUDICATED'], 'send-back': ['OPEN'] },
  ADJUDICATED: { ...always('ADJUDICATED'), rule: ['RULED'], 'send-back': ['DISPUTED'] },
  RULED: {
    ...always('RULED'),
    publish: ['PUBLISHED', 'CORRECTED'],
    'send-back': ['AGREED', 'ADJUDICATED', 'PUBLISHED', 'CORRECTED'],
  },
  PUBLISHED: standing('PUBLISHED'),
  CORRECTED: standing('CORRECTED'),
  WITHDRAWN: { ...always('WITHDRAWN'), 'send-back': ['OPEN'] },
}

/** In which states an act is possible. */
export function statesOf(act: ReviewAct): ReviewState[] {
  return reviewStates.filter((state) => reviewTable[state][act] !== undefined)
}

const leastRoles: Record<ReviewAct, Role> = {
  assign: 'editor',
  'self-assign': 'reviewer',
  unassign: 'editor',
  'self-unassign': 'reviewer',
  schedule: 'editor',
  judge: 'reviewer',
  adjudicate: 'editor',
  rule: 'editor',
  correct: 'editor',
  publish: 'editor',
  withdraw: 'editor',
  'send-back': 'reviewer',
}

/** The least role for an act: what all reviewers have ended, only an editor sends back. */
export function leastRole(act: ReviewAct, state: ReviewState): Role {
  const isEnded = state !== 'OPEN' && state !== 'IN_REVIEW'
  return act === 'send-back' && isEnded ? 'editor' : leastRoles[act]
}

/** Nobody decides on what they judged. Withdrawing stays possible: an error must not wait for somebody else. */
const fourEyed: readonly ReviewAct[] = ['adjudicate', 'rule', 'correct', 'publish']

/** What the table needs to know of whoever acts. */
export interface Actor {
  role: Role
  /** In any cycle, whatever became of it, or by a verdict outside of the review. */
  hasJudged: boolean
  hasJudgedInCycle: boolean
}

export type Refusal = 'role' | 'state' | 'judged-twice' | 'own-judgement'

/** Why somebody may not act; undefined when they may. The role is asked first, then the state, then the four eyes. */
export function refusalOf(act: ReviewAct, state: ReviewState, actor: Actor): Refusal | undefined {
  if (!may(actor.role, leastRole(act, state))) return 'role'
  if (reviewTable[state][act] === undefined) return 'state'
  if (act === 'judge' && actor.hasJudgedInCycle) return 'judged-twice'
  return fourEyed.includes(act) && actor.hasJudged ? 'own-judgement' : undefined
}

/** What somebody may do now. */
export function possibleActs(state: ReviewState, actor: Actor): ReviewAct[] {
  return reviewActs.filter((act) => refusalOf(act, state, actor) === undefined)
}

/** Where a judgement leads: to agreement when all that were asked for are in and say the same. */
export function stateAfterJudging(ratings: readonly string[], reviewers: number): ReviewState {
  if (ratings.length < reviewers) return 'IN_REVIEW'
  return new Set(ratings).size === 1 ? 'AGREED' : 'DISPUTED'
}

export type RulingMethod = 'AGREED' | 'ADJUDICATED' | 'SINGLE'

/** How the desk came to its rating. */
export function methodOf(reviewers: number, isAdjudicated: boolean): RulingMethod {
  if (reviewers === 1) return 'SINGLE'
  return isAdjudicated ? 'ADJUDICATED' : 'AGREED'
}
