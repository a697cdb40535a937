import { type TSchema, Type } from 'typebox'
import { Aspect } from '../ratings/rating.schema.ts'
import { RulingMethod } from '../rulings/ruling.schema.ts'
import { Day, Id, Slug, Timestamp } from '../shapes.ts'
import type { ExportedQuote } from './exported-parts.schema.ts'
import type { ExportedRuling } from './exported-ruling.schema.ts'
import type { ExportedVerdict } from './exported-verdict.schema.ts'

/** Columns of the CSV exports, one row a verdict or ruling; what a claim has from several quotes stands side by side, divided by " | ". */

export type Cell = string | number | null

export interface Column<Row> {
  schema: TSchema
  of: (row: Row) => Cell
}
export type Columns<Row> = Record<string, Column<Row>>

type Row = ExportedVerdict | ExportedRuling

const YesNo = Type.Enum(['true', 'false'])

function column<Of>(of: Column<Of>['of'], schema: TSchema = Type.String()): Column<Of> {
  return { schema, of }
}

const about: Columns<Row> = {
  id: column(({ id }) => id, Id),
  target_type: column(({ target }) => target.type, Type.Enum(['quote', 'claim'])),
  target_id: column(({ target }) => target.id, Id),
  target_text: column(({ target }) => target.text),
  claim_kind: column(({ target }) => target.kind),
  topics: column(({ target }) => target.topics?.join(' | ') ?? null),
  quote: fromQuotes(({ text }) => text),
  speaker: fromQuotes(({ speaker }) => speaker.slug),
  speaker_name: fromQuotes(({ speaker }) => speaker.name),
  role: fromQuotes(({ roleTitle }) => roleTitle),
  said_at: fromQuotes(({ saidAt }) => saidAt),
  document_title: fromQuotes(({ document }) => document.title),
  document_publisher: fromQuotes(({ document }) => document.publisher),
  document_url: fromQuotes(({ document }) => document.url),
  aspect: column(({ aspect }) => aspect, Aspect),
  rating: column(({ rating }) => rating.key, Slug),
  rating_label_de: column(({ rating }) => rating.labels.de),
  rating_label_en: column(({ rating }) => rating.labels.en),
  rating_value: column(({ rating }) => rating.value, Type.String({ pattern: '^(-?\\d+)?$' })),
  summary: column(({ summary }) => summary),
}

const sources = column<Row>(({ citations }) =>
  distinct(citations.map(({ source }) => source.url ?? source.title)),
)

export const verdictColumns: Columns<ExportedVerdict> = {
  ...about,
  rationale: column(({ rationale }) => rationale),
  as_of: column(({ asOf }) => asOf, Day),
  recorded_at: column(({ recordedAt }) => recordedAt, Timestamp),
  reviewer: column(({ reviewer }) => reviewer.name),
  is_current: column(({ isCurrent }) => String(isCurrent), YesNo),
  supersedes: column(({ supersedes }) => supersedes),
  change_note: column(({ changeNote }) => changeNote),
  sources,
  review_method: column(({ reviewMethod }) => reviewMethod, Type.Enum(['SINGLE', 'BLIND', 'INFORMED'])),
}

export const rulingColumns: Columns<ExportedRuling> = {
  ...about,
  text: column(({ text }) => text),
  method: column(({ method }) => method, RulingMethod),
  ruled_by: column(({ ruledBy }) => ruledBy.name),
  published_at: column(({ publishedAt }) => publishedAt, Timestamp),
  published_by: column(({ publishedBy }) => publishedBy.name),
  is_standing: column(({ isStanding }) => String(isStanding), YesNo),
  corrects: column(({ corrects }) => corrects),
  correction_note: column(({ correctionNote }) => correctionNote),
  corrected_by: column(({ correctedBy }) => correctedBy),
  withdrawn_at: column(({ withdrawal }) => withdrawal?.at ?? null),
  withdrawal_reason: column(({ withdrawal }) => withdrawal?.reason ?? null),
  sources,
  verdicts: column(({ verdicts }) => verdicts.join(' | ')),
}

function fromQuotes(field: (quote: ExportedQuote) => string | null): Column<Row> {
  return column(({ quotes }) => distinct(quotes.map(field)))
}

function distinct(values: (string | null)[]): string {
  return [...new Set(values.filter((value) => value !== null))].join(' | ')
}
