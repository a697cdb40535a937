import { useEffect, useRef, useState } from 'preact/hooks'
import type { ImportLine, ImportQuestion } from '../../imports/import.schema.ts'
import { sendFile } from '../api.ts'
import { asProblem, isAborted } from '../problem.ts'
import { type ImportReport, ReportReading } from './import-report.ts'

export interface Import {
  /** What came of the file, or is coming; undefined before anything was sent. */
  report: ImportReport | undefined
  /** Sends the file; what was under way before is given up. */
  run: (file: File, question: ImportQuestion) => Promise<void>
  stop: () => void
  /** Every line of the report as it came. */
  reportText: () => Blob
}

/** Often enough to see it move, seldom enough to cost nothing. */
const redrawMs = 150

/** Runs imports, one at a time; leaving the page ends the one under way. */
export function useImport(): Import {
  const [report, setReport] = useState<ImportReport>()
  const abort = useRef<AbortController>(undefined)
  const lines = useRef<string[]>([])
  useEffect(() => () => abort.current?.abort(), [])

  async function run(file: File, question: ImportQuestion): Promise<void> {
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    lines.current = []
    const reading = new ReportReading(question.dryRun ?? false)
    const show = (isUnderWay: boolean, problem?: ImportReport['problem']) => {
      if (abort.current === mine) setReport(reading.report(performance.now(), isUnderWay, problem))
    }
    show(true)
    const timer = setInterval(() => show(true), redrawMs)
    try {
      for await (const text of sendFile('imports', { ...question }, file, mine.signal)) {
        lines.current.push(text)
        reading.take(JSON.parse(text) as ImportLine, performance.now())
      }
      show(false)
    } catch (error) {
      show(false, isAborted(error) ? undefined : asProblem(error))
    } finally {
      clearInterval(timer)
    }
  }

  return {
    report,
    run,
    stop: () => abort.current?.abort(),
    reportText: () =>
      new Blob(
        lines.current.map((line) => `${line}\n`),
        { type: 'application/x-ndjson' },
      ),
  }
}
