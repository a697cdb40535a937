import { useState } from 'preact/hooks'
import { filled, patch, send } from '../api.ts'
import { Combobox } from '../combobox.tsx'
import type { Option } from '../combobox-options.tsx'
import { isBlank } from '../desk/draft-changes.ts'
import { useKept } from '../desk/kept.ts'
import { DateField, MomentField, TextArea, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { findSpeakers } from '../searches.ts'
import { t } from '../words.ts'

const unasked = { name: '', channel: '', question: '', askedAt: '', deadline: '' }

/** Records that somebody was asked: a speaker of this desk, or anybody by name. */
export function AskForm({ reviewId, onSaved }: { reviewId: string; onSaved: () => void }) {
  const [fields, setFields] = useState(unasked)
  const [speaker, setSpeaker] = useState<Option>()
  const { problem, isSaving, save } = useSaving()
  const field = (name: keyof typeof unasked) => ({
    label: t(`reply.${name}`),
    pointer: `/${name}`,
    value: fields[name],
    onValue: (value: string) => setFields({ ...fields, [name]: value }),
  })

  async function ask(): Promise<void> {
    const { name, ...rest } = fields
    const whom = speaker ? { speaker: speaker.key } : { name: name.trim() }
    await send('POST', `reviews/${reviewId}/replies`, { ...whom, ...filled(rest) })
    setFields(unasked)
    setSpeaker(undefined)
    onSaved()
  }

  return (
    <details>
      <summary>{t('reply.ask')}</summary>
      <Form label={t('reply.ask')} problem={problem} onSubmit={() => void save(ask)} class="boxed">
        <Combobox
          label={t('reply.speaker')}
          pointer="/speaker"
          value={speaker}
          search={findSpeakers}
          onChoose={setSpeaker}
        />
        {!speaker && <TextField {...field('name')} isRequired />}
        <TextField {...field('channel')} isRequired />
        <TextArea {...field('question')} />
        <div class="fields">
          <MomentField {...field('askedAt')} />
          <DateField {...field('deadline')} />
        </div>
        <SaveButton label={t('reply.ask')} isSaving={isSaving} />
      </Form>
    </details>
  )
}

interface AnswerFormProps {
  reviewId: string
  replyId: string
  onSaved: () => void
}

/** Records what they said; it then stays as it is. */
export function AnswerForm({ reviewId, replyId, onSaved }: AnswerFormProps) {
  const kept = useKept(
    `reply.${replyId}`,
    () => ({ answer: '', answeredAt: '' }),
    ({ answer }) => isBlank(answer),
  )
  const { problem, isSaving, save } = useSaving()

  async function record(): Promise<void> {
    await patch(`reviews/${reviewId}/replies/${replyId}`, filled(kept.value))
    kept.clear()
    onSaved()
  }

  return (
    <details open={kept.isRestored}>
      <summary>{t('reply.record')}</summary>
      <Form label={t('reply.record')} problem={problem} onSubmit={() => void save(record)}>
        <TextArea
          label={t('reply.answer')}
          pointer="/answer"
          isRequired
          value={kept.value.answer}
          onValue={(answer) => kept.edit((before) => ({ ...before, answer }))}
        />
        <MomentField
          label={t('reply.answeredAt')}
          pointer="/answeredAt"
          value={kept.value.answeredAt}
          onValue={(answeredAt) => kept.edit((before) => ({ ...before, answeredAt }))}
        />
        <SaveButton label={t('reply.record')} isSaving={isSaving} />
      </Form>
    </details>
  )
}
