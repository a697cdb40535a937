import type { TSchema } from 'typebox'
import { DataFeed } from '../claim-reviews/claim-review.schema.ts'
import type { Imprint } from '../claim-reviews/imprint.ts'
import { reviewedRuling } from '../claim-reviews/reviewed-rulings.sql.ts'
import type { ClaimFilter } from '../claims/claim.schema.ts'
import type { Sql } from '../database/json.sql.ts'
import { AnnotationExport } from './annotations.schema.ts'
import { asAnnotations, madeRuling, madeVerdict } from './annotations.ts'
import type { ExportRow } from './batches.ts'
import { rulingColumns, verdictColumns } from './columns.ts'
import { LineOf, type Reviewers, RulingExport, VerdictExport } from './export.schema.ts'
import { ExportedRuling } from './exported-ruling.schema.ts'
import { ExportedVerdict } from './exported-verdict.schema.ts'
import type { ExportKind, FormatName } from './format-names.ts'
import { asDocument, asLines } from './json.ts'
import { asMarkdown, Markdown, rulingLines, verdictLines } from './markdown.ts'
import { asClaimReviews, asDataFeed, ClaimReviews } from './markup.ts'
import type { ReviewerJson } from './rows.sql.ts'
import { exportedRulingWithPlaces } from './ruling-rows.sql.ts'
import { asSafeTable, asTable, RowOf } from './table.ts'
import { exportedVerdictWithPlaces } from './verdict-rows.sql.ts'

/** The formats of exports, all of what is particular to each. */

/** What a format's writer gets. */
export interface Exported {
  kind: ExportKind
  /** Where the schema is served: a path. */
  schema: string
  filter: ClaimFilter
  reviewers: Reviewers
  /** Undefined where the desk has no public address. */
  imprint: Imprint | undefined
  rows: AsyncGenerator<ExportRow[]>
  /** Where only what has changed was asked for; the tombstones come first. */
  since: { asked: string; tombstones: AsyncGenerator<string[]>; cursor: string } | undefined
}

/** How a format writes one kind of export. */
export interface Form {
  /** Raised by a change that could break a reader; the schema's name ends with it. */
  version: number
  /** Of the whole export; of one line or row where the export is no JSON document. */
  schema: TSchema
  /** What it needs of each row, as JSON, where that is not the row's own. */
  row?: (reviewer: ReviewerJson) => Sql
  write: (exported: Exported) => AsyncGenerator<string>
}

export interface ExportFormat {
  mediaType: string
  ending: string
  /** It has a place for what was taken back, so `since` can be asked. */
  hasTombstones: boolean
  of: Partial<Record<ExportKind, Form>>
}

const csv = { mediaType: 'text/csv; charset=utf-8; header=present', ending: 'csv' }
const plain = { hasTombstones: false }
const markup = {
  ...{ mediaType: 'application/ld+json; charset=utf-8', ending: 'jsonld' },
  ...plain,
}

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
      ending: 'jsonld',
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
    of: {
      rulings: { version: 1, schema: ClaimReviews, row: () => reviewedRuling, write: asClaimReviews },
    },
  },
  datafeed: {
    ...markup,
    of: { rulings: { version: 1, schema: DataFeed, row: () => reviewedRuling, write: asDataFeed } },
  },
}
