import type { ClaimEntry } from '../claims/claim.schema.ts'
import type { Quote } from '../quotes/quote.schema.ts'
import { formatMoment } from './formats.ts'
import { currentLanguage, t } from './words.ts'

/** Texts for the clipboard: how to cite what the page shows. */

type CitedQuote = Pick<
  Quote,
  'id' | 'text' | 'speaker' | 'roleTitle' | 'saidAt' | 'occasion' | 'document' | 'originalText'
>

export function quoteAsMarkdown(quote: CitedQuote): string {
  const words = quote.text.split('\n').map((line) => `> ${line}`)
  const original = quote.originalText
    ? ['>', ...quote.originalText.split('\n').map((line) => `> *${line}*`)]
    : []
  return [...words, ...original, '>', `> — ${saidBy(quote)}. ${placeAsMarkdown(quote.document)}`].join('\n')
}

export function citationOfQuote(quote: CitedQuote): string {
  const { document } = quote
  const place = [
    document.title,
    document.publisher,
    document.publishedAt && formatMoment(document.publishedAt),
  ]
  return [
    `${t('quoted', { text: quote.text })} ${saidBy(quote)}`,
    place.filter(Boolean).join(', '),
    document.url,
  ]
    .filter(Boolean)
    .join('. ')
}

export function citationOfClaim(claim: Pick<ClaimEntry, 'id' | 'text' | 'verdicts'>): string {
  const verdicts = claim.verdicts.map(
    (verdict) =>
      `${verdict.rating.labels[currentLanguage()]} (${verdict.reviewer.name}, ${formatMoment(verdict.asOf)})`,
  )
  return [
    t('quoted', { text: claim.text }),
    verdicts.join('; ') || t('claim.unrated'),
    linkTo(`/claims/${claim.id}`),
  ]
    .filter(Boolean)
    .join(' – ')
}

export function linkTo(path: string): string {
  return new URL(path, location.origin).href
}

function saidBy(quote: CitedQuote): string {
  const role = quote.roleTitle ? ` (${quote.roleTitle})` : ''
  const when = quote.saidAt ? formatMoment(quote.saidAt) : undefined
  return [`${quote.speaker.name}${role}`, quote.occasion, when].filter(Boolean).join(', ')
}

function placeAsMarkdown(document: CitedQuote['document']): string {
  const title = document.url ? `[${document.title}](${document.url})` : document.title
  return [title, document.publisher, document.publishedAt && formatMoment(document.publishedAt)]
    .filter(Boolean)
    .join(', ')
}
