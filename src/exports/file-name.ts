import type { ExportQuestion } from './export.schema.ts'
import type { ExportFormat } from './format.ts'
import type { ExportKind } from './format-names.ts'

/** A name that says what is in the file, like beleg-verdicts-donald-trump-2026-03-01.csv. */
export function fileName(
  kind: ExportKind,
  { ending }: ExportFormat,
  { speaker, topic, query }: ExportQuestion,
  day: Date,
): string {
  const about = [speaker, topic, query].flatMap((word) =>
    word ? [word.replace(/[^\p{L}\p{N}]+/gu, '-')] : [],
  )
  return `${['beleg', kind, ...about, day.toISOString().slice(0, 10)].join('-')}.${ending}`
}
