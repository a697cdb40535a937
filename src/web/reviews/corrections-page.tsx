import { formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { Empty, Loading, Page, Refused } from '../page.tsx'
import { RatingMark } from '../rating-mark.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'

/** What this desk has said publicly and had to mend; anybody may read it. */
export function CorrectionsPage() {
  const { value, problem, reload } = useAnswer('corrections', { limit: 200 })
  return (
    <Page
      title={t('corrections.title')}
      class="narrow"
      actions={
        <a href="/api/v1/corrections.atom" type="application/atom+xml">
          {t('corrections.feed')}
        </a>
      }
    >
      {problem && <Refused problem={problem} onRetry={reload} />}
      {!value && !problem && <Loading />}
      {value?.items.length === 0 && <Empty>{t('corrections.none')}</Empty>}
      <ol class="rows">
        {value?.items.map((correction) => (
          <li key={correction.id}>
            <p lang={correction.language}>{correction.text}</p>
            <p class="meta parts">
              <time dateTime={correction.at}>{formatTimestamp(correction.at)}</time>
              <span>{nameOf('aspect', correction.aspect)}</span>
            </p>
            <p>
              <del>
                <RatingMark rating={correction.before.rating} />
              </del>
              {' → '}
              {correction.after ? (
                <RatingMark rating={correction.after.rating} />
              ) : (
                t('corrections.withdrawn')
              )}
            </p>
            <p>
              <strong>{t('history.changeNote')}</strong> {correction.note}
            </p>
          </li>
        ))}
      </ol>
    </Page>
  )
}
