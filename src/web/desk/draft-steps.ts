import type { NewClaim, QuotedClaim } from '../../claims/claim.schema.ts'
import type { NewQuote, Quote } from '../../quotes/quote.schema.ts'
import type { NewSpeaker } from '../../speakers/speaker.schema.ts'
import type { NewCitation, NewVerdict, Stance, Target } from '../../verdicts/verdict.schema.ts'
import { filled } from '../api.ts'
import type {
  AboutDraft,
  CitationDraft,
  ClaimDraft,
  FreshSpeaker,
  QuoteDraft,
  VerdictDraft,
} from './draft.ts'
import {
  isEmptyCitation,
  isEmptyClaim,
  isEmptyVerdict,
  topicsOf,
  withClaim,
  withVerdict,
} from './draft-changes.ts'
import { stanceFor } from './tones.ts'

/** A draft is saved in steps, each one request. Pure: a draft gives its next step; an answer gives the next draft. */

export type Step =
  | { act: 'speaker'; who: 'speaker' | 'onBehalfOf'; body: NewSpeaker }
  | { act: 'quote'; body: NewQuote }
  | { act: 'claim'; quoteId: string; key: string; body: QuotedClaim }
  | { act: 'verdict'; target: Target; key: string; body: NewVerdict }

/** What is to be sent next; undefined when all of the draft is saved. */
export function nextStep(draft: QuoteDraft): Step | undefined {
  const { about, saved: quoteId } = draft
  if (!quoteId) {
    const who = (['speaker', 'onBehalfOf'] as const).find((name) => about[name].fresh)
    const fresh = who && about[who].fresh
    if (who && fresh) return { act: 'speaker', who, body: speakerBody(fresh) }
    return { act: 'quote', body: quoteBody(draft) }
  }
  const claim = draft.claims.find((one) => !one.saved && !isEmptyClaim(one))
  if (claim) return { act: 'claim', quoteId, key: claim.key, body: claimBody(claim) }
  return verdictStep(draft, quoteId)
}

function verdictStep({ verdicts, claims }: QuoteDraft, quoteId: string): Step | undefined {
  const isOpen = (verdict: VerdictDraft) => !verdict.saved && !isEmptyVerdict(verdict)
  const onQuote = verdicts.find(isOpen)
  if (onQuote) {
    return {
      act: 'verdict',
      target: { type: 'quote', id: quoteId },
      key: onQuote.aspect,
      body: verdictBody(onQuote),
    }
  }
  const claim = claims.find((one) => one.saved && isOpen(one.verdict))
  if (!claim?.saved) return undefined
  const target = { type: 'claim' as const, id: claim.saved }
  return { act: 'verdict', target, key: claim.key, body: verdictBody(claim.verdict) }
}

/** The draft once a step has been answered; `id` is what was created, for a speaker its slug. */
export function afterStep(draft: QuoteDraft, step: Step, id: string): QuoteDraft {
  if (step.act === 'speaker') {
    const known = { known: { slug: id, name: step.body.name } }
    return { ...draft, about: { ...draft.about, [step.who]: known } }
  }
  if (step.act === 'quote') return { ...draft, saved: id }
  const claim = draft.claims.find((one) => one.key === step.key)
  if (step.act === 'claim') return claim ? withClaim(draft, { ...claim, saved: id }) : draft
  if (claim) return withClaim(draft, { ...claim, verdict: { ...claim.verdict, saved: id } })
  const verdict = draft.verdicts.find((one) => one.aspect === step.key)
  return verdict ? withVerdict(draft, { ...verdict, saved: id }) : draft
}

/** Where in the form something stands that the server refused in a step. */
export function placeInForm(draft: QuoteDraft, step: Step, pointer: string): string {
  if (step.act === 'speaker') return `/${step.who}${pointer.replace(/^\/(name|slug)$/, '')}`
  if (step.act === 'quote') return pointer
  if (step.act === 'claim') return claimPlace(step.key) + pointer.replace(/^\/topics.*/, '/topics')
  const claim = draft.claims.find((one) => one.key === step.key)
  const verdict = claim?.verdict ?? draft.verdicts.find((one) => one.aspect === step.key)
  const place = claim ? claimVerdictPlace(step.key) : verdictPlace(step.key)
  return verdict ? place + placeInVerdict(verdict, pointer) : place + pointer
}

export const claimPlace = (key: string) => `/claims/${key}`
export const claimVerdictPlace = (key: string) => `/claims/${key}/verdict`
export const verdictPlace = (aspect: string) => `/verdicts/${aspect}`

