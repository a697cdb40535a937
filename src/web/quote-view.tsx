import type { Quote } from '../quotes/quote.schema.ts'
import { citationOfQuote, linkTo, quoteAsMarkdown } from './citing.ts'
import { CopyButton } from './copy-button.tsx'
import { formatLanguage, formatMoment } from './formats.ts'
import { nameOf } from './names.ts'
import { t } from './words.ts'

/** A quote outside its document: its words, who said them, and where they stand. */

type ShownQuote = Omit<Quote, 'claims'>

interface QuoteViewProps {
  quote: ShownQuote
  hasSpeaker?: boolean
  /** In a list the words themselves are the link that opens the quote. */
  isRow?: boolean
}

export function QuoteView({ quote, hasSpeaker = true, isRow = false }: QuoteViewProps) {
  return (
    <figure class="quote">
      <blockquote lang={quote.language}>
        {isRow ? (
          <a href={`/quotes/${quote.id}`} data-row>
            {quote.text}
          </a>
        ) : (
          quote.text
        )}
      </blockquote>
      {quote.originalText && (
        <p class="original">
          <span class="meta">{t('quote.original', { language: originalLanguage(quote) })}</span>{' '}
          <span lang={quote.originalLanguage ?? undefined}>{quote.originalText}</span>
        </p>
      )}
      <figcaption class="meta parts">
        {hasSpeaker && <SpeakerLink quote={quote} />}
        <QuoteCircumstances quote={quote} />
        <DocumentLink quote={quote} />
        {quote.withdrawnAt && (
          <span class="badge">{t('quote.withdrawn', { reason: quote.withdrawnReason ?? '' })}</span>
        )}
      </figcaption>
    </figure>
  )
}

export function QuoteCopies({ quote }: { quote: ShownQuote }) {
  return (
    <div class="actions">
      <CopyButton label={t('copy.link')} text={() => linkTo(`/quotes/${quote.id}`)} />
      <CopyButton label={t('copy.citation')} text={() => citationOfQuote(quote)} />
      <CopyButton label={t('copy.markdown')} text={() => quoteAsMarkdown(quote)} />
    </div>
  )
}

function SpeakerLink({ quote }: { quote: ShownQuote }) {
  return (
    <span>
      <a href={`/speakers/${quote.speaker.slug}`}>
        <bdi>{quote.speaker.name}</bdi>
      </a>
      {quote.roleTitle && `, ${quote.roleTitle}`}
      {quote.onBehalfOf && (
        <>
          {' '}
          {t('quote.onBehalfOf')}{' '}
          <a href={`/speakers/${quote.onBehalfOf.slug}`}>
            <bdi>{quote.onBehalfOf.name}</bdi>
          </a>
        </>
      )}
    </span>
  )
}

function QuoteCircumstances({ quote }: { quote: ShownQuote }) {
  const form = nameOf('quoteForm', quote.form) + (quote.isPartial ? `, ${t('quote.partial')}` : '')
  const parts = [form, quote.saidAt && formatMoment(quote.saidAt), quote.occasion]
  return (
    <>
      {parts.filter(Boolean).map((part) => (
        <span key={part}>{part}</span>
      ))}
    </>
  )
}

function DocumentLink({ quote }: { quote: ShownQuote }) {
  const { document } = quote
  return (
    <span>
      {t('quote.in')}{' '}
      <a href={`/documents/${document.id}?version=${document.version}&quote=${quote.id}`}>{document.title}</a>
      , <bdi>{document.publisher}</bdi>
      {document.publishedAt && `, ${formatMoment(document.publishedAt)}`}
    </span>
  )
}

function originalLanguage(quote: ShownQuote): string {
  return quote.originalLanguage ? formatLanguage(quote.originalLanguage) : t('quote.originalUnknown')
}
