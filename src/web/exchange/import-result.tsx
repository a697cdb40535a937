import { useEffect, useRef } from 'preact/hooks'
import { formatNumber } from '../formats.ts'
import { Refused } from '../page.tsx'
import { t, tCount } from '../words.ts'
import type { ImportReport } from './import-report.ts'
import { NewClaims, Remarks, Things, Unmapped } from './import-tables.tsx'

interface ImportResultProps {
  report: ImportReport
  reportText: () => Blob
  onRecord: () => void
  /** Begins what ended too early anew. */
  onAgain: () => void
}

/** What would come of the file, or what came of it. */
export function ImportResult({ report, reportText, onRecord, onAgain }: ImportResultProps) {
  const { isDryRun, head, counts, problem, records } = report
  const title = useRef<HTMLHeadingElement>(null)
  // A dry run ends while somebody may be choosing; what was told to begin is waited for.
  useEffect(() => {
    if (!isDryRun) title.current?.focus()
  }, [])
  return (
    <section class="page-section" aria-labelledby="import-result">
      <h2 id="import-result" tabIndex={-1} ref={title}>
        {t(isDryRun ? 'import.wouldCome' : 'import.came')}
      </h2>
      {problem && <Refused problem={problem} />}
      {head && <Head head={head} />}
      {!counts && records > 0 && (
        <p class="notice">
          {t(isDryRun ? 'import.brokenDry' : 'import.broken', { records: formatNumber(records) })}
        </p>
      )}
      {!counts && (
        <p class="form-end">
          <button type="button" onClick={onAgain}>
            {t(isDryRun || records === 0 ? 'retry' : 'import.goOn')}
          </button>
        </p>
      )}
      {counts && <Outcome report={report} counts={counts} onRecord={onRecord} />}
      {counts && <Things things={counts.things} />}
      {!isDryRun && <NewClaims claims={report.claims} />}
      {counts && <Unmapped unmapped={counts.unmapped} />}
      <Remarks title="import.refused" remarks={report.refused} />
      <Remarks title="import.leftOut" remarks={report.leftOut} />
      {records > 0 && (
        <p class="page-section">
          <button type="button" onClick={() => save(reportText(), 'beleg-import.ndjson')}>
            {t('import.wholeReport')}
          </button>
        </p>
      )}
    </section>
  )
}

function Head({ head: { format, encoding, remarks } }: { head: NonNullable<ImportReport['head']> }) {
  return (
    <>
      <p class="meta parts">
        <span>{t('import.isFormat', { format })}</span>
        <span>{t('import.isEncoding', { encoding })}</span>
      </p>
      {remarks.map((remark) => (
        <p key={remark} class="field-hint">
          {remark}
        </p>
      ))}
    </>
  )
}

interface OutcomeProps {
  report: ImportReport
  counts: NonNullable<ImportReport['counts']>
  onRecord: () => void
}

/** The records by what becomes of them, and the button that records them. */
function Outcome({ report: { isDryRun, head }, counts: { records }, onRecord }: OutcomeProps) {
  return (
    <>
      <dl class="import-outcome">
        {(['created', 'matched', 'refused'] as const).map((outcome) => (
          <div key={outcome}>
            <dt>{t(`import.${outcome}`)}</dt>
            <dd>{formatNumber(records[outcome])}</dd>
          </div>
        ))}
      </dl>
      {isDryRun && records.created === 0 && !head?.missing?.length && <p>{t('import.nothingNew')}</p>}
      {isDryRun && records.created > 0 && (
        <p class="form-end">
          <button type="button" class="primary" onClick={onRecord}>
            {tCount('import.record', records.created)}
          </button>
          <span class="hint">{t('import.record.hint')}</span>
        </p>
      )}
    </>
  )
}

/** Hands a file to the browser to be kept. */
function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
