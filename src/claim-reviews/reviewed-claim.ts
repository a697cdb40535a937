import type { ClaimAuthor, ClaimReviewed, Work } from './claim-review.schema.ts'
import { isOnSite, publicAddress } from './public-address.ts'
import type { ReviewedDocument, ReviewedQuote, ReviewedRuling, ReviewedSpeaker } from './reviewed-ruling.ts'

/** What is reviewed, in schema.org's words. @param site of the desk, where nothing appeared first. */
export function reviewedClaimOf(ruling: ReviewedRuling, site?: string): ClaimReviewed {
  const [first] = ruling.quotes
  return ruling.target.type === 'quote' && first
    ? spreadQuote(ruling, first, site)
    : statedClaim(ruling, site)
}

/** A claim has the author, day and place of the first quote that states it; who denies it does not. */
function statedClaim({ target, quotes }: ReviewedRuling, site?: string): ClaimReviewed {
  const stating = inOrder(quotes.filter(({ relation }) => relation !== 'DENIES'))
  const [first] = stating
  return {
    '@type': 'Claim',
    text: target.text,
    ...given('author', first && authorOf(first.speaker, first.roleTitle)),
    ...given('datePublished', first?.saidAt),
    ...appearances(stating, site),
  }
}

/** Whoever printed a quote claims that it was said: they are the author, and who is said to have said it is what it is about. */
function spreadQuote({ target }: ReviewedRuling, quote: ReviewedQuote, site?: string): ClaimReviewed {
  const { document, speaker, roleTitle } = quote
  const works = worksOf([quote], site)
  return {
    ...{ '@type': 'Claim', text: target.text },
    author: { '@type': 'Organization', name: document.publisher },
    ...given('about', authorOf(speaker, roleTitle)),
    ...given('datePublished', document.publishedAt),
    ...(works.length > 0 && { appearance: works }),
  }
}

/** Who is said to have made the claim, and when; see reviewedClaimOf. */
export function claimantOf(ruling: ReviewedRuling): { name?: string; claimedAt?: string } {
  const { author, datePublished } = reviewedClaimOf(ruling)
  return { ...given('name', author?.name), ...given('claimedAt', datePublished) }
}

/** The first where it is known which one that is. */
function appearances(stating: readonly ReviewedQuote[], site?: string) {
  const [first] = stating
  const isDated = first && (first.saidAt ?? first.document.publishedAt) !== null
  const [firstAppearance] = isDated ? worksOf([first], site) : []
  const works = worksOf(stating, site).filter(({ url }) => url !== firstAppearance?.url)
  return { ...given('firstAppearance', firstAppearance), ...(works.length > 0 && { appearance: works }) }
}

/** The documents that can be shown to others, each once. */
function worksOf(quotes: readonly ReviewedQuote[], site?: string): Work[] {
  const works = new Map<string, Work>()
  for (const { document } of quotes) {
    const url = publicAddress(document.url)
    if (url && !(site && isOnSite(url, site)) && !works.has(url)) works.set(url, workOf(document, url))
  }
  return [...works.values()]
}

function workOf({ title, publisher, publishedAt }: ReviewedDocument, url: string): Work {
  return {
    '@type': 'CreativeWork',
    name: title,
    url,
    publisher: { '@type': 'Organization', name: publisher },
    ...given('datePublished', publishedAt),
  }
}

/** Nobody where nobody knows who it was: "unknown" is no name. */
function authorOf({ name, kind, wikidataId }: ReviewedSpeaker, role: string | null): ClaimAuthor | undefined {
  if (kind === 'UNKNOWN') return undefined
  return {
    '@type': kind === 'PERSON' ? 'Person' : 'Organization',
    name,
    ...(kind === 'PERSON' && given('jobTitle', role)),
    ...given('sameAs', wikidataId && `https://www.wikidata.org/wiki/${wikidataId}`),
  }
}

/** By when it was said, else by when it was printed; what has no time comes last. */
function inOrder(quotes: readonly ReviewedQuote[]): ReviewedQuote[] {
  return [...quotes].sort((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1))
}

function timeOf({ saidAt, document }: ReviewedQuote): number {
  const moment = saidAt ?? document.publishedAt
  return moment === null ? Number.MAX_SAFE_INTEGER : Date.parse(moment)
}

/** A field that has a value; an empty one is left out. */
export function given<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined | '',
): { [Key in Name]?: Value } {
  return value ? ({ [name]: value } as { [Key in Name]: Value }) : {}
}
