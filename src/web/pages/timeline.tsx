import { useState } from 'preact/hooks'
import type { Event, EventChange } from '../../history/event.schema.ts'
import { formatTimestamp } from '../formats.ts'
import { Loading, Refused } from '../page.tsx'
import { RatingMark } from '../rating-mark.tsx'
import { useAnswer } from '../use-answer.ts'
import { t, type Word } from '../words.ts'
import { changedFields, shownRow } from './row-changes.ts'

/** Everything that was ever changed of a claim, its quotes and their verdicts, with what stood before; asked when opened. */
export function Timeline({ claimId }: { claimId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section class="page-section" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{t('timeline.open')}</summary>
        {isOpen && <Events claimId={claimId} />}
      </details>
    </section>
  )
}

function Events({ claimId }: { claimId: string }) {
  const { value, problem, reload } = useAnswer(`claims/${claimId}/events`, { limit: 200 })
  if (problem) return <Refused problem={problem} onRetry={reload} />
  if (!value) return <Loading />
  return (
    <>
      <ol class="history">
        {value.items.map((event) => (
          <li key={event.number}>
            <EventView event={event} />
          </li>
        ))}
      </ol>
      {value.nextCursor && <p class="meta">{t('timeline.more')}</p>}
    </>
  )
}

function EventView({ event }: { event: Event }) {
  return (
    <>
      <p>
        <time dateTime={event.at}>{formatTimestamp(event.at)}</time>{' '}
        <bdi>{event.reviewer?.name ?? t('timeline.service')}</bdi>{' '}
        <span class="meta">{t('timeline.event', { number: event.number })}</span>
      </p>
      {event.changes.map((change) => (
        <ChangeView key={`${change.table}/${change.key}`} change={change} />
      ))}
    </>
  )
}

function ChangeView({ change }: { change: EventChange }) {
  const row = shownRow(change)
  if (!row) return null
  return (
    <div class="event-change">
      <p>
        {t(`timeline.${row}.${kindOf(change)}` as Word)}{' '}
        {change.rating && <RatingMark rating={change.rating} />}{' '}
        {change.reviewer && <bdi class="meta">{change.reviewer.name}</bdi>}
      </p>
      <dl class="facts">
        {changedFields(change).map(({ name, before, after }) => (
          <>
            <dt>{name}</dt>
            <dd>
              {before !== undefined && <del>{before}</del>}{' '}
              {change.before ? after !== undefined && <ins>{after}</ins> : after}
            </dd>
          </>
        ))}
      </dl>
    </div>
  )
}

function kindOf({ before, after }: EventChange): 'new' | 'changed' | 'gone' {
  if (!before) return 'new'
  return after ? 'changed' : 'gone'
}
