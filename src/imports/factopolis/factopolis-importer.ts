import { carryClaim, changeClaim, findClaim, recordClaim } from '../../claims/claims.ts'
import type { Database } from '../../database/open.ts'
import { checkedRecords } from '../checked-records.ts'
import type { Done, Importer, ReadRecord } from '../format.ts'
import { digestOf, findImported } from '../imported-records.ts'
import { recordStatedQuote } from '../stated-quotes.ts'
import { recordStatedVerdicts, unmappedOf } from '../stated-verdicts.ts'
import { findClaimOf, matched } from '../statements.ts'
import { Tally } from '../tally.ts'
import { type FactopolisClaim, type FactopolisQuote, FactopolisRecord } from './factopolis.schema.ts'
import { FactopolisPlan } from './factopolis-plan.ts'
import { findNamed, format, keyOf, nameKey } from './named-claims.ts'

export function factopolisImporter(
  records: Iterable<ReadRecord<FactopolisRecord>>,
): Importer<FactopolisRecord> {
  const plan = new FactopolisPlan()
  return {
    records: checkedRecords(FactopolisRecord, records),
    plan: (database, record) => plan.of(database, record),
    write: recordOnce,
  }
}

async function recordOnce(database: Database, record: FactopolisRecord): Promise<Done> {
  const { key, claim, quote } = record
  const imported = await findImported(database, format, keyOf(record), digestOf(record))
  if (imported) return matched(imported.claimId)
  const tally = new Tally()
  const claimId = quote
    ? await recordFactopolisQuote(database, quote, tally)
    : claim && (await recordFactopolisClaim(database, key, claim, tally))
  await database.tables.importedRecord.create({
    data: { format, key: keyOf(record), digest: digestOf(record), claimId: claimId ?? null },
  })
  const verdicts = claim?.verdicts ?? quote?.checks.map(({ verdict }) => verdict) ?? []
  return {
    outcome: 'created',
    ...(claimId && { claim: claimId }),
    ...tally.counts(),
    unmapped: unmappedOf(verdicts),
  }
}

/** @returns the id of its first claim. */
async function recordFactopolisQuote(
  database: Database,
  { quote, claims, checks }: FactopolisQuote,
  tally: Tally,
): Promise<string | undefined> {
  const quoteId = await recordStatedQuote(database, quote, tally)
  const ids = new Map<string, string>()
  for (const key of new Set([...claims, ...checks.flatMap((check) => check.claims)]))
    ids.set(key, await claimNamed(database, key, tally))
  const idsOf = (keys: readonly string[]) => keys.flatMap((key) => ids.get(key) ?? [])
  for (const claimId of idsOf(claims)) await carryClaim(database, quoteId, { claimId })
  for (const { claims: judged, verdict } of checks)
    for (const claimId of idsOf(judged)) await recordStatedVerdicts(database, claimId, [verdict], tally)
  return idsOf(claims)[0]
}

/** The claim of a key; before its own file was read it is recorded with the key for its words. */
async function claimNamed(database: Database, key: string, tally: Tally): Promise<string> {
  const known = await findNamed(database, key)
  tally.add('claims', known === undefined)
  if (known) return known
  const claimId = await recordClaim(database, { text: key, language: 'en', kind: 'FACTUAL' })
  await database.tables.importedRecord.create({
    data: { format, key: nameKey(key), digest: digestOf(key), claimId },
  })
  return claimId
}

/** A claim that a quote named before gets its words now, unless somebody has given it others. */
async function recordFactopolisClaim(
  database: Database,
  key: string,
  { claim, verdicts }: FactopolisClaim,
  tally: Tally,
): Promise<string> {
  const named = await findNamed(database, key)
  const known = named ?? (await findClaimOf(database, claim))?.id
  if (named && (await findClaim(database, named)).text === key)
    await changeClaim(database, named, { text: claim.text, ...(claim.topics && { topics: claim.topics }) })
  const claimId = known ?? (await recordClaim(database, claim))
  tally.add('claims', known === undefined)
  await recordStatedVerdicts(database, claimId, verdicts, tally)
  return claimId
}
