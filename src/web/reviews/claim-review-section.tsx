import type { ClaimReviewPreview } from '../../claim-reviews/claim-review.schema.ts'
import type { Review } from '../../reviews/review.schema.ts'
import { CopyButton } from '../copy-button.tsx'
import { useAnswer } from '../use-answer.ts'
import { currentLanguage, t } from '../words.ts'

/** The markup of the last ruling as it is or would be public, with what is wrong with it. */
export function ClaimReviewSection({ review }: { review: Review }) {
  const { value } = useAnswer(`reviews/${review.id}/claim-review`)
  if (!value) return null
  return (
    <section class="page-section" aria-labelledby="claim-review-title">
      <h2 id="claim-review-title">{t('claimReview.title')}</h2>
      <Remarks remarks={value.problems} title={t('claimReview.problems')} isProblem />
      <Remarks remarks={value.hints} title={t('claimReview.hints')} />
      {value.claimReview && <Markup claimReview={value.claimReview} />}
    </section>
  )
}

function Markup({ claimReview }: { claimReview: object }) {
  const text = JSON.stringify(claimReview, null, 2)
  return (
    <>
      <CopyButton label={t('claimReview.copy')} text={() => text} />
      <details>
        <summary>{t('claimReview.show')}</summary>
        <pre>{text}</pre>
      </details>
    </>
  )
}

interface RemarksProps {
  remarks: ClaimReviewPreview['problems']
  title: string
  isProblem?: boolean
}

function Remarks({ remarks, title, isProblem }: RemarksProps) {
  if (remarks.length === 0) return null
  return (
    <div class={isProblem ? 'notice problem' : undefined}>
      <h3>{title}</h3>
      <ul>
        {remarks.map(({ pointer, sentence }) => (
          <li key={`${pointer} ${sentence.en}`}>
            {sentence[currentLanguage()]} <code>{pointer}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
