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

export const exportKinds: readonly ExportKind[] = ['verdicts', 'rulings']
