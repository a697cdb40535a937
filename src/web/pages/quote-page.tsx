import type { Quote } from '../../quotes/quote.schema.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { QuoteCopies, QuoteView } from '../quote-view.tsx'
import { StandingRulings } from '../reviews/standing-rulings.tsx'
import { TargetReviews } from '../reviews/target-reviews.tsx'
import { CommentsSection } from '../talk/comments-section.tsx'
import { useAnswer } from '../use-answer.ts'
import { VerdictLine, VerdictView } from '../verdict-view.tsx'
import { t } from '../words.ts'
import { VerdictHistory } from './verdict-history.tsx'

/** One quote with its verdicts and the claims it carries; the work on it is done in its document. */
export function QuotePage({ id }: { id: string }) {
  const { value: quote, problem, reload } = useAnswer(`quotes/${id}`)
  const title = quote ? t('quote.by', { name: quote.speaker.name }) : t('quote')
  return (
    <Page title={title} class="narrow">
      {problem && !quote && <Refused problem={problem} onRetry={reload} />}
      {!quote && !problem && <Loading />}
      {quote && <QuoteParts quote={quote} />}
    </Page>
  )
}

function QuoteParts({ quote }: { quote: Quote }) {
  const history = useAnswer(`quotes/${quote.id}/verdicts`)
  const { document } = quote
  return (
    <>
      <QuoteView quote={quote} />
      <QuoteCopies quote={quote} />
      <p>
        <a class="button" href={`/documents/${document.id}?version=${document.version}&quote=${quote.id}`}>
          {t('quote.openDocument')}
        </a>
      </p>
      <StandingRulings rulings={quote.rulings} />
      <section class="page-section" aria-labelledby="verdicts-title">
        <h2 id="verdicts-title">{t('verdicts.current')}</h2>
        {quote.verdicts.length === 0 && <p class="meta">{t('quote.unrated')}</p>}
        {quote.verdicts.map((verdict) => (
          <VerdictView key={verdict.id} verdict={verdict} />
        ))}
      </section>
      <TargetReviews type="quote" id={quote.id} />
      <QuoteClaims quote={quote} />
      <CommentsSection type="quote" id={quote.id} />
      <VerdictHistory history={history.value?.items ?? []} />
    </>
  )
}

function QuoteClaims({ quote }: { quote: Quote }) {
  return (
    <section class="page-section" aria-labelledby="claims-title">
      <h2 id="claims-title">{t('nav.claims')}</h2>
      {quote.claims.length === 0 && <p class="meta">{t('quote.noClaims')}</p>}
      <ul class="rows">
        {quote.claims.map((claim) => (
          <li key={claim.id}>
            <a class="row-title" href={`/claims/${claim.id}`} lang={claim.language}>
              {claim.text}
            </a>
            {claim.verdicts.map((verdict) => (
              <VerdictLine key={verdict.id} verdict={verdict} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
