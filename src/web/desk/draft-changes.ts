import type { CitationDraft, ClaimDraft, QuoteDraft, VerdictDraft } from './draft.ts'
import type { Span } from './sentences.ts'

/** Questions asked of drafts, and changes of them. Pure. */

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
