import { useEffect, useState } from 'preact/hooks'
import type { ImportQuestion } from '../../imports/import.schema.ts'
import { Empty, Loading, Page } from '../page.tsx'
import { useMay } from '../use-may.ts'
import { t } from '../words.ts'
import { ImportFile, type ImportSettings } from './import-file.tsx'
import { type ColumnTable, columnTableOf, ImportMapping } from './import-mapping.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import { useImport } from './use-import.ts'

/** Reads a file of others in: first what would come of it, then, when told so, for good. */
export function ImportPage() {
  const isAllowed = useMay('POST', '/imports')
  return (
    <Page title={t('import.title')} class="narrow">
      {isAllowed === undefined && <Loading />}
      {isAllowed === false && <Empty>{t('import.notAllowed')}</Empty>}
      {isAllowed && <Importing />}
    </Page>
  )
}

function Importing() {
  const [file, setFile] = useState<File>()
  const [settings, setSettings] = useState<ImportSettings>({ format: '', language: '' })
  const { report, run, stop, reportText } = useImport()
  /** Of a file with columns; it stays while a dry run is repeated. */
  const [table, setTable] = useState<ColumnTable>()
  const isRecording = report?.isUnderWay === true && !report.isDryRun
  useEffect(() => {
    if (report?.head) setTable(columnTableOf(report.head))
  }, [report?.head])
  /** How many records the last whole dry run found. */
  const [expected, setExpected] = useState(0)

  function rehearse(chosen: File, asked: ImportSettings): void {
    void run(chosen, { ...questionOf(asked), dryRun: true })
  }

  function change(changes: Partial<ImportSettings>): void {
    const next = { ...settings, ...('format' in changes && { mapping: undefined }), ...changes }
    setSettings(next)
    if (file) rehearse(file, next)
  }

  function choose(chosen: File): void {
    const next = { ...settings, mapping: undefined }
    setFile(chosen)
    setTable(undefined)
    setSettings(next)
    rehearse(chosen, next)
  }

  function record(): void {
    if (!file || !report) return
    if (report.isDryRun) setExpected(report.records)
    void run(file, questionOf({ ...settings, mapping: report.head?.mapping }))
  }

  return (
    <>
      <p class="field">{t('import.explained')}</p>
      <ImportFile settings={settings} isLocked={isRecording} onChoose={choose} onChange={change} />
      {table && (
        <ImportMapping
          table={{ ...table, mapping: settings.mapping ?? table.mapping }}
          isLocked={isRecording}
          onChange={(mapping) => change({ mapping })}
        />
      )}
      {report && <ImportProgress report={report} expected={expected} onStop={stop} />}
      {report && !report.isUnderWay && (
        <ImportResult
          report={report}
          reportText={reportText}
          onRecord={record}
          onAgain={report.isDryRun ? () => file && rehearse(file, settings) : record}
        />
      )}
    </>
  )
}

function questionOf({ format, language, mapping }: ImportSettings): ImportQuestion {
  return {
    ...(format && { format }),
    ...(language.trim() && { language: language.trim() }),
    ...(mapping && { mapping: JSON.stringify(mapping) }),
  }
}
