import type { FormatName } from '../../exports/format-names.ts'
import { addressOf, type Query, queryText } from '../api.ts'
import { t } from '../words.ts'

const usual: readonly FormatName[] = ['json', 'ndjson', 'csv']

/** Takes what is filtered away as a file: a button for each of the usual formats, and the way to all of them. */
export function Downloads({ asked }: { asked: Query }) {
  return (
    <fieldset class="plain downloads" aria-label={t('download.label')}>
      <span class="meta" aria-hidden="true">
        {t('download.label')}
      </span>
      {usual.map((format) => (
        <a
          key={format}
          class="button"
          href={addressOf('exports/verdicts', { ...asked, format })}
          download={`beleg.${format}`}
          aria-label={t('download.format', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
      <a href={`/exports?${queryText(asked)}`}>{t('export.more')}</a>
    </fieldset>
  )
}
