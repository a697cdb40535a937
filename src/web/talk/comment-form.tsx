import { send } from '../api.ts'
import { isBlank } from '../desk/draft-changes.ts'
import { useKept } from '../desk/kept.ts'
import { Checkbox, Select, TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

interface CommentFormProps {
  path: `${'quotes' | 'claims'}/${string}/comments`
  onSaid: () => void
}

/** A comment; choosing a colleague puts their @name into it. */
export function CommentForm({ path, onSaid }: CommentFormProps) {
  const kept = useKept(
    path,
    () => ({ text: '', givesAway: false }),
    ({ text }) => isBlank(text),
  )
  const colleagues = useAnswer('reviewers').value?.items ?? []
  const { problem, isSaving, save } = useSaving()

  function mention(slug: string): void {
    if (slug)
      kept.edit(({ text, ...rest }) => ({
        ...rest,
        text: `${text}${text && !/\s$/.test(text) ? ' ' : ''}@${slug} `,
      }))
  }

  async function say(): Promise<void> {
    await send('POST', path, { text: kept.value.text.trim(), givesAway: kept.value.givesAway })
    kept.clear()
    onSaid()
  }

  return (
    <Form label={t('comments.text')} problem={problem} onSubmit={() => void save(say)}>
      <TextArea
        label={t('comments.text')}
        pointer="/text"
        hint={t('comments.hint')}
        isRequired
        value={kept.value.text}
        onValue={(text) => kept.edit((before) => ({ ...before, text }))}
      />
      <Select
        label={t('comments.mention')}
        pointer=""
        emptyLabel="–"
        value=""
        choices={colleagues.map(({ slug, name }) => ({ value: slug, label: `${name} (@${slug})` }))}
        onValue={mention}
      />
      <Checkbox
        label={t('comments.givesAway')}
        pointer="/givesAway"
        isChecked={kept.value.givesAway}
        onChecked={(givesAway) => kept.edit((before) => ({ ...before, givesAway }))}
      />
      <SaveButton label={t('comments.send')} isSaving={isSaving} />
    </Form>
  )
}
