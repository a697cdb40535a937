import type { FieldError, Sentence } from '../errors.ts'
import type { ClaimReview } from './claim-review.schema.ts'
import { isOnSite, publicAddress } from './public-address.ts'
import type { ReviewedRuling } from './reviewed-ruling.ts'

/** What markup lacks though it may be published: addresses that were left out, and what others ask for first. */
export function hintsOf(ruling: ReviewedRuling, markup: ClaimReview, site: string): FieldError[] {
  return [...fieldHints(markup), ...appearanceHints(ruling, site), ...citationHints(ruling)]
}

function* fieldHints({ itemReviewed, citation }: ClaimReview): Generator<FieldError> {
  if (!itemReviewed.author) yield hint('/itemReviewed/author', sentences.noAuthor)
  if (!itemReviewed.datePublished) yield hint('/itemReviewed/datePublished', sentences.noDate)
  if (!itemReviewed.appearance && !itemReviewed.firstAppearance)
    yield hint('/itemReviewed/appearance', sentences.noAppearance)
  if (!citation) yield hint('/citation', sentences.noCitation)
}

function* appearanceHints({ quotes }: ReviewedRuling, site: string): Generator<FieldError> {
  for (const url of new Set(quotes.flatMap(({ document }) => document.url ?? []))) {
    if (!publicAddress(url)) yield hint('/itemReviewed/appearance', leftOut(url))
    else if (isOnSite(url, site)) yield hint('/itemReviewed/appearance', ownAddress(url))
  }
}

function* citationHints({ citations }: ReviewedRuling): Generator<FieldError> {
  for (const [index, { url, archiveUrl }] of citations.entries()) {
    if (url && !publicAddress(url)) yield hint(`/citation/${index}/url`, leftOut(url))
    if (archiveUrl && !publicAddress(archiveUrl))
      yield hint(`/citation/${index}/archivedAt`, leftOut(archiveUrl))
  }
}

function hint(pointer: string, sentence: Sentence): FieldError {
  return { pointer, sentence }
}

function leftOut(url: string): Sentence {
  return {
    en: `${url} is left out because it does not begin with https://.`,
    de: `${url} bleibt weg, weil es nicht mit https:// beginnt.`,
  }
}

function ownAddress(url: string): Sentence {
  return {
    en: `${url} is left out because it is an address of the desk.`,
    de: `${url} bleibt weg, weil es eine Adresse der Redaktion ist.`,
  }
}

const sentences = {
  noAuthor: {
    en: 'Nothing says who made the claim.',
    de: 'Es fehlt, von wem die Behauptung stammt.',
  },
  noDate: {
    en: 'Nothing says when the claim was made.',
    de: 'Es fehlt, wann die Behauptung aufgestellt wurde.',
  },
  noAppearance: {
    en: 'Nothing says where the claim can be read.',
    de: 'Es fehlt, wo die Behauptung zu lesen ist.',
  },
  noCitation: {
    en: 'No source is cited.',
    de: 'Es ist kein Beleg angeführt.',
  },
} satisfies Record<string, Sentence>
