import { addressOf, type Query } from '../api.ts'
import { t } from '../words.ts'

const formats = ['json', 'ndjson', 'csv'] as const

/** Takes what is filtered away as a file, one button a format. */
export function Downloads({ asked }: { asked: Query }) {
  return (
    <fieldset class="plain downloads" aria-label={t('download.label')}>
      <span class="meta" aria-hidden="true">
        {t('download.label')}
      </span>
      {formats.map((format) => (
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
    </fieldset>
  )
}
