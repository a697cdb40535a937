import type { Database } from '../database/open.ts'
import type { NewOutsideVerdict } from '../outside-verdicts/outside-verdict.schema.ts'
import { findPublisher, findSameVerdict, recordOutsideVerdict } from '../outside-verdicts/outside-verdicts.ts'
import { mappedRating } from '../outside-verdicts/rating-maps.ts'
import { digestOf } from './imported-records.ts'
import type { Planned } from './planned.ts'
import type { Tally } from './tally.ts'

/** Records what others found about a claim. One check of it is recorded once, also when several quotes name it. */
export async function recordStatedVerdicts(
  database: Database,
  claimId: string,
  verdicts: readonly NewOutsideVerdict[],
  tally: Tally,
): Promise<void> {
  for (const verdict of verdicts) {
    const known = await findSameVerdict(database, claimId, verdict)
    const { isNewPublisher } = known
      ? { isNewPublisher: false }
      : await recordOutsideVerdict(database, claimId, verdict)
    tally.add('publishers', isNewPublisher)
    tally.add('outsideVerdicts', known === null)
  }
}

/** As recordStatedVerdicts, but only looks; a claim that is not recorded yet has a name only. */
export async function planStatedVerdicts(
  database: Database,
  claim: { id?: string | undefined; name: string },
  verdicts: readonly NewOutsideVerdict[],
  { planned, tally }: { planned: Planned; tally: Tally },
): Promise<void> {
  for (const verdict of verdicts) {
    const { publisher, url } = verdict
    const known = claim.id && (await findSameVerdict(database, claim.id, verdict))
    const isOnce = url === undefined || planned.isNew('verdict', digestOf([claim.name, verdict]))
    const isPublisherKnown = (await findPublisher(database, publisher)) !== null
    const name = `${publisher.site} ${publisher.name.toLowerCase()}`
    tally.add('publishers', !isPublisherKnown && planned.isNew('publisher', name))
    tally.add('outsideVerdicts', !known && isOnce)
  }
}

/** The labels that no rating map translates. */
export function unmappedOf(verdicts: readonly NewOutsideVerdict[]) {
  return verdicts.flatMap(({ publisher, label }) =>
    label === undefined || mappedRating(publisher, label) !== undefined
      ? []
      : [{ publisher: publisher.name, label }],
  )
}
