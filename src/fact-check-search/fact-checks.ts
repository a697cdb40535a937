import { wholeClaimOf } from '../claim-reviews/claim-review.ts'
import { pageAddress } from '../claim-reviews/imprint.ts'
import { listPublished } from '../claim-reviews/published-rulings.sql.ts'
import { claimantOf } from '../claim-reviews/reviewed-claim.ts'
import type { PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import type { Reading } from '../database/open.ts'
import { readPage } from '../paging.ts'
import type { FactCheck, FactCheckList, FactCheckQuestion } from './fact-check.schema.ts'

/** What the desk says in public now, the newest first. @param site where its public pages are. */
export async function listFactChecks(
  database: Reading,
  { limit, cursor, ...filter }: FactCheckQuestion,
  site: string,
): Promise<FactCheckList> {
  const page = readPage({ ...(limit && { limit }), ...(cursor && { cursor }) }, 'text', 'id')
  const { items, nextCursor } = await listPublished(database, { ...filter, standing: true }, page)
  return { items: items.map((ruling) => factCheckOf(ruling, site)), nextCursor }
}

function factCheckOf(ruling: PublishedRuling, site: string): FactCheck {
  const { id, target, aspect, rating, summary, publishedAt } = ruling
  const { key, labels, value } = rating
  const { name, claimedAt } = claimantOf(ruling)
  return {
    ...{ id, page: pageAddress({ site }, id), text: wholeClaimOf(ruling), language: target.language },
    ...{ aspect, rating: { key, labels, value }, summary },
    ...{ claimant: name ?? null, claimedAt: claimedAt ?? null, publishedAt },
  }
}
