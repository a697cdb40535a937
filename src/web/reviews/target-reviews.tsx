import { useState } from 'preact/hooks'
import { may } from '../../accounts/roles.ts'
import type { Aspect } from '../../ratings/rating.schema.ts'
import type { ReviewEntry } from '../../reviews/review.schema.ts'
import type { Target } from '../../verdicts/verdict.schema.ts'
import { aspectsOf } from '../../verdicts/verdict-rules.ts'
import { send } from '../api.ts'
import { Select } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useMe } from '../me.ts'
import { choicesOf, nameOf } from '../names.ts'
import { go } from '../router.ts'
import { SaveButton } from '../save-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { stateName } from './queue-page.tsx'

/** Where the reviews of a quote or claim stand; nothing where there are none, and none can be opened. */
export function TargetReviews(target: Target) {
  const me = useMe()
  const { value } = useAnswer('reviews', { [target.type]: target.id })
  const begun = value?.items.map(({ aspect }) => aspect) ?? []
  const left = aspectsOf(target.type).filter((aspect) => !begun.includes(aspect))
  const mayOpen = me?.account && may(me.role, 'reviewer') && left.length > 0
  if (!value || (value.items.length === 0 && !mayOpen)) return null
  return (
    <section class="page-section" aria-labelledby="reviews-title">
      <h2 id="reviews-title">{t('reviews.title')}</h2>
      <ul class="rows">
        {value.items.map((review) => (
          <li key={review.id}>
            <ReviewLine review={review} />
          </li>
        ))}
      </ul>
      {mayOpen && <OpenReview target={target} aspects={left} />}
    </section>
  )
}

function ReviewLine({ review }: { review: ReviewEntry }) {
  const isSealed = review.isJudgedByYou && review.judgementsIn < review.reviewers
  return (
    <>
      <a href={`/reviews/${review.id}`}>
        {nameOf('aspect', review.aspect)} {stateName(review.state)}
      </a>{' '}
      <span class="meta">{t('review.in', { in: review.judgementsIn, of: review.reviewers })}</span>
      {isSealed && <p class="meta">{t('review.sealed')}</p>}
    </>
  )
}

/** Opens a review before anybody has judged, to ask somebody or set a date. */
function OpenReview({ target, aspects }: { target: Target; aspects: readonly Aspect[] }) {
  const [aspect, setAspect] = useState<Aspect>()
  const { problem, isSaving, save } = useSaving()
  const chosen = aspect ?? aspects[0] ?? 'TRUTH'
  const open = async () => go(`/reviews/${(await send('POST', 'reviews', { target, aspect: chosen })).id}`)
  return (
    <details>
      <summary>{t('review.begin')}</summary>
      <Form label={t('review.begin')} problem={problem} onSubmit={() => void save(open)} class="actions">
        <Select
          label={t('desk.aspect')}
          pointer="/aspect"
          value={chosen}
          choices={choicesOf('aspect', aspects)}
          onValue={(value) => value && setAspect(value)}
        />
        <SaveButton label={t('review.begin')} isSaving={isSaving} />
      </Form>
    </details>
  )
}
