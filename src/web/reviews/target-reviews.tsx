import type { Target } from '../../verdicts/verdict.schema.ts'
import { nameOf } from '../names.ts'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { stateName } from './queue-page.tsx'

/** Where the reviews of a quote or claim stand; nothing where there are none. */
export function TargetReviews({ type, id }: Target) {
  const { value } = useAnswer('reviews', { [type]: id })
  if (!value || value.items.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="reviews-title">
      <h2 id="reviews-title">{t('reviews.title')}</h2>
      <ul class="rows">
        {value.items.map((review) => (
          <li key={review.id}>
            <a href={`/reviews/${review.id}`}>
              {nameOf('aspect', review.aspect)} {stateName(review.state)}
            </a>{' '}
            <span class="meta">{t('review.in', { in: review.judgementsIn, of: review.reviewers })}</span>
            {review.isJudgedByYou && review.judgementsIn < review.reviewers && (
              <p class="meta">{t('review.sealed')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
