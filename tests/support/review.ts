import type { ReviewState } from '../../src/reviews/review-table.ts'
import type { Team } from './accounts.ts'
import { addClaim, made, newVerdict } from './desk.ts'
import type { Client, Reply } from './service.ts'

/** Reviews in every state, made by people of their own: two reviewers (8 and 9) judge, an editor (9) decides. */

export interface MadeReview {
  id: string
  claim: string
  /** The rating to rule. */
  rating: string
}

/** How each state is reached from OPEN. */
const paths: Record<
  ReviewState,
  ('agree' | 'differ' | 'first' | 'adjudicate' | 'rule' | 'publish' | 'correct' | 'withdraw')[]
> = {
  OPEN: [],
  IN_REVIEW: ['first'],
  AGREED: ['agree'],
  DISPUTED: ['differ'],
  ADJUDICATED: ['differ', 'adjudicate'],
  RULED: ['agree', 'rule'],
  PUBLISHED: ['agree', 'rule', 'publish'],
  CORRECTED: ['agree', 'rule', 'publish', 'correct', 'publish'],
  WITHDRAWN: ['agree', 'rule', 'publish', 'withdraw'],
}

/** A review of a claim of its own in that state; with `judged`, one in whose first cycle that person has judged. */
export async function reviewIn(team: Team, state: ReviewState, judged?: Client): Promise<MadeReview> {
  const editor = await team.as('editor', 9)
  const claim = await addClaim(editor)
  const { id } = await made(
    editor.post('/reviews', { target: { type: 'claim', id: claim.id }, aspect: 'TRUTH' }),
  )
  const review = { id, claim: claim.id, rating: state === 'ADJUDICATED' ? 'false' : 'true' }
  if (judged) await made(judge(judged, claim.id, 'false'))
  if (judged) await made(editor.post(`/reviews/${id}/send-back`, { reason: 'Too early.' }))
  for (const step of paths[state]) await go(team, review, editor, step)
  return review
}

async function go(
  team: Team,
  { id, claim, rating }: MadeReview,
  editor: Client,
  step: string,
): Promise<void> {
  const [one, two] = [await team.as('reviewer', 8), await team.as('reviewer', 9)]
  const answer = { rating, summary: 'It did open.', text: 'It *did* open.' }
  if (['agree', 'differ', 'first'].includes(step)) await made(judge(one, claim, 'true'))
  if (step === 'agree') await made(judge(two, claim, 'true'))
  if (step === 'differ') await made(judge(two, claim, 'false'))
  if (step === 'adjudicate')
    await made(editor.post(`/reviews/${id}/adjudicate`, { rating, reasons: 'It did not.' }))
  if (step === 'rule') await made(editor.post(`/reviews/${id}/rule`, answer))
  if (step === 'correct')
    await made(editor.post(`/reviews/${id}/correct`, { ...answer, correctionNote: 'The day was wrong.' }))
  if (step === 'publish') await made(editor.post(`/reviews/${id}/publish`))
  if (step === 'withdraw')
    await made(editor.post(`/reviews/${id}/withdraw`, { reason: 'The source is gone.' }))
}

/** Somebody's verdict on a claim, which may be sealed. */
export function judge(client: Client, claim: string, rating: string, fields: object = {}): Promise<Reply> {
  return client.post(`/claims/${claim}/verdicts`, newVerdict({ rating, ...fields }))
}
