import type { Verdict } from '../../verdicts/verdict.schema.ts'
import { formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { RatingMark } from '../rating-mark.tsx'
import { Citations, ReviewerNote } from '../verdict-view.tsx'
import { t } from '../words.ts'

/** Every verdict on a claim or quote, newest first, each with what it changed. */
export function VerdictHistory({ history }: { history: readonly Verdict[] }) {
  if (history.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="history-title">
      <h2 id="history-title">{t('history.title')}</h2>
      <ol class="history">
        {history.map((verdict) => (
          <li
            key={verdict.id}
            id={`verdict-${verdict.id}`}
            class={verdict.isCurrent ? undefined : 'superseded'}
          >
            <HistoryEntry
              verdict={verdict}
              before={history.find((other) => other.id === verdict.supersedes)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

function HistoryEntry({ verdict, before }: { verdict: Verdict; before: Verdict | undefined }) {
  return (
    <>
      <p>
        <time dateTime={verdict.recordedAt}>{formatTimestamp(verdict.recordedAt)}</time>{' '}
        <span class="meta">{t(verdict.isCurrent ? 'history.current' : 'history.superseded')}</span>
      </p>
      <p>
        <span class="aspect">{nameOf('aspect', verdict.aspect)}</span> <RatingMark rating={verdict.rating} />
        {before && before.rating.key !== verdict.rating.key && (
          <span class="change">
            {' '}
            {t('history.before')} <RatingMark rating={before.rating} />
          </span>
        )}
      </p>
      <p>{verdict.summary}</p>
      {before && before.summary !== verdict.summary && (
        <p class="meta">
          {t('history.summaryBefore')} <del>{before.summary}</del>
        </p>
      )}
      {verdict.changeNote && (
        <p>
          <strong>{t('history.changeNote')}</strong> {verdict.changeNote}
        </p>
      )}
      <p>
        <ReviewerNote verdict={verdict} />
      </p>
      <Citations citations={verdict.citations} />
    </>
  )
}
