import type { Imprint } from '../claim-reviews/imprint.ts'
import type { OpenDatabase } from '../database/open.ts'
import { readingAfter } from '../database/past.ts'
import { DomainError } from '../errors.ts'
import { bulkReadingOf } from '../history/past.ts'
import { requireNamed } from '../quotes/quotes.ts'
import { readAll } from './batches.ts'
import { changedRows, type Span, tombstones } from './changes.ts'
import { cursorOf, lastPlace, readCursor, start } from './cursor.ts'
import { type ExportQuestion, VerdictExportQuestion } from './export.schema.ts'
import type { Exported, ExportFormat } from './format.ts'
import { type ExportKind, type FormatName, needsSite } from './format-names.ts'
import { formats } from './formats.ts'
import { type Asked, type Rows, reviewersAs } from './rows.sql.ts'
import { rulingRows } from './ruling-rows.sql.ts'
import { formOf, schemaPath } from './schemas.ts'
import { verdictRows } from './verdict-rows.sql.ts'

/** Everything that leaves the desk as a file, whoever asked for it. */

export interface Export {
  format: ExportFormat
  formatName: FormatName
  schema: string
  /** What to ask with the next time, where `since` was asked. */
  cursor: string | undefined
  /** Text in pieces. No more than two batches are in memory, however many rows there are. */
  pieces: AsyncGenerator<string>
}

const rowsOf: Record<ExportKind, Rows> = { verdicts: verdictRows, rulings: rulingRows }

/**
 * Every row that fits, in the order in which they were recorded; the same record gives the same bytes.
 * @throws DomainError `malformed` for a time that has not come yet, a foreign cursor, or `since` where the format has no
 * place for what was taken back; `not-found` for a speaker or document that is not there; `conflict` for a format that
 * needs the desk's public address where it has none.
 */
export async function startExport(
  database: OpenDatabase,
  kind: ExportKind,
  question: ExportQuestion,
  { imprint, signal }: { imprint: Imprint | undefined; signal?: AbortSignal },
): Promise<Export> {
  const { format: formatName = 'json', reviewers = 'named', since, ...filter } = inOrder(question)
  const format = formats[formatName]
  const form = formOf(kind, formatName)
  if (needsSite(formatName) && !imprint) throw withoutSite()
  if (since !== undefined) refuseSince(format, filter.at)
  const reading = await bulkReadingOf(database, filter, signal)
  await requireNamed(reading, filter)
  const rows = rowsOf[kind]
  const asked = { filter, json: (form.row ?? rows.json)(reviewersAs[reviewers]) }
  const read =
    since === undefined
      ? { rows: readAll(reading, rows, asked), since: undefined }
      : await readSince(database, rows, asked, since, [kind, reviewers, filter, shapeOf(kind)], signal)
  const schema = schemaPath(kind, formatName)
  const exported: Exported = { kind, schema, filter, reviewers, imprint, ...read }
  return { format, formatName, schema, cursor: read.since?.cursor, pieces: form.write(exported) }
}

/** What changed between the cursor's event and the last one, both as the record stood then. */
async function readSince(
  database: OpenDatabase,
  rows: Rows,
  asked: Asked,
  since: string,
  question: unknown,
  signal: AbortSignal | undefined,
): Promise<Pick<Exported, 'rows' | 'since'>> {
  const last = await lastPlace(database)
  const cursor = cursorOf(last, question)
  const now = readingAfter(database, last.event, signal)
  if (since === start)
    return { rows: readAll(now, rows, asked), since: { asked: since, tombstones: none(), cursor } }
  const event = await readCursor(database, since, question)
  const span: Span = {
    before: readingAfter(database, event, signal),
    after: now,
    touched: rows.touched(event, last.event),
  }
  return {
    rows: changedRows(span, rows, asked),
    since: { asked: since, tombstones: tombstones(span, rows, asked), cursor },
  }
}

/** Of a row: where it is another one than before, rows that did not change are, too, and whoever follows begins anew. */
function shapeOf(kind: ExportKind) {
  return formOf(kind, 'ndjson').schema
}

/** The question with its fields in the order of the schema, however it came. */
function inOrder(question: ExportQuestion): ExportQuestion {
  const fields = Object.keys(VerdictExportQuestion.properties)
  const given = Object.entries(question).sort(([one], [other]) => fields.indexOf(one) - fields.indexOf(other))
  return Object.fromEntries(given) as ExportQuestion
}

function refuseSince({ hasTombstones }: ExportFormat, at: string | undefined): void {
  if (at !== undefined)
    throw new DomainError('malformed', {
      en: 'Ask with "since" or with "at", not with both.',
      de: 'Bitte entweder mit „since“ oder mit „at“ fragen, nicht mit beiden.',
    })
  if (!hasTombstones)
    throw new DomainError('malformed', {
      en: 'This format has no place for what was taken back, so "since" can’t be asked of it. JSON and NDJSON have one.',
      de: 'Dieses Format hat keinen Platz für Zurückgenommenes, also geht „since“ damit nicht. JSON und NDJSON haben ihn.',
    })
}

function withoutSite(): DomainError {
  return new DomainError('conflict', {
    en: 'This format names public addresses, and this desk has none: set BELEG_SITE to its https address.',
    de: 'Dieses Format nennt öffentliche Adressen, und diese Redaktion hat keine: BELEG_SITE auf ihre https-Adresse setzen.',
  })
}

async function* none(): AsyncGenerator<string[]> {}
