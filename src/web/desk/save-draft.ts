import type { RatingScale } from '../../ratings/rating.schema.ts'
import { ask, send } from '../api.ts'
import { asProblem, Problem } from '../problem.ts'
import { t } from '../words.ts'
import type { QuoteDraft } from './draft.ts'
import { gapsInQuote } from './draft-check.ts'
import { adoptSaved, afterStep, isSameQuote, nextStep, placeInForm, type Step } from './draft-steps.ts'

type Edit = (change: (before: QuoteDraft) => QuoteDraft) => void

/**
 * Sends a draft step by step. What has been saved is marked in the draft at once, so that saving again goes on there.
 * @returns the quote's id.
 * @throws Problem whose pointers lead to the draft's fields.
 */
export async function saveDraft(
  documentId: string,
  draft: QuoteDraft,
  scales: readonly RatingScale[],
  edit: Edit,
): Promise<string> {
  const gaps = gapsInQuote(draft, scales)
  if (gaps.length > 0) throw new Problem(422, t('form.incomplete'), gaps)
  let current = draft.isUncertain ? await lookUpSaved(documentId, draft) : draft
  if (current !== draft) edit(() => current)
  for (let step = nextStep(current); step; step = nextStep(current)) {
    const taken = step
    const id = await takeStep(documentId, taken).catch((error) => {
      const problem = asProblem(error)
      if (problem.status === 0) edit((before) => ({ ...before, isUncertain: true }))
      throw placed(problem, current, taken)
    })
    current = afterStep(current, taken, id)
    edit((before) => afterStep(before, taken, id))
  }
  return current.saved ?? ''
}

async function takeStep(documentId: string, step: Step): Promise<string> {
  if (step.act === 'speaker') return (await send('POST', 'speakers', step.body)).slug
  if (step.act === 'quote') return (await send('POST', `documents/${documentId}/quotes`, step.body)).id
  if (step.act === 'claim') return (await send('POST', `quotes/${step.quoteId}/claims`, step.body)).id
  const { type, id } = step.target
  return (await send('POST', `${type === 'quote' ? 'quotes' : 'claims'}/${id}/verdicts`, step.body)).id
}

/** An answer that never came may stand for something that was saved all the same. */
async function lookUpSaved(documentId: string, draft: QuoteDraft): Promise<QuoteDraft> {
  const known = await withKnownSpeakers(draft)
  const { quotes } = await ask(`documents/${documentId}`)
  const found = quotes.find((quote) => (known.saved ? quote.id === known.saved : isSameQuote(known, quote)))
  return found ? adoptSaved(known, found) : { ...known, isUncertain: false }
}

async function withKnownSpeakers(draft: QuoteDraft): Promise<QuoteDraft> {
  let { about } = draft
  for (const who of ['speaker', 'onBehalfOf'] as const) {
    const name = about[who].fresh?.name
    if (!name) continue
    const { items } = await ask('speakers', { query: name })
    const found = items.find((speaker) => speaker.name === name)
    if (found) about = { ...about, [who]: { known: { slug: found.slug, name: found.name } } }
  }
  return { ...draft, about }
}

function placed(problem: Problem, draft: QuoteDraft, step: Step): Problem {
  const errors = problem.errors.map(({ pointer, detail }) => ({
    pointer: placeInForm(draft, step, pointer),
    detail,
  }))
  const title = draft.saved ? `${problem.title} ${t('desk.savedSoFar')}` : problem.title
  return new Problem(problem.status, title, errors)
}
