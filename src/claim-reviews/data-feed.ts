import type { DataFeed as SchemaDataFeed, WithContext } from 'schema-dts'
import type { DataFeed, DataFeedItem } from './claim-review.schema.ts'
import { publicClaimReviewOf } from './claim-review.ts'
import { type Imprint, pageAddress } from './imprint.ts'
import { given } from './reviewed-claim.ts'
import type { PublishedRuling } from './reviewed-ruling.ts'

/** A feed as Data Commons has it: what was published, with its markup, or with the time when it ceased to stand. */

/** The feed around its elements. */
export function dataFeedHead({ name, licence }: Imprint): DataFeed {
  const feed: DataFeed = {
    ...{ '@context': 'https://schema.org', '@type': 'DataFeed' },
    name,
    ...given('license', licence),
    dataFeedElement: [],
  }
  return feed satisfies WithContext<SchemaDataFeed>
}

export function dataFeedItemOf(ruling: PublishedRuling, imprint: Imprint): DataFeedItem {
  const markup = publicClaimReviewOf(ruling, imprint)
  return {
    '@type': 'DataFeedItem',
    url: pageAddress(imprint, ruling.id),
    dateCreated: ruling.publishedAt,
    ...given('dateDeleted', ruling.withdrawal?.at ?? ruling.correctedBy?.publishedAt),
    ...(markup && { item: [markup] }),
  }
}
