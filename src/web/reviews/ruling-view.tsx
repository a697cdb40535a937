import type { Ruling } from '../../rulings/ruling.schema.ts'
import { formatTimestamp } from '../formats.ts'
import { Markdown } from '../markdown.tsx'
import { RatingMark } from '../rating-mark.tsx'
import { t, type Word } from '../words.ts'

/** The desk's answer, how it came about, and what became of it. */
export function RulingView({ ruling }: { ruling: Ruling }) {
  const { id, rating, summary, text, method, publishedAt, correctionNote, withdrawal, correctedBy } = ruling
  return (
    <>
      <p>
        <RatingMark rating={rating} /> <span class="meta">{t(`ruling.method.${method}` as Word)}</span>
      </p>
      <p>{summary}</p>
      <Markdown text={text} />
      <p class="meta">
        {publishedAt
          ? t('ruling.published', { time: formatTimestamp(publishedAt) })
          : t('ruling.unpublished')}
        {correctedBy && ` · ${t('ruling.corrected')}`}
        {publishedAt && (
          <>
            {' · '}
            <a href={`/published/${id}`}>{t('ruling.page')}</a>
          </>
        )}
      </p>
      {correctionNote && (
        <p>
          <strong>{t('history.changeNote')}</strong> {correctionNote}
        </p>
      )}
      {withdrawal && (
        <p>
          <strong>{t('ruling.withdrawn', { time: formatTimestamp(withdrawal.at) })}</strong>{' '}
          {withdrawal.reason}
        </p>
      )}
    </>
  )
}
