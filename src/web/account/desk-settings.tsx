import { Select } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { change } from '../merge/change.ts'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

/** How many judge: one or two. */
export function DeskSettings() {
  const { value: desk, replace } = useAnswer('desk')
  const { problem, save } = useSaving()
  if (!desk) return null
  const set = (reviewers: string) =>
    void save(async () => replace(await change('desk', desk, { reviewers: Number(reviewers) })))
  return (
    <Form label={t('desk.settings')} problem={problem} onSubmit={() => undefined} class="page-section">
      <h2>{t('desk.settings')}</h2>
      <Select
        label={t('desk.reviewers')}
        pointer="/reviewers"
        isRequired
        value={String(desk.reviewers)}
        choices={[
          { value: '2', label: t('desk.reviewers.2') },
          { value: '1', label: t('desk.reviewers.1') },
        ]}
        onValue={set}
      />
    </Form>
  )
}
