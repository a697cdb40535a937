/** What can be taken away, and in which formats; formats.ts says how each is written. */
export const formatNames = {
  verdicts: ['json', 'ndjson', 'csv', 'csv-safe', 'markdown', 'annotations'],
  rulings: [
    ...(['json', 'ndjson', 'csv', 'csv-safe', 'markdown', 'annotations'] as const),
    ...(['claimreview', 'datafeed'] as const),
  ],
} as const

export type ExportKind = keyof typeof formatNames
export type FormatName = (typeof formatNames)[ExportKind][number]

/** Of the whole record, which is written otherwise. */
export const deskFormatNames = ['json', 'ndjson'] as const

/** Whether a format names public addresses, which a desk without one can't write. */
export function needsSite(format: FormatName): boolean {
  return format === 'claimreview' || format === 'datafeed'
}

export const exportKinds: readonly ExportKind[] = ['verdicts', 'rulings']
