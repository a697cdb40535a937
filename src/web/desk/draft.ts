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

function nextKey(): string {
  return Math.random().toString(36).slice(2, 8)
}
