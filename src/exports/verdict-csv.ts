import type { ExportedVerdict } from './verdict-export.schema.ts'

type Quote = ExportedVerdict['quotes'][number]

/** Columns of the CSV export, one row a verdict; what a claim has from several quotes stands side by side, divided by " | ". */
export const csvColumns: Record<string, (verdict: ExportedVerdict) => string | number | null> = {
  id: ({ id }) => id,
  target_type: ({ target }) => target.type,
  target_id: ({ target }) => target.id,
  target_text: ({ target }) => target.text,
  claim_kind: ({ target }) => target.kind,
  topics: ({ target }) => target.topics?.join(' | ') ?? null,
  quote: (verdict) => fromQuotes(verdict, ({ text }) => text),
  speaker: (verdict) => fromQuotes(verdict, ({ speaker }) => speaker.slug),
  speaker_name: (verdict) => fromQuotes(verdict, ({ speaker }) => speaker.name),
  role: (verdict) => fromQuotes(verdict, ({ roleTitle }) => roleTitle),
  said_at: (verdict) => fromQuotes(verdict, ({ saidAt }) => saidAt),
  document_title: (verdict) => fromQuotes(verdict, ({ document }) => document.title),
  document_publisher: (verdict) => fromQuotes(verdict, ({ document }) => document.publisher),
  document_url: (verdict) => fromQuotes(verdict, ({ document }) => document.url),
  aspect: ({ aspect }) => aspect,
  rating: ({ rating }) => rating.key,
  rating_label_de: ({ rating }) => rating.labels.de,
  rating_label_en: ({ rating }) => rating.labels.en,
  rating_value: ({ rating }) => rating.value,
  summary: ({ summary }) => summary,
  rationale: ({ rationale }) => rationale,
  as_of: ({ asOf }) => asOf,
  recorded_at: ({ recordedAt }) => recordedAt,
  reviewer: ({ reviewer }) => reviewer.name,
  is_current: ({ isCurrent }) => String(isCurrent),
  supersedes: ({ supersedes }) => supersedes,
  change_note: ({ changeNote }) => changeNote,
  sources: ({ citations }) => distinct(citations.map(({ source }) => source.url ?? source.title)),
  review_method: ({ reviewMethod }) => reviewMethod,
}

export function csvRow(verdict: ExportedVerdict): (string | number | null)[] {
  return Object.values(csvColumns).map((column) => column(verdict))
}

function fromQuotes({ quotes }: ExportedVerdict, field: (quote: Quote) => string | null): string {
  return distinct(quotes.map(field))
}

function distinct(values: (string | null)[]): string {
  return [...new Set(values.filter((value) => value !== null))].join(' | ')
}
