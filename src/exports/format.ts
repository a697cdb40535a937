import type { TSchema } from 'typebox'
import type { Imprint } from '../claim-reviews/imprint.ts'
import type { ClaimFilter } from '../claims/claim.schema.ts'
import type { Sql } from '../database/json.sql.ts'
import type { ExportRow } from './batches.ts'
import type { Reviewers } from './export.schema.ts'
import type { ExportKind } from './format-names.ts'
import type { ReviewerJson } from './rows.sql.ts'

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
  /** Ends the file's name, different for each. */
  ending: string
  /** It has a place for what was taken back, so `since` can be asked. */
  hasTombstones: boolean
  of: Partial<Record<ExportKind, Form>>
}
