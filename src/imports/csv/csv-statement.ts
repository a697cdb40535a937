import { sha256Of } from '../../documents/text.ts'
import { filled, hostOf, shortened, titleFrom } from '../field-words.ts'
import type { ReadRecord } from '../format.ts'
import { FieldReader } from '../json-fields.ts'
import type { Statement } from '../statement.schema.ts'
import type { CsvField, CsvMapping } from './csv-mapping.schema.ts'

type Cells = Readonly<Record<string, string>>

/** A row as a statement, as far as it can be read; what is wrong is said by column. */
export function statementOf(
  cells: Cells,
  mapping: CsvMapping,
  preset: string,
): Omit<ReadRecord<Statement>, 'line'> {
  const row = new Row(cells, mapping)
  const text = row.text('claim')
  const read = { words: shortened(text ?? row.text('words') ?? ''), problems: row.reader.problems }
  if (text === undefined) row.refuse('claim', sentences.missing)
  const language = row.text('language', 35) ?? preset
  const quote = quoteOf(row, language)
  const verdict = verdictOf(row, language)
  if (text === undefined || quote === 'refused') return read
  const content: Omit<Statement, 'key'> = {
    claim: { text, language, kind: 'FACTUAL' },
    ...(quote && { quote }),
    verdicts: verdict ? [verdict] : [],
  }
  return { ...read, content: { key: sha256Of(JSON.stringify(content)), ...content } }
}

/** Who said it, where the row says so. */
function quoteOf(row: Row, language: string): Statement['quote'] | 'refused' {
  const words = row.text('words')
  const name = row.text('speaker', 200)
  if (words === undefined && name === undefined) return undefined
  const url = row.address('url')
  const publisher = row.text('publisher', 200) ?? hostOf(url)
  if (words === undefined) row.refuse('words', sentences.missing)
  if (name === undefined) row.refuse('speaker', sentences.missing)
  if (publisher === undefined) row.refuse('publisher', sentences.noPublisher)
  if (words === undefined || name === undefined || publisher === undefined) return 'refused'
  return {
    speaker: { name, kind: 'UNKNOWN' },
    ...{ words, form: 'REPORTED', kind: 'OTHER', language, publisher },
    title: row.text('title', 500) ?? titleFrom(words),
    ...filled({
      ...{ url, roleTitle: row.text('role', 200), occasion: row.text('occasion', 300) },
      saidAt: row.moment('saidAt'),
    }),
  }
}

function verdictOf(row: Row, language: string): Statement['verdicts'][number] | undefined {
  const name = row.text('reviewPublisher', 200)
  const url = row.address('reviewUrl')
  const label = row.text('reviewLabel', 1000)
  if (label === undefined && url === undefined) return undefined
  if (name === undefined) row.refuse('reviewPublisher', sentences.noReviewer)
  if (name === undefined) return undefined
  const site = hostOf(url)
  const publisher = { name, ...(site && { site }) }
  return { publisher, language, ...filled({ url, label, reviewedAt: row.moment('reviewedAt') }) }
}

/** The cells of a row under the names of our fields. */
class Row {
  readonly reader = new FieldReader()

  constructor(
    private readonly cells: Cells,
    private readonly mapping: CsvMapping,
  ) {}

  text(field: CsvField, longest?: number): string | undefined {
    return this.read(field, (column) => this.reader.text(this.cells, column, '', longest))
  }

  address(field: CsvField): string | undefined {
    return this.read(field, (column) => this.reader.address(this.cells, column, ''))
  }

  moment(field: CsvField): string | undefined {
    return this.read(field, (column) => this.reader.moment(this.cells, column, ''))
  }

  refuse(field: CsvField, sentence: { en: string; de: string }): void {
    this.reader.refuse('', this.mapping[field] ?? field, sentence)
  }

  private read(field: CsvField, of: (column: string) => string | undefined): string | undefined {
    const column = this.mapping[field]
    return column === undefined ? undefined : of(column)
  }
}

const sentences = {
  missing: { en: 'This is missing.', de: 'Das fehlt.' },
  noPublisher: {
    en: 'It does not say who published this; nobody is quoted without that.',
    de: 'Es fehlt, wer das veröffentlicht hat; ohne das wird niemand zitiert.',
  },
  noReviewer: {
    en: 'It does not say whose verdict this is; the verdict was left out.',
    de: 'Es fehlt, wessen Bewertung das ist; die Bewertung wurde weggelassen.',
  },
}
