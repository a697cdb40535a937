import { checkOfBody } from '../check.ts'
import { carryClaim, recordClaim } from '../claims/claims.ts'
import type { Database } from '../database/open.ts'
import { recordDocument } from '../documents/documents.ts'
import { sha256Of } from '../documents/text.ts'
import { DomainError } from '../errors.ts'
import { normalized } from '../outside-json.ts'
import { findPublisher, recordOutsideVerdict } from '../outside-verdicts/outside-verdicts.ts'
import { mappedRating } from '../outside-verdicts/rating-maps.ts'
import { recordQuote } from '../quotes/quotes.ts'
import type { Done, Importer, ReadRecord } from './format.ts'
import type { ImportFormatName } from './import.schema.ts'
import { findStatedSpeaker, recordStatedSpeaker } from './stated-speakers.ts'
import { type StatedQuote, Statement } from './statement.schema.ts'
import { Tally } from './tally.ts'

/** Imports statements, whatever file they were read from. */
export function statementImporter(
  format: ImportFormatName,
  records: Iterable<ReadRecord<Statement>>,
): Importer<Statement> {
  const planned: Planned = { keys: new Map(), speakers: new Set(), claims: new Set(), publishers: new Set() }
  return {
    records: checked(records),
    plan: (database, statement) => planStatement(database, format, statement, planned),
    write: (inside, statement) => recordStatement(inside, format, statement),
  }
}

/** What earlier records of a dry run would have created. */
interface Planned {
  keys: Map<string, string>
  speakers: Set<string>
  claims: Set<string>
  publishers: Set<string>
}

const check = checkOfBody(Statement)

/** What has not the shape of a statement is refused with its fields. */
function* checked(records: Iterable<ReadRecord<Statement>>): Generator<ReadRecord<Statement>> {
  for (const record of records) {
    const { content, ...rest } = record
    try {
      check(normalized(content))
      yield record
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      yield content === undefined ? rest : { ...rest, problems: [...rest.problems, ...error.fields] }
    }
  }
}

async function recordStatement(
  database: Database,
  format: ImportFormatName,
  statement: Statement,
): Promise<Done> {
  const { key, claim, quote, verdicts } = statement
  const digest = digestOf(statement)
  const imported = await findImported(database, format, key, digest)
  if (imported) return matched(imported.claimId)
  const tally = new Tally()
  const known = await findClaim(database, claim)
  const quoteId = quote && (await recordStatedQuote(database, quote, tally))
  const carried = known ? { claimId: known.id } : claim
  const claimId = quoteId
    ? await carryClaim(database, quoteId, carried)
    : (known?.id ?? (await recordClaim(database, claim)))
  tally.add('claims', known === null)
  for (const verdict of verdicts) {
    const { isNewPublisher } = await recordOutsideVerdict(database, claimId, verdict)
    tally.add('publishers', isNewPublisher)
    tally.add('outsideVerdicts', true)
  }
  await database.tables.importedRecord.create({ data: { format, key, digest, claimId } })
  return { outcome: 'created', claim: claimId, ...tally.counts(), unmapped: unmappedOf(statement) }
}

async function recordStatedQuote(database: Database, quote: StatedQuote, tally: Tally): Promise<string> {
  const { speaker, words, form, roleTitle, saidAt, occasion, ...document } = quote
  const known = await findStatedSpeaker(database, speaker)
  const slug = known ?? (await recordStatedSpeaker(database, speaker))
  const documentId = await recordDocument(database, { ...document, text: words })
  tally.add('speakers', known === undefined)
  tally.add('documents', true)
  tally.add('quotes', true)
  return recordQuote(database, documentId, {
    ...{ speaker: slug, form, segments: [{ exact: words.replace(/\r\n?/g, '\n') }] },
    ...(roleTitle !== undefined && { roleTitle }),
    ...(saidAt !== undefined && { saidAt }),
    ...(occasion !== undefined && { occasion }),
  })
}

/** As recordStatement, but only looks. */
async function planStatement(
  database: Database,
  format: ImportFormatName,
  statement: Statement,
  planned: Planned,
): Promise<Done> {
  const { key, claim, quote, verdicts } = statement
  const digest = digestOf(statement)
  const before = planned.keys.get(key)
  if (before !== undefined && before !== digest) throw changedSince()
  const imported = await findImported(database, format, key, digest)
  if (imported || before) return matched(imported?.claimId ?? undefined)
  planned.keys.set(key, digest)
  const tally = new Tally()
  if (quote) {
    const known = await findStatedSpeaker(database, quote.speaker)
    tally.add('speakers', !known && isNew(planned.speakers, quote.speaker.slug ?? quote.speaker.name))
    tally.add('documents', true)
    tally.add('quotes', true)
  }
  const isKnown = (await findClaim(database, claim)) !== null
  tally.add('claims', !isKnown && isNew(planned.claims, `${claim.language} ${claim.text}`))
  for (const { publisher } of verdicts) {
    const known = await findPublisher(database, publisher)
    const name = `${publisher.site} ${publisher.name.toLowerCase()}`
    tally.add('publishers', !known && isNew(planned.publishers, name))
    tally.add('outsideVerdicts', true)
  }
  return { outcome: 'created', ...tally.counts(), unmapped: unmappedOf(statement) }
}

function isNew(names: Set<string>, name: string): boolean {
  if (names.has(name)) return false
  names.add(name)
  return true
}

function findClaim(database: Database, { text, language }: Statement['claim']) {
  return database.tables.claim.findFirst({
    where: { text, language },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
}

/** @throws DomainError `conflict` when another content was read under this key. */
async function findImported(database: Database, format: string, key: string, digest: string) {
  const imported = await database.tables.importedRecord.findUnique({ where: { format_key: { format, key } } })
  if (imported && imported.digest !== digest) throw changedSince()
  return imported
}

function changedSince(): DomainError {
  return new DomainError('conflict', {
    en: 'This was read before with other content. What is recorded stays; mend it by hand.',
    de: 'Das wurde schon mit anderem Inhalt gelesen. Was erfasst ist, bleibt; bitte von Hand berichtigen.',
  })
}

function matched(claim: string | null | undefined): Done {
  return { outcome: 'matched', ...(claim && { claim }), created: {}, matched: { claims: 1 } }
}

function digestOf(statement: Statement): string {
  return sha256Of(JSON.stringify(statement))
}

function unmappedOf({ verdicts }: Statement) {
  return verdicts.flatMap(({ publisher, label }) =>
    label === undefined || mappedRating(publisher, label) !== undefined
      ? []
      : [{ publisher: publisher.name, label }],
  )
}
