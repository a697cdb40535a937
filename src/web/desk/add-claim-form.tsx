import type { Quote } from '../../quotes/quote.schema.ts'
import { send } from '../api.ts'
import { Form, useSaving } from '../form.tsx'
import { Problem } from '../problem.ts'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { ClaimFields } from './claim-fields.tsx'
import { emptyClaim } from './draft.ts'
import { isEmptyClaim } from './draft-changes.ts'
import { claimBody } from './draft-steps.ts'
import { useKept } from './kept.ts'
import { SaveState } from './save-state.tsx'

interface AddClaimFormProps {
  quote: Quote
  language: string
  onDone: () => void
}

/** One more claim inside a recorded quote. */
export function AddClaimForm({ quote, language, onDone }: AddClaimFormProps) {
  const kept = useKept(`claim.${quote.id}`, () => emptyClaim(language), isEmptyClaim)
  const { problem, isSaving, save } = useSaving()
  const reviewer = useAnswer('me').value?.reviewer?.slug

  async function add(): Promise<void> {
    if (!kept.value.link && kept.value.text.trim().length < 3) {
      throw new Problem(422, t('form.incomplete'), [{ pointer: '/text', detail: t('desk.gap.claim') }])
    }
    await send('POST', `quotes/${quote.id}/claims`, claimBody(kept.value))
    kept.clear()
    onDone()
  }

  return (
    <Form label={t('desk.job.claim')} problem={problem} onSubmit={() => void save(add)}>
      <ClaimFields claim={kept.value} place="" reviewer={reviewer} onChange={kept.edit} />
      <div class="form-end">
        <SaveButton label={t('desk.saveClaim')} isSaving={isSaving} />
        <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
      </div>
    </Form>
  )
}
