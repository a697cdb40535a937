import type { Verdict } from '../verdicts/verdict.schema.ts'
import { formatMoment, formatTimestamp } from './formats.ts'
import { Markdown } from './markdown.tsx'
import { nameOf } from './names.ts'
import { RatingMark } from './rating-mark.tsx'
import { t } from './words.ts'

/** One verdict as it was recorded, with the passages it rests on. */
export function VerdictView({ verdict }: { verdict: Verdict }) {
  return (
    <article class="verdict" aria-label={`${nameOf('aspect', verdict.aspect)} ${verdict.summary}`}>
      <VerdictLine verdict={verdict} />
      {verdict.rationale && <Markdown text={verdict.rationale} />}
      <Citations citations={verdict.citations} />
      <p class="meta">{t('verdict.recorded', { time: formatTimestamp(verdict.recordedAt) })}</p>
    </article>
  )
}

/** The rating, its summary, who gave it and for which day. */
export function VerdictLine({ verdict }: { verdict: Verdict }) {
  return (
    <p class="verdict-line">
      <span class="aspect">{nameOf('aspect', verdict.aspect)}</span> <RatingMark rating={verdict.rating} />{' '}
      <span>
        {verdict.summary} <ReviewerNote verdict={verdict} />
      </span>
    </p>
  )
}

export function ReviewerNote({ verdict }: { verdict: Pick<Verdict, 'reviewer' | 'asOf'> }) {
  return (
    <span class="meta">
      <bdi>{verdict.reviewer.name}</bdi>, {t('verdict.asOf', { day: formatMoment(verdict.asOf) })}
      {verdict.reviewer.isExample && (
        <>
          {' '}
          <span class="badge">{t('verdict.example')}</span>
        </>
      )}
    </span>
  )
}

export function Citations({ citations }: { citations: Verdict['citations'] }) {
  if (citations.length === 0) return null
  return (
    <ul class="citations">
      {citations.map((citation) => (
        <li key={citation.source.id + citation.stance + citation.excerpt}>
          <span class={`stance stance-${citation.stance.toLowerCase()}`}>
            {nameOf('stance', citation.stance)}
          </span>{' '}
          <a href={`/sources/${citation.source.id}`} lang={citation.source.language}>
            {citation.source.title}
          </a>
          <span class="meta">
            {' '}
            <bdi>{citation.source.publisher}</bdi>
            {citation.locator && `, ${citation.locator}`}
          </span>
          {citation.excerpt && (
            <blockquote lang={citation.source.language}>
              <q>{citation.excerpt}</q>
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  )
}
