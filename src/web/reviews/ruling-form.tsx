import type { Review } from '../../reviews/review.schema.ts'
import { send } from '../api.ts'
import { useKept } from '../desk/kept.ts'
import { TextArea } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { RatingMark } from '../rating-mark.tsx'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'

interface RulingFormProps {
  review: Review
  act: 'rule' | 'correct'
  onDone: (review: Review) => void
}

/** The desk's answer in words; its rating is what was agreed or decided. */
export function RulingForm({ review, act, onDone }: RulingFormProps) {
  const kept = useKept(`${act}.${review.id}`, () => begun(review, act), isUntouched)
  const { problem, isSaving, save } = useSaving()
  const rating = settledRating(review)
  const isCorrecting = review.rulings.some(({ isStanding }) => isStanding)

  function isUntouched(words: RulingWords): boolean {
    return JSON.stringify(words) === JSON.stringify(begun(review, act))
  }

  const field = (name: keyof RulingWords) => ({
    label: t(`ruling.${name}`),
    pointer: `/${name}`,
    isRequired: true,
    value: kept.value[name],
    onValue: (value: string) => kept.edit((before) => ({ ...before, [name]: value })),
  })

  async function rule(): Promise<void> {
    const { correctionNote, ...words } = kept.value
    const body = { rating: rating?.key, ...words, ...(isCorrecting && { correctionNote }) }
    const ruled = await send('POST', `reviews/${review.id}/${act}`, body)
    kept.clear()
    onDone(ruled)
  }

  return (
    <Form label={t(`review.act.${act}`)} problem={problem} onSubmit={() => void save(rule)} class="boxed">
      <h2>{t(`review.act.${act}`)}</h2>
      {rating && (
        <p>
          <RatingMark rating={rating} /> <span class="hint">{t('ruling.ratingHint')}</span>
        </p>
      )}
      <TextArea {...field('summary')} hint={t('ruling.summaryHint')} />
      <TextArea {...field('text')} rows={8} />
      {isCorrecting && <TextArea {...field('correctionNote')} />}
      <SaveButton label={t(`review.act.${act}`)} isSaving={isSaving} />
    </Form>
  )
}

type RulingWords = ReturnType<typeof begun>

/** A correction begins with what stands; all else with nothing. */
function begun({ rulings }: Review, act: string) {
  const standing = act === 'correct' ? rulings.find(({ isStanding }) => isStanding) : undefined
  return { summary: standing?.summary ?? '', text: standing?.text ?? '', correctionNote: '' }
}

/** What was agreed or decided in this cycle. */
function settledRating({ adjudications, judgements, cycle }: Review) {
  const decision = adjudications.find((one) => one.cycle === cycle)
  return decision?.rating ?? judgements.find((one) => one.cycle === cycle)?.verdict.rating
}
