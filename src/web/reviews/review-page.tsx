import type { Review } from '../../reviews/review.schema.ts'
import { formatMoment, formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { CommentsSection } from '../talk/comments-section.tsx'
import { useAnswer } from '../use-answer.ts'
import { VerdictView } from '../verdict-view.tsx'
import { t, type Word } from '../words.ts'
import { Assigning } from './assigning.tsx'
import { ClaimReviewSection } from './claim-review-section.tsx'
import { Decisions } from './decisions.tsx'
import { Judging, NextInQueue } from './judging.tsx'
import { stateName } from './queue-page.tsx'
import { RepliesSection } from './replies-section.tsx'
import { RulingView } from './ruling-view.tsx'

/** One review: where it stands, what is in, and what whoever looks may do now. */
export function ReviewPage({ id }: { id: string }) {
  const { value: review, problem, reload, replace } = useAnswer(`reviews/${id}`)
  const heading = review && <span lang={review.language}>{review.text}</span>
  return (
    <Page title={review?.text ?? t('reviews.title')} heading={heading} class="narrow">
      {problem && !review && <Refused problem={problem} onRetry={reload} />}
      {!review && !problem && <Loading />}
      {review && (
        <>
          <Standing review={review} />
          <Envelopes review={review} />
          {review.acts.includes('judge') && <Judging review={review} onDone={reload} />}
          <NextInQueue review={review} />
          {review.rulings[0] && <ClaimReviewSection key={review.steps.length} review={review} />}
          <Decisions review={review} onDone={replace} />
          <Assigning review={review} onDone={replace} />
          <Rulings review={review} />
          <RepliesSection review={review} onChanged={reload} />
          <CommentsSection {...review.target} />
          <Steps review={review} />
        </>
      )}
    </Page>
  )
}

function Standing({ review }: { review: Review }) {
  const { target, aspect, state, judgementsIn, reviewers, cycle, dueAt } = review
  return (
    <>
      <p class="meta parts">
        <span>{nameOf('aspect', aspect)}</span>
        <strong>{stateName(state)}</strong>
        <span>{t('review.in', { in: judgementsIn, of: reviewers })}</span>
        <span>{t(reviewers === 2 ? 'review.blind' : 'review.single')}</span>
        {cycle > 1 && <span>{t('review.cycle', { cycle })}</span>}
        {dueAt && <span>{t('review.due', { day: formatMoment(dueAt) })}</span>}
      </p>
      <p>
        <a href={`/${target.type}s/${target.id}`}>{t('review.target')}</a>
      </p>
    </>
  )
}

function Envelopes({ review }: { review: Review }) {
  return (
    <section class="page-section" aria-labelledby="judgements-title">
      <h2 id="judgements-title">{t('review.judgements')}</h2>
      {review.yours?.isSealed && <p class="notice">{t('review.sealed')}</p>}
      {review.judgements.length === 0 && <p class="meta">{t('review.notOpen')}</p>}
      {review.judgements.map(({ id, verdict }) => (
        <VerdictView key={id} verdict={verdict} />
      ))}
      {review.adjudications.map((decision) => (
        <p key={decision.at}>
          <strong>{t('review.adjudicated', { name: decision.by.name })}</strong> {decision.reasons}
        </p>
      ))}
    </section>
  )
}

function Rulings({ review }: { review: Review }) {
  if (review.rulings.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="rulings-title">
      <h2 id="rulings-title">{t('rulings.title')}</h2>
      <ol class="history">
        {review.rulings.map((ruling) => (
          <li key={ruling.id} class={ruling.isStanding ? undefined : 'superseded'}>
            <RulingView ruling={ruling} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Steps({ review }: { review: Review }) {
  return (
    <section class="page-section" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('review.steps')}</h2>
      <ol class="history">
        {review.steps.map((step) => (
          <li key={step.number}>
            <p>
              <time dateTime={step.at}>{formatTimestamp(step.at)}</time> {t(`review.did.${step.act}` as Word)}{' '}
              <bdi>{step.by?.name ?? t('review.someone')}</bdi> <span class="meta">{stateName(step.to)}</span>
            </p>
            {step.reason && <p>{step.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
