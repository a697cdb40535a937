import type { Review } from '../../reviews/review.schema.ts'
import { send } from '../api.ts'
import { isBlank } from '../desk/draft-changes.ts'
import { useKept } from '../desk/kept.ts'
import { Select, TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { SaveButton } from '../save-button.tsx'
import { useScales } from '../scales.ts'
import { currentLanguage, t } from '../words.ts'

interface AdjudicationFormProps {
  review: Review
  onDone: (review: Review) => void
}

/** An editor's decision where the reviewers differ. */
export function AdjudicationForm({ review, onDone }: AdjudicationFormProps) {
  const kept = useKept(`adjudication.${review.id}`, () => ({ rating: '', reasons: '' }), isUntouched)
  const { problem, isSaving, save } = useSaving()
  const ratings = useScales()?.find(({ aspect }) => aspect === review.aspect)?.ratings ?? []

  async function decide(): Promise<void> {
    const decided = await send('POST', `reviews/${review.id}/adjudicate`, kept.value)
    kept.clear()
    onDone(decided)
  }

  return (
    <Form
      label={t('review.act.adjudicate')}
      problem={problem}
      onSubmit={() => void save(decide)}
      class="boxed"
    >
      <h2>{t('review.act.adjudicate')}</h2>
      <Select
        label={t('rating')}
        pointer="/rating"
        isRequired
        emptyLabel="–"
        value={kept.value.rating}
        choices={ratings.map(({ key, labels }) => ({ value: key, label: labels[currentLanguage()] }))}
        onValue={(rating) => kept.edit((before) => ({ ...before, rating }))}
      />
      <TextArea
        label={t('review.reasons')}
        pointer="/reasons"
        isRequired
        value={kept.value.reasons}
        onValue={(reasons) => kept.edit((before) => ({ ...before, reasons }))}
      />
      <SaveButton label={t('review.act.adjudicate')} isSaving={isSaving} />
    </Form>
  )
}

function isUntouched({ rating, reasons }: { rating: string; reasons: string }): boolean {
  return rating === '' && isBlank(reasons)
}
