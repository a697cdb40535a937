import type { Database } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { findRating } from '../ratings/ratings.ts'
import { keptAddress } from '../web-address.ts'
import type { NewOutsideVerdict, NewPublisher } from './outside-verdict.schema.ts'
import { mappedRating } from './rating-maps.ts'

/** Records what a publisher elsewhere found; `isNewPublisher` says whether it was unknown. */
export async function recordOutsideVerdict(
  database: Database,
  claimId: string,
  { publisher, url, reviewedAt, ...words }: NewOutsideVerdict,
): Promise<{ isNewPublisher: boolean }> {
  const known = await findPublisher(database, publisher)
  const { id: publisherId } = known ?? (await database.tables.publisher.create({ data: publisher }))
  const key = mappedRating(publisher, words.label)
  const moment = reviewedAt === undefined ? undefined : momentFrom('/reviewedAt', reviewedAt)
  await database.tables.outsideVerdict.create({
    data: {
      ...{ ...words, claimId, publisherId },
      url: url === undefined ? null : (keptAddress(url) ?? null),
      ratingId: key ? (await findRating(database, 'TRUTH', key)).id : null,
      ...(moment && { reviewedAt: moment.at, reviewedAtPrecision: moment.precision }),
    },
  })
  return { isNewPublisher: known === null }
}

/** The verdict on a claim that says just this, where it has an address to know it by; null where there is none. */
export function findSameVerdict(database: Database, claimId: string, verdict: NewOutsideVerdict) {
  const { publisher, url, label, excerpt } = verdict
  if (url === undefined) return null
  return database.tables.outsideVerdict.findFirst({
    where: {
      ...{ claimId, url: keptAddress(url) ?? null, label: label ?? null, excerpt: excerpt ?? null },
      publisher: publisherCalled(publisher),
    },
    select: { id: true },
  })
}

/** The publisher of this name and site, if recorded. */
export function findPublisher(database: Database, publisher: NewPublisher) {
  return database.tables.publisher.findFirst({ where: publisherCalled(publisher), select: { id: true } })
}

function publisherCalled({ name, site }: NewPublisher) {
  return { name: { equals: name, mode: 'insensitive' as const }, site: site ?? null }
}
