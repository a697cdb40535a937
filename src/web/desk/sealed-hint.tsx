import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

/** Says beforehand what becomes of a verdict where two judge. */
export function SealedHint() {
  const { value: desk } = useAnswer('desk')
  return desk?.effectiveReviewers === 2 ? <p class="hint">{t('desk.sealed')}</p> : null
}
