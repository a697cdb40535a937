import type { Quote } from '../../quotes/quote.schema.ts'
import type { Stance, Verdict } from '../../verdicts/verdict.schema.ts'
import { type Tone as RatingTone, toneOf as toneOfRating } from '../rating-mark.tsx'

/** What the verdicts on a quote mean for its mark in the text: a ground and, never colour alone, a sign. */

/** From the lightest to the gravest; 'none' is without a verdict. */
export const tones = ['none', 'open', 'good', 'fair', 'mixed', 'poor', 'bad'] as const satisfies (
  | RatingTone
  | 'none'
)[]
export type Tone = (typeof tones)[number]

/** The gravest of all current verdicts on a quote and on the claims it carries. */
export function toneOfQuote({ verdicts, claims }: Pick<Quote, 'verdicts' | 'claims'>): Tone {
  const all: Pick<Verdict, 'rating'>[] = [...verdicts, ...claims.flatMap((claim) => claim.verdicts)]
  return tones[Math.max(0, ...all.map(({ rating }) => tones.indexOf(toneOfRating(rating.key))))] ?? 'none'
}

export const signOfTone: Record<Tone, string> = {
  none: '',
  open: '?',
  good: '✓',
  fair: '✓',
  mixed: '~',
  poor: '✕',
  bad: '✕',
}

const stances: Record<RatingTone, Stance> = {
  open: 'CONTEXT',
  mixed: 'CONTEXT',
  good: 'SUPPORTS',
  fair: 'SUPPORTS',
  poor: 'REFUTES',
  bad: 'REFUTES',
}

/** How a source usually stands to what is rated so. */
export function stanceFor(rating: string): Stance {
  return stances[toneOfRating(rating)]
}
