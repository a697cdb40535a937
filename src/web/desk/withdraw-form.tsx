import type { Quote } from '../../quotes/quote.schema.ts'
import { send } from '../api.ts'
import { TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { t } from '../words.ts'
import { isBlank } from './draft-changes.ts'
import { useKept } from './kept.ts'

interface WithdrawProps {
  quote: Quote
  onDone: () => void
}

/** Takes a quote back with a reason; nothing is deleted, and it can be restored. */
export function WithdrawForm({ quote, onDone }: WithdrawProps) {
  const kept = useKept(`withdraw.${quote.id}`, () => '', isBlank)
  const { problem, isSaving, save } = useSaving()

  async function withdraw(): Promise<void> {
    await send('POST', `quotes/${quote.id}/withdraw`, { reason: kept.value.trim() })
    kept.clear()
    onDone()
  }

  return (
    <Form label={t('desk.job.withdraw')} problem={problem} onSubmit={() => void save(withdraw)}>
      <TextField
        label={t('desk.reason')}
        pointer="/reason"
        hint={t('desk.reasonHint')}
        isRequired
        value={kept.value}
        onValue={(reason) => kept.edit(() => reason)}
      />
      <button type="submit" disabled={isSaving}>
        {t('desk.withdraw')}
      </button>
    </Form>
  )
}

export function RestoreButton({ quote, onDone }: WithdrawProps) {
  const { problem, isSaving, save } = useSaving()
  const restore = async () => {
    await send('POST', `quotes/${quote.id}/restore`, {})
    onDone()
  }
  return (
    <p>
      <button type="button" disabled={isSaving} onClick={() => void save(restore)}>
        {t('desk.restore')}
      </button>{' '}
      <span role="alert">{problem?.title}</span>
    </p>
  )
}
