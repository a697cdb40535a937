import { may } from '../../accounts/roles.ts'
import type { ReplyRequest } from '../../replies/reply.schema.ts'
import type { Review } from '../../reviews/review.schema.ts'
import { formatMoment, formatTimestamp } from '../formats.ts'
import { useMe } from '../me.ts'
import { t } from '../words.ts'
import { AnswerForm, AskForm } from './reply-forms.tsx'

/** Whoever a ruling speaks about was asked: whom, when, on which way, until when, and what they said. */
export function RepliesSection({ review, onChanged }: { review: Review; onChanged: () => void }) {
  const me = useMe()
  const mayRecord = me !== undefined && may(me.role, 'reviewer')
  if (review.replies.length === 0 && !mayRecord) return null
  return (
    <section class="page-section" aria-labelledby="replies-title">
      <h2 id="replies-title">{t('reply.title')}</h2>
      {review.replies.length === 0 && <p class="meta">{t('reply.noneAsked')}</p>}
      <ul class="rows">
        {review.replies.map((reply) => (
          <li key={reply.id}>
            <ReplyView reply={reply} />
            {mayRecord && reply.answer === null && (
              <AnswerForm reviewId={review.id} replyId={reply.id} onSaved={onChanged} />
            )}
          </li>
        ))}
      </ul>
      {mayRecord && <AskForm reviewId={review.id} onSaved={onChanged} />}
    </section>
  )
}

export function ReplyView({ reply }: { reply: ReplyRequest }) {
  const { speaker, name, channel, askedAt, deadline, askedBy, question, answer, answeredAt } = reply
  return (
    <>
      <p>
        <strong>{t('reply.asked', { name: speaker?.name ?? name ?? '' })}</strong>{' '}
        {answer === null && t('reply.none')}
      </p>
      {answer !== null && <blockquote class="quote words">{answer}</blockquote>}
      {question && <p class="words">{question}</p>}
      <p class="meta parts">
        <span>{channel}</span>
        <time dateTime={askedAt}>{formatTimestamp(askedAt)}</time>
        {deadline && <span>{t('reply.until', { day: formatMoment(deadline) })}</span>}
        <span>{t('reply.by', { name: askedBy.name })}</span>
        {answeredAt && <time dateTime={answeredAt}>{formatTimestamp(answeredAt)}</time>}
      </p>
    </>
  )
}
