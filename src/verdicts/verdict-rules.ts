import type { Aspect } from '../ratings/rating.schema.ts'
import type { Target } from './verdict.schema.ts'

/** What makes a verdict sound: rules without I/O, also for the browser. */

/** The aspects that can be judged of a target: of a claim whether it is true, of a quote all else. */
export function aspectsOf(type: Target['type']): Aspect[] {
  return type === 'claim' ? ['TRUTH'] : ['AUTHENTICITY', 'CONTEXT', 'TRANSLATION']
}

export type VerdictProblem =
  | 'wrong-aspect'
  | 'needs-citation'
  | 'supersedes-missing'
  | 'supersedes-not-current'
  | 'nothing-to-supersede'

/**
 * The first rule that a verdict breaks.
 * @param current id of the same reviewer's current verdict on the same target and aspect.
 */
export function problemOf(
  verdict: { aspect: Aspect; citations: readonly unknown[]; supersedes?: string | undefined },
  {
    type,
    needsCitation,
    current,
  }: { type: Target['type']; needsCitation: boolean; current: string | undefined },
): VerdictProblem | undefined {
  if (!aspectsOf(type).includes(verdict.aspect)) return 'wrong-aspect'
  if (needsCitation && verdict.citations.length === 0) return 'needs-citation'
  if (verdict.supersedes === current) return undefined
  if (verdict.supersedes === undefined) return 'supersedes-missing'
  return current === undefined ? 'nothing-to-supersede' : 'supersedes-not-current'
}
