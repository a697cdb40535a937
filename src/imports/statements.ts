import { carryClaim, recordClaim } from '../claims/claims.ts'
import type { Database } from '../database/open.ts'
import { checkedRecords } from './checked-records.ts'
import type { Done, Importer } from './format.ts'
import type { ImportFormatName } from './import.schema.ts'
import { changedSince, digestOf, findImported } from './imported-records.ts'
import { Planned } from './planned.ts'
import { planStatedQuote, recordStatedQuote } from './stated-quotes.ts'
import { planStatedVerdicts, recordStatedVerdicts, unmappedOf } from './stated-verdicts.ts'
import { Statement } from './statement.schema.ts'
import { Tally } from './tally.ts'

/** Imports statements, whatever file they were read from. */
export function statementImporter(
  format: ImportFormatName,
  records: Importer<Statement>['records'],
): Importer<Statement> {
  const before: Before = { keys: new Map(), planned: new Planned() }
  return {
    records: checkedRecords(Statement, records),
    plan: (database, statement) => planStatement(database, format, statement, before),
    write: (inside, statement) => recordStatement(inside, format, statement),
  }
}

/** What earlier records of a dry run were, by key, and would have created. */
interface Before {
  keys: Map<string, string>
  planned: Planned
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
  const known = await findClaimOf(database, claim)
  const quoteId = quote && (await recordStatedQuote(database, quote, tally))
  const carried = known ? { claimId: known.id } : claim
  const claimId = quoteId
    ? await carryClaim(database, quoteId, carried)
    : (known?.id ?? (await recordClaim(database, claim)))
  tally.add('claims', known === null)
  await recordStatedVerdicts(database, claimId, verdicts, tally)
  await database.tables.importedRecord.create({ data: { format, key, digest, claimId } })
  return { outcome: 'created', claim: claimId, ...tally.counts(), unmapped: unmappedOf(verdicts) }
}

/** As recordStatement, but only looks. */
async function planStatement(
  database: Database,
  format: ImportFormatName,
  statement: Statement,
  { keys, planned }: Before,
): Promise<Done> {
  const { key, claim, quote, verdicts } = statement
  const digest = digestOf(statement)
  const before = keys.get(key)
  if (before !== undefined && before !== digest) throw changedSince()
  const imported = await findImported(database, format, key, digest)
  if (imported || before) return matched(imported?.claimId)
  keys.set(key, digest)
  const tally = new Tally()
  if (quote) await planStatedQuote(database, quote, { planned, tally })
  const known = await findClaimOf(database, claim)
  const name = `${claim.language} ${claim.text}`
  tally.add('claims', !known && planned.isNew('claim', name))
  await planStatedVerdicts(database, { id: known?.id, name }, verdicts, { planned, tally })
  return { outcome: 'created', ...tally.counts(), unmapped: unmappedOf(verdicts) }
}

/** The first claim with these words in this language. */
export function findClaimOf(database: Database, { text, language }: Statement['claim']) {
  return database.tables.claim.findFirst({
    where: { text, language },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
}

export function matched(claim: string | null | undefined): Done {
  return { outcome: 'matched', ...(claim && { claim }), created: {}, matched: { claims: 1 } }
}
