import { useState } from 'preact/hooks'
import type { NextReview, Review } from '../../reviews/review.schema.ts'
import { ask } from '../api.ts'
import { VerdictForm } from '../desk/verdict-form.tsx'
import { Checkbox } from '../fields.tsx'
import { go } from '../router.ts'
import { useScales } from '../scales.ts'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

/** One's own verdict in a review, and from there the way to the next that waits. */
export function Judging({ review, onDone }: { review: Review; onDone: () => void }) {
  const scales = useScales()
  const [goesOn, setGoesOn] = useState(true)
  if (!scales) return null

  async function finish(): Promise<void> {
    const next = goesOn ? (await ask('reviews/next', { after: review.id })).review : null
    if (next) go(`/reviews/${next.id}`)
    else onDone()
  }

  return (
    <section class="page-section" aria-labelledby="judge-title">
      <h2 id="judge-title">
        {t('review.judge')} <PlaceInQueue id={review.id} />
      </h2>
      <VerdictForm
        target={review.target}
        aspects={[review.aspect]}
        scales={scales}
        current={review.judgements.map(({ verdict }) => verdict)}
        language={review.language}
        onSaved={() => void finish()}
      />
      <Checkbox label={t('review.andNext')} pointer="" isChecked={goesOn} onChecked={setGoesOn} />
    </section>
  )
}

/** "yours 3 of 12"; nothing for one that nobody asked whoever looks to judge. */
function PlaceInQueue({ id }: { id: string }) {
  const { value } = useAnswer('reviews', { mine: true, limit: 200 })
  const entry = value?.items.find((one) => one.id === id)
  if (!value || !entry) return null
  return <span class="meta">{t('review.place', { position: entry.position, of: value.counts.mine })}</span>
}

/** A link to the next that waits; nothing where none does. */
export function NextInQueue({ review }: { review: Review }) {
  const { value } = useAnswer('reviews/next', { after: review.id })
  if (!value?.review || value.review.id === review.id) return null
  return (
    <p>
      <a href={`/reviews/${value.review.id}`}>{nextWords(value)}</a>
    </p>
  )
}

function nextWords({ review, of }: NextReview): string {
  return t('review.next', { text: review?.text ?? '', position: review?.position ?? 0, of })
}
