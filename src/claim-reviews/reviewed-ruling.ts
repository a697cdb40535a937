import type { Aspect } from '../ratings/rating.schema.ts'
import type { RulingMethod } from '../rulings/ruling.schema.ts'

/** A ruling with all that its public page and its markup say; times as precisely as they are known, see moments.ts. */
export interface ReviewedRuling {
  id: string
  review: string
  number: number
  aspect: Aspect
  /** What the scale is called, like Truth. */
  aspectLabels: Labels
  rating: ReviewedRating
  summary: string
  /** Markdown. */
  text: string
  method: RulingMethod
  target: { type: 'quote' | 'claim'; id: string; text: string; language: string }
  /** The quote that is judged, or those that carry the claim and are not withdrawn, by their id. */
  quotes: ReviewedQuote[]
  /** Of the verdicts that it rests on, each source once. */
  citations: ReviewedCitation[]
  /** Who was asked for a reply and gave one. */
  replies: { name: string; answer: string; answeredAt: string }[]
  corrects: string | null
  correctionNote: string | null
  publishedAt: string | null
  /** The published ruling that has taken its place. */
  correctedBy: { id: string; publishedAt: string } | null
  withdrawal: { reason: string; at: string } | null
}

interface Labels {
  de: string
  en: string
}

/** `worst` and `best` are the ends of the scale's numbers, null where it has none. */
interface ReviewedRating {
  key: string
  labels: Labels
  isOrdinal: boolean
  value: number | null
  worst: number | null
  best: number | null
}

export interface ReviewedQuote {
  id: string
  /** How it carries the claim; null where the quote itself is judged. */
  relation: 'ASSERTS' | 'IMPLIES' | 'DENIES' | 'PROMISES' | null
  text: string
  language: string
  speaker: ReviewedSpeaker
  roleTitle: string | null
  saidAt: string | null
  segments: { exact: string; prefix: string; suffix: string }[]
  document: ReviewedDocument
}

export interface ReviewedSpeaker {
  name: string
  kind: 'PERSON' | 'ORGANISATION' | 'GROUP' | 'UNKNOWN'
  wikidataId: string | null
}

export interface ReviewedDocument {
  title: string
  publisher: string
  url: string | null
  language: string
  publishedAt: string | null
}

export interface ReviewedCitation {
  title: string
  publisher: string
  author: string | null
  url: string | null
  archiveUrl: string | null
  publishedAt: string | null
  stance: 'SUPPORTS' | 'REFUTES' | 'CONTEXT'
  excerpt: string | null
  locator: string | null
}

export type PublishedRuling = ReviewedRuling & { publishedAt: string }

export function isPublished(ruling: ReviewedRuling): ruling is PublishedRuling {
  return ruling.publishedAt !== null
}

/** Published, and neither corrected nor withdrawn. */
export function isStanding(ruling: ReviewedRuling): ruling is PublishedRuling {
  return isPublished(ruling) && ruling.correctedBy === null && ruling.withdrawal === null
}
