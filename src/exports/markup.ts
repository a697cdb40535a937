import { Type } from 'typebox'
import { ClaimReview } from '../claim-reviews/claim-review.schema.ts'
import { publicClaimReviewOf } from '../claim-reviews/claim-review.ts'
import { dataFeedHead, dataFeedItemOf } from '../claim-reviews/data-feed.ts'
import type { Imprint } from '../claim-reviews/imprint.ts'
import type { PublishedRuling } from '../claim-reviews/reviewed-ruling.ts'
import type { Exported } from './format.ts'

/** Exports as schema.org's markup. Each row is a PublishedRuling. */

export const ClaimReviews = Type.Array(ClaimReview, { title: 'ClaimReviews' })

/** The markup of each ruling that stands, as its public page has it; none of those with which something is wrong. */
export async function* asClaimReviews({ rows, imprint }: Exported): AsyncGenerator<string> {
  yield '['
  yield* written(rows, (ruling) => publicClaimReviewOf(ruling, required(imprint)))
  yield '\n]\n'
}

/** All that is or was public; what no longer stands with `dateDeleted`. */
export async function* asDataFeed({ rows, imprint }: Exported): AsyncGenerator<string> {
  const { dataFeedElement: _, ...head } = dataFeedHead(required(imprint))
  yield `${JSON.stringify(head).slice(0, -1)},"dataFeedElement":[`
  yield* written(rows, (ruling) => dataFeedItemOf(ruling, required(imprint)))
  yield '\n]}\n'
}

async function* written(rows: Exported['rows'], of: (ruling: PublishedRuling) => object | undefined) {
  let isFirst = true
  for await (const batch of rows) {
    const read: PublishedRuling[] = batch.map(({ json }) => JSON.parse(json))
    const found = read.flatMap((ruling) => of(ruling) ?? [])
    if (found.length === 0) continue
    yield (isFirst ? '\n' : ',\n') + found.map((one) => JSON.stringify(one)).join(',\n')
    isFirst = false
  }
}

function required(imprint: Imprint | undefined): Imprint {
  if (!imprint) throw new Error('Asked without a public address')
  return imprint
}
