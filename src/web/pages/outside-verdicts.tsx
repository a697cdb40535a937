import type { OutsideVerdict } from '../../outside-verdicts/outside-verdict.schema.ts'
import { formatMoment } from '../formats.ts'
import { RatingMark } from '../rating-mark.tsx'
import { t } from '../words.ts'

/** What publishers elsewhere found, in their own words: apart from what this desk says. */
export function OutsideVerdicts({ verdicts }: { verdicts: readonly OutsideVerdict[] }) {
  if (verdicts.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="outside-title">
      <h2 id="outside-title">{t('outside.title')}</h2>
      <p class="meta">{t('outside.hint')}</p>
      <ul class="rows">
        {verdicts.map((verdict) => (
          <li key={verdict.id}>
            <Finding verdict={verdict} />
            <Report verdict={verdict} />
            {verdict.excerpt && <blockquote lang={verdict.language}>{verdict.excerpt}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Finding({ verdict: { publisher, label, language, rating, ...numbers } }: Shown) {
  const { ratingValue, worstRating, bestRating } = numbers
  return (
    <p class="parts">
      <strong>
        <bdi>{publisher.name}</bdi>
      </strong>
      {label ? <span lang={language}>“{label}”</span> : <span>{t('outside.noLabel')}</span>}
      {rating && (
        <span class="meta">
          {t('outside.mapped')} <RatingMark rating={rating} />
        </span>
      )}
      {ratingValue && worstRating && bestRating && (
        <span class="meta">
          {t('outside.number', { value: ratingValue, worst: worstRating, best: bestRating })}
        </span>
      )}
    </p>
  )
}

function Report({ verdict: { url, title, author, language, reviewedAt } }: Shown) {
  return (
    <p class="meta parts">
      {url && (
        <a href={url} lang={language} rel="noreferrer noopener">
          {title ?? url}
        </a>
      )}
      {!url && title && <span lang={language}>{title}</span>}
      {author && <bdi>{author}</bdi>}
      {reviewedAt && <time dateTime={reviewedAt}>{formatMoment(reviewedAt)}</time>}
    </p>
  )
}

interface Shown {
  verdict: OutsideVerdict
}
