import type { ClaimKind, ClaimRelation } from '../../claims/claim-words.schema.ts'
import type { NewQuote, Quote } from '../../quotes/quote.schema.ts'
import type { Aspect } from '../../ratings/rating.schema.ts'
import type { NewSource } from '../../sources/source.schema.ts'
import type { NewSpeaker, SpeakerName } from '../../speakers/speaker.schema.ts'
import type { Stance } from '../../verdicts/verdict.schema.ts'
import { aspectsOf } from '../../verdicts/verdict-rules.ts'
import type { Span } from './sentences.ts'

/** A quote being made, with all that hangs on it, as plain data. `saved` is the id of what the server has already. */

export interface QuoteDraft {
  segments: DraftSegment[]
  about: AboutDraft
  verdicts: VerdictDraft[]
  claims: ClaimDraft[]
  saved?: string
  /** The server was lost while it was saving: what it has got is to be looked up first. */
  isUncertain?: boolean
}

export interface DraftSegment extends Span {
  exact: string
}

/** What may still be mended once the words are recorded. */
export interface AboutDraft {
  speaker: SpeakerDraft
  form: NewQuote['form']
  isPartial: boolean
  cue: string
  roleTitle: string
  saidAt: string
  occasion: string
  language: string
  originalText: string
  originalLanguage: string
  onBehalfOf: SpeakerDraft
  note: string
}

/** A known speaker, one to be recorded with the quote, or nobody yet. */
export interface SpeakerDraft {
  known?: SpeakerName
  fresh?: FreshSpeaker
}

export interface FreshSpeaker {
  name: string
  kind: NewSpeaker['kind']
  description: string
  wikidataId: string
}

export interface ClaimDraft {
  key: string
  /** A recorded claim that the quote carries as well. */
  link?: { id: string; text: string }
  text: string
  language: string
  kind: ClaimKind
  topics: string
  relation: ClaimRelation
  verdict: VerdictDraft
  saved?: string
}

export interface VerdictDraft {
  aspect: Aspect
  rating: string
  summary: string
  rationale: string
  asOf: string
  citations: CitationDraft[]
  supersedes?: string
  changeNote: string
  saved?: string
}

export interface CitationDraft {
  key: string
  /** A recorded source that is cited again. */
  known?: { id: string; title: string; publisher: string; url: string | null }
  url: string
  title: string
  publisher: string
  author: string
  publishedAt: string
  accessedAt: string
  kind: NewSource['kind'] | ''
  language: string
  /** Follows the rating until one is chosen. */
  stance: Stance | ''
  excerpt: string
  locator: string
}

export function emptyAbout(): AboutDraft {
  return {
    speaker: {},
    form: 'INDIRECT',
    isPartial: false,
    cue: '',
    roleTitle: '',
    saidAt: '',
    occasion: '',
    language: '',
    originalText: '',
    originalLanguage: '',
    onBehalfOf: {},
    note: '',
  }
}

export function emptyQuote(language: string): QuoteDraft {
  return {
    segments: [],
    about: emptyAbout(),
    verdicts: aspectsOf('quote').map((aspect) => emptyVerdict(aspect)),
    claims: [emptyClaim(language)],
  }
}

export function emptyClaim(language: string): ClaimDraft {
  return {
    key: nextKey(),
    text: '',
    language,
    kind: 'FACTUAL',
    topics: '',
    relation: 'ASSERTS',
    verdict: emptyVerdict('TRUTH'),
  }
}

export function emptyVerdict(aspect: Aspect, supersedes?: string): VerdictDraft {
  const verdict = { aspect, rating: '', summary: '', rationale: '', asOf: '', citations: [], changeNote: '' }
  return supersedes ? { ...verdict, supersedes } : verdict
}

export function emptyCitation(language: string): CitationDraft {
  return {
    key: nextKey(),
    url: '',
    title: '',
    publisher: '',
    author: '',
    publishedAt: '',
    accessedAt: '',
    kind: '',
    language,
    stance: '',
    excerpt: '',
    locator: '',
  }
}

export function aboutOf(quote: Quote): AboutDraft {
  return {
    speaker: { known: quote.speaker },
    form: quote.form,
    isPartial: quote.isPartial,
    cue: quote.cue ?? '',
    roleTitle: quote.roleTitle ?? '',
    saidAt: quote.saidAt ?? '',
    occasion: quote.occasion ?? '',
    language: quote.language,
    originalText: quote.originalText ?? '',
    originalLanguage: quote.originalLanguage ?? '',
    onBehalfOf: quote.onBehalfOf ? { known: quote.onBehalfOf } : {},
    note: quote.note ?? '',
  }
}

export function isEmptyVerdict(verdict: VerdictDraft): boolean {
  const { rating, summary, rationale, changeNote, citations } = verdict
  return [rating, summary, rationale, changeNote].every(isBlank) && citations.every(isEmptyCitation)
}

export function isEmptyCitation({
  known,
  url,
  title,
  publisher,
  author,
  publishedAt,
  excerpt,
  locator,
}: CitationDraft) {
  return !known && [url, title, publisher, author, publishedAt, excerpt, locator].every(isBlank)
}

export function isEmptyClaim({ link, text, topics, verdict }: ClaimDraft): boolean {
  return !link && isBlank(text) && isBlank(topics) && isEmptyVerdict(verdict)
}

/** Whether anything in it would be missed. */
export function isEmptyQuote({ segments, claims, verdicts }: QuoteDraft): boolean {
  return segments.length === 0 && claims.every(isEmptyClaim) && verdicts.every(isEmptyVerdict)
}

/** With one more stretch of words, in the order of the text; undefined where it overlaps one that is there. */
export function withSegment(draft: QuoteDraft, text: string, span: Span): QuoteDraft | undefined {
  if (draft.segments.some((other) => other.start < span.end && span.start < other.end)) return undefined
  const segment = { start: span.start, end: span.end, exact: text.slice(span.start, span.end) }
  return { ...draft, segments: [...draft.segments, segment].sort((one, other) => one.start - other.start) }
}

export function withVerdict(draft: QuoteDraft, verdict: VerdictDraft): QuoteDraft {
  return {
    ...draft,
    verdicts: draft.verdicts.map((other) => (other.aspect === verdict.aspect ? verdict : other)),
  }
}

export function withClaim(draft: QuoteDraft, claim: ClaimDraft): QuoteDraft {
  return { ...draft, claims: draft.claims.map((other) => (other.key === claim.key ? claim : other)) }
}

/**
 * The draft on the text as it is now: words that moved are found again where they stand just once.
 * `lost` are the words that no longer do; they stay in the draft.
 */
export function anchorAgain(draft: QuoteDraft, text: string): { draft: QuoteDraft; lost: string[] } {
  const lost: string[] = []
  const segments = draft.segments.map((segment) => {
    const { start, end, exact } = segment
    if (text.slice(start, end) === exact) return segment
    const found = text.indexOf(exact)
    if (found >= 0 && text.indexOf(exact, found + 1) < 0)
      return { start: found, end: found + exact.length, exact }
    lost.push(exact)
    return segment
  })
  return { draft: { ...draft, segments }, lost }
}

export function topicsOf(typed: string): string[] {
  const topics = typed.split(/[,;\n]/).map((topic) => topic.trim())
  return [...new Set(topics.filter(Boolean))]
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}

function nextKey(): string {
  return Math.random().toString(36).slice(2, 8)
}
