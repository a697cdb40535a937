import { DataFeed } from '../claim-reviews/claim-review.schema.ts'
import { reviewedRuling } from '../claim-reviews/reviewed-rulings.sql.ts'
import { AnnotationExport } from './annotations.schema.ts'
import { asAnnotations, madeRuling, madeVerdict } from './annotations.ts'
import { rulingColumns, verdictColumns } from './columns.ts'
import { LineOf, RulingExport, VerdictExport } from './export.schema.ts'
import { ExportedRuling } from './exported-ruling.schema.ts'
import { ExportedVerdict } from './exported-verdict.schema.ts'
import type { ExportFormat } from './format.ts'
import type { FormatName } from './format-names.ts'
import { asDocument, asLines } from './json.ts'
import { asMarkdown, Markdown, rulingLines, verdictLines } from './markdown.ts'
import { asClaimReviews, asDataFeed, ClaimReviews } from './markup.ts'
import { exportedRulingWithPlaces } from './ruling-rows.sql.ts'
import { asSafeTable, asTable, RowOf } from './table.ts'
import { exportedVerdictWithPlaces } from './verdict-rows.sql.ts'

/** The formats of exports, all of what is particular to each. */

const csv = { mediaType: 'text/csv; charset=utf-8; header=present', ending: 'csv' }
const plain = { hasTombstones: false }
const markup = { mediaType: 'application/ld+json; charset=utf-8', ...plain }

export const formats: Record<FormatName, ExportFormat> = {
  json: {
    ...{ mediaType: 'application/json; charset=utf-8', ending: 'json' },
    hasTombstones: true,
    of: {
      verdicts: { version: 2, schema: VerdictExport, write: asDocument('current') },
      rulings: { version: 1, schema: RulingExport, write: asDocument('standing') },
    },
  },
  ndjson: {
    ...{ mediaType: 'application/x-ndjson; charset=utf-8', ending: 'ndjson' },
    hasTombstones: true,
    of: {
      verdicts: { version: 2, schema: LineOf(ExportedVerdict), write: asLines },
      rulings: { version: 1, schema: LineOf(ExportedRuling), write: asLines },
    },
  },
  csv: {
    ...csv,
    ...plain,
    of: {
      verdicts: { version: 1, schema: RowOf(verdictColumns), write: asTable(verdictColumns) },
      rulings: { version: 1, schema: RowOf(rulingColumns), write: asTable(rulingColumns) },
    },
  },
  'csv-safe': {
    ...csv,
    ending: 'spreadsheet.csv',
    ...plain,
    of: {
      verdicts: { version: 1, schema: RowOf(verdictColumns), write: asSafeTable(verdictColumns) },
      rulings: { version: 1, schema: RowOf(rulingColumns), write: asSafeTable(rulingColumns) },
    },
  },
  markdown: {
    ...{ mediaType: 'text/markdown; charset=utf-8', ending: 'md' },
    ...plain,
    of: {
      verdicts: { version: 1, schema: Markdown, write: asMarkdown(verdictLines) },
      rulings: { version: 1, schema: Markdown, write: asMarkdown(rulingLines) },
    },
  },
  annotations: {
    ...{
      mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
      ending: 'annotations.jsonld',
    },
    ...plain,
    of: {
      verdicts: {
        ...{ version: 1, schema: AnnotationExport, row: exportedVerdictWithPlaces },
        write: asAnnotations('verdict', madeVerdict),
      },
      rulings: {
        ...{ version: 1, schema: AnnotationExport, row: exportedRulingWithPlaces },
        write: asAnnotations('ruling', madeRuling),
      },
    },
  },
  claimreview: {
    ...markup,
    ending: 'claimreview.jsonld',
    of: {
      rulings: { version: 1, schema: ClaimReviews, row: () => reviewedRuling, write: asClaimReviews },
    },
  },
  datafeed: {
    ...markup,
    ending: 'datafeed.jsonld',
    of: { rulings: { version: 1, schema: DataFeed, row: () => reviewedRuling, write: asDataFeed } },
  },
}
