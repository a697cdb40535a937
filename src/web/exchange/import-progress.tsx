import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '../formats.ts'
import { t } from '../words.ts'
import type { ImportReport } from './import-report.ts'

interface ImportProgressProps {
  report: ImportReport
  /** Records of the whole file, as the dry run found them. */
  expected: number
  onStop: () => void
}

/** How far it is. The beginning and the end are said aloud, the counting is for the eyes. */
export function ImportProgress({ report, expected, onStop }: ImportProgressProps) {
  const { isDryRun, isUnderWay, head, records, rate } = report
  const frame = useRef<HTMLDivElement>(null)
  // The button that began it is gone.
  useEffect(() => {
    if (isUnderWay && !isDryRun) frame.current?.focus()
  }, [isUnderWay, isDryRun])
  return (
    <div class="import-progress" tabIndex={-1} ref={frame}>
      <p role="status" class={isUnderWay ? undefined : 'visually-hidden'}>
        {saidOf(report)}
      </p>
      {isUnderWay && (
        <>
          <progress
            aria-label={t(isDryRun ? 'import.rehearsing' : 'import.recording')}
            {...(!isDryRun && expected > 0 && { value: records, max: expected })}
          />
          <p class="meta parts">
            {head ? (
              <span>
                {isDryRun || expected === 0
                  ? t('import.soFar', { records: formatNumber(records) })
                  : t('import.soFarOf', { records: formatNumber(records), all: formatNumber(expected) })}
              </span>
            ) : (
              <span>{t('import.sending')}</span>
            )}
            {records > 0 && <span>{t('import.rate', { rate: formatNumber(rate) })}</span>}
            {!isDryRun && records > 0 && expected > records && <span>{timeLeft(report, expected)}</span>}
          </p>
          <button type="button" onClick={onStop}>
            {t('import.stop')}
          </button>
        </>
      )}
    </div>
  )
}

function saidOf({ isDryRun, isUnderWay, counts }: ImportReport): string {
  if (isUnderWay) return t(isDryRun ? 'import.rehearsing' : 'import.recording')
  return counts ? t('import.said', counts.records) : ''
}

function timeLeft({ records, rate }: ImportReport, expected: number): string {
  const seconds = Math.ceil((expected - records) / Math.max(rate, 1))
  if (seconds < 60) return t('import.secondsLeft', { seconds })
  return t('import.minutesLeft', { minutes: Math.ceil(seconds / 60) })
}
