import type { Database } from '../../database/open.ts'
import type { Done } from '../format.ts'
import { changedSince, digestOf, findImported } from '../imported-records.ts'
import { Planned } from '../planned.ts'
import { planStatedQuote } from '../stated-quotes.ts'
import { planStatedVerdicts, unmappedOf } from '../stated-verdicts.ts'
import { findClaimOf, matched } from '../statements.ts'
import { Tally } from '../tally.ts'
import type { FactopolisClaim, FactopolisQuote, FactopolisRecord } from './factopolis.schema.ts'
import { findNamed, format, keyOf } from './named-claims.ts'

/** What would come of its records, one after the other, without writing. */
export class FactopolisPlan {
  private readonly digests = new Map<string, string>()
  private readonly planned = new Planned()

  async of(database: Database, record: FactopolisRecord): Promise<Done> {
    const digest = digestOf(record)
    const before = this.digests.get(keyOf(record))
    if (before !== undefined && before !== digest) throw changedSince()
    const imported = await findImported(database, format, keyOf(record), digest)
    if (imported || before) return matched(imported?.claimId)
    this.digests.set(keyOf(record), digest)
    const { key, claim, quote } = record
    const tally = new Tally()
    if (claim) await this.ofClaim(database, key, claim, tally)
    if (quote) await this.ofQuote(database, quote, tally)
    const verdicts = claim?.verdicts ?? quote?.checks.map(({ verdict }) => verdict) ?? []
    return { outcome: 'created', ...tally.counts(), unmapped: unmappedOf(verdicts) }
  }

  private async ofQuote(
    database: Database,
    { quote, claims, checks }: FactopolisQuote,
    tally: Tally,
  ): Promise<void> {
    await planStatedQuote(database, quote, { planned: this.planned, tally })
    for (const key of new Set([...claims, ...checks.flatMap((check) => check.claims)]))
      tally.add('claims', !(await findNamed(database, key)) && this.planned.isNew('claim', key))
    for (const { claims: judged, verdict } of checks)
      for (const key of judged) await this.ofVerdicts(database, key, [verdict], tally)
  }

  private async ofClaim(
    database: Database,
    key: string,
    { claim, verdicts }: FactopolisClaim,
    tally: Tally,
  ): Promise<void> {
    const known = (await findNamed(database, key)) ?? (await findClaimOf(database, claim))?.id
    tally.add('claims', !known && this.planned.isNew('claim', key))
    await this.ofVerdicts(database, key, verdicts, tally)
  }

  private async ofVerdicts(
    database: Database,
    key: string,
    verdicts: FactopolisClaim['verdicts'],
    tally: Tally,
  ): Promise<void> {
    const id = await findNamed(database, key)
    await planStatedVerdicts(database, { id, name: key }, verdicts, { planned: this.planned, tally })
  }
}