/** Citations stand in the form by their keys, as empty ones are not sent. */
export function placeInVerdict(verdict: VerdictDraft, pointer: string): string {
  const sent = verdict.citations.filter((citation) => !isEmptyCitation(citation))
  return pointer.replace(/^\/citations\/(\d+)(?:\/source)?/, (whole, index: string) => {
    const citation = sent[Number(index)]
    return citation ? `/citations/${citation.key}` : whole
  })
}

/** What the server had got when it was lost, so that nothing is created twice. */
export function adoptSaved(draft: QuoteDraft, quote: Quote): QuoteDraft {
  const taken = new Set(draft.claims.map((claim) => claim.saved))
  const claims = draft.claims.map((claim) => {
    const found = quote.claims.find(
      (one) => one.id === claim.saved || (!taken.has(one.id) && isSameClaim(claim, one)),
    )
    if (!found) return claim
    return { ...claim, saved: found.id, verdict: adoptVerdict(claim.verdict, found.verdicts) }
  })
  const verdicts = draft.verdicts.map((verdict) => adoptVerdict(verdict, quote.verdicts))
  return { ...draft, saved: quote.id, claims, verdicts, isUncertain: false }
}

export function isSameQuote({ segments, about }: QuoteDraft, quote: Quote): boolean {
  const places = (all: { start: number; end: number }[]) =>
    all.map(({ start, end }) => `${start}-${end}`).join()
  return places(segments) === places(quote.segments) && about.speaker.known?.slug === quote.speaker.slug
}

function isSameClaim(claim: ClaimDraft, { id, text }: { id: string; text: string }) {
  return claim.link ? claim.link.id === id : claim.text.trim() === text
}

function adoptVerdict(draft: VerdictDraft, recorded: Quote['verdicts']): VerdictDraft {
  const found = recorded.find(
    ({ aspect, rating, summary }) =>
      aspect === draft.aspect && rating.key === draft.rating && summary === draft.summary.trim(),
  )
  return found && !draft.saved ? { ...draft, saved: found.id } : draft
}

export function speakerBody({ name, kind, description, wikidataId }: FreshSpeaker): NewSpeaker {
  return { name: name.trim(), kind, ...filled({ description, wikidataId }) }
}

function quoteBody({ about, segments }: QuoteDraft): NewQuote {
  const { speaker, onBehalfOf, form, isPartial, ...lines } = about
  return {
    speaker: speaker.known?.slug ?? '',
    form,
    isPartial,
    ...filled({ ...lines, onBehalfOf: onBehalfOf.known?.slug ?? '' }),
    segments: segments.map(({ exact, start, end }) => ({ exact, start, end })),
  }
}

/** What is to be changed of a recorded quote: emptied lines are sent as null. */
export function aboutChanges(before: AboutDraft, after: AboutDraft): Record<string, string | boolean | null> {
  const flat = ({ speaker, onBehalfOf, ...lines }: AboutDraft): Record<string, string | boolean> => ({
    ...lines,
    speaker: speaker.known?.slug ?? '',
    onBehalfOf: onBehalfOf.known?.slug ?? '',
  })
  const old = flat(before)
  const changed = Object.entries(flat(after)).filter(([name, value]) => value !== old[name])
  return Object.fromEntries(changed.map(([name, value]) => [name, value === '' ? null : value]))
}

export function claimBody({ link, text, language, kind, topics, relation }: ClaimDraft): QuotedClaim {
  if (link) return { claimId: link.id, relation }
  const claim: NewClaim = { text: text.trim(), language, kind, topics: topicsOf(topics) }
  return { ...claim, relation }
}

export function verdictBody(verdict: VerdictDraft): NewVerdict {
  const { aspect, rating, summary, rationale, asOf, citations, supersedes, changeNote } = verdict
  const cited = citations.filter((citation) => !isEmptyCitation(citation))
  return {
    aspect,
    rating,
    summary: summary.trim(),
    ...filled({ rationale, asOf }),
    ...(supersedes ? { supersedes, changeNote: changeNote.trim() } : {}),
    citations: cited.map((citation) => citationBody(citation, stanceFor(rating))),
  }
}

function citationBody(citation: CitationDraft, usualStance: Stance): NewCitation {
  const { known, url, title, publisher, author, publishedAt, accessedAt, kind, language, excerpt, locator } =
    citation
  const passage = { stance: citation.stance || usualStance, ...filled({ excerpt, locator }) }
  if (known) return { ...passage, sourceId: known.id }
  const lines = filled({ url: url.trim(), author, publishedAt, accessedAt })
  return {
    ...passage,
    source: { title: title.trim(), publisher: publisher.trim(), kind: kind || 'OTHER', language, ...lines },
  }
}
