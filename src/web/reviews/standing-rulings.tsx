import type { PublishedRuling } from '../../rulings/ruling.schema.ts'
import { formatTimestamp } from '../formats.ts'
import { Markdown } from '../markdown.tsx'
import { nameOf } from '../names.ts'
import { RatingMark } from '../rating-mark.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, type Word } from '../words.ts'
import { ReplyView } from './replies-section.tsx'

/** The desk's published answers on a quote or claim. */
export function StandingRulings({ rulings }: { rulings: readonly PublishedRuling[] }) {
  if (rulings.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="standing-title">
      <h2 id="standing-title">{t('rulings.standing')}</h2>
      {rulings.map((ruling) => (
        <div key={ruling.id} class="notice">
          <p>
            <span class="aspect">{nameOf('aspect', ruling.aspect)}</span>{' '}
            <RatingMark rating={ruling.rating} />{' '}
            <span class="meta">{t(`ruling.method.${ruling.method}` as Word)}</span>
          </p>
          <p>{ruling.summary}</p>
          <Behind id={ruling.id} />
          <p class="meta">
            {t('ruling.published', { time: formatTimestamp(ruling.publishedAt) })}
            {ruling.isCorrection && ` · ${t('ruling.isCorrection')}`}
          </p>
        </div>
      ))}
    </section>
  )
}

/** The long form, and what those whom it speaks about were asked and said. */
function Behind({ id }: { id: string }) {
  const { value: ruling } = useAnswer(`rulings/${id}`)
  if (!ruling) return null
  return (
    <>
      <details>
        <summary>{t('ruling.text')}</summary>
        <Markdown text={ruling.text} />
      </details>
      {ruling.replies.map((reply) => (
        <ReplyView key={reply.id} reply={reply} />
      ))}
      <p>
        <a href={`/reviews/${ruling.review}`}>{t('ruling.howMade')}</a>
      </p>
    </>
  )
}
