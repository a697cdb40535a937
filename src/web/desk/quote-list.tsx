import type { ComponentChild } from 'preact'
import type { Quote } from '../../quotes/quote.schema.ts'
import { nameOf } from '../names.ts'
import { RatingMark } from '../rating-mark.tsx'
import { t, tCount } from '../words.ts'
import { Details } from './details.tsx'
import { toneOfQuote } from './tones.ts'

interface QuoteListProps {
  quotes: readonly Quote[]
  open: string | undefined
  onOpen: (id: string | undefined) => void
  /** The opened quote, shown in its place. */
  children: (quote: Quote) => ComponentChild
}

/** The quotes in the order of the text, one of them open; withdrawn ones last. */
export function QuoteList({ quotes, open, onOpen, children }: QuoteListProps) {
  const standing = quotes.filter((quote) => !quote.withdrawnAt)
  const withdrawn = quotes.filter((quote) => quote.withdrawnAt)
  const row = (quote: Quote) => (
    <li key={quote.id} class={`desk-sign-${toneOfQuote(quote)}`}>
      <QuoteLine quote={quote} isOpen={quote.id === open} onOpen={onOpen} />
      {quote.id === open && children(quote)}
    </li>
  )
  return (
    <section class="desk-quotes" aria-labelledby="desk-quotes">
      <h2 id="desk-quotes">{tCount('desk.quotes', standing.length)}</h2>
      {quotes.length === 0 && <p class="hint">{t('desk.noQuotes')}</p>}
      <ol>{standing.map(row)}</ol>
      {withdrawn.length > 0 && (
        <Details
          summary={tCount('desk.withdrawnQuotes', withdrawn.length)}
          isOpen={withdrawn.some(({ id }) => id === open)}
        >
          <ul>{withdrawn.map(row)}</ul>
        </Details>
      )}
    </section>
  )
}

interface QuoteLineProps {
  quote: Quote
  isOpen: boolean
  onOpen: QuoteListProps['onOpen']
}

function QuoteLine({ quote, isOpen, onOpen }: QuoteLineProps) {
  const ratings = [...quote.verdicts, ...quote.claims.flatMap((claim) => claim.verdicts)]
  return (
    <>
      <button
        type="button"
        class="desk-quote-line"
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? undefined : quote.id)}
      >
        <bdi>{quote.speaker.name}</bdi>: <q lang={quote.language}>{shortened(quote.text)}</q>
      </button>
      <p class="meta desk-quote-marks">
        <span class={`desk-form-sample desk-form-${quote.form}`}>{nameOf('quoteForm', quote.form)}</span>
        {quote.withdrawnAt && <span class="badge">{t('desk.withdrawn')}</span>}
        {ratings.map((verdict) => (
          <RatingMark key={verdict.id} rating={verdict.rating} />
        ))}
        {ratings.length === 0 && <span>{t('desk.notAssessed')}</span>}
      </p>
    </>
  )
}

const lineLength = 110

function shortened(text: string): string {
  return text.length > lineLength ? `${text.slice(0, text.lastIndexOf(' ', lineLength))} …` : text
}
