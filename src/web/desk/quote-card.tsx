import { useState } from 'preact/hooks'
import type { Quote } from '../../quotes/quote.schema.ts'
import type { SpeakerName } from '../../speakers/speaker.schema.ts'
import { QuoteCopies, QuoteView } from '../quote-view.tsx'
import { quoteAspects } from '../rating-mark.tsx'
import { useScales } from '../scales.ts'
import { VerdictView } from '../verdict-view.tsx'
import { t } from '../words.ts'
import { AddClaimForm } from './add-claim-form.tsx'
import { CarriedClaims } from './carried-claims.tsx'
import { isKept } from './kept.ts'
import { MendForm } from './mend-form.tsx'
import { VerdictForm, verdictKey } from './verdict-form.tsx'
import { RestoreButton, WithdrawForm } from './withdraw-form.tsx'

interface QuoteCardProps {
  quote: Quote
  language: string
  speakersHere: readonly SpeakerName[]
  onChanged: () => void
}

const jobs = ['mend', 'claim', 'verdict', 'withdraw'] as const
type Job = (typeof jobs)[number]

/** One quote opened: all that is known of it, and what can be done with it. */
export function QuoteCard({ quote, language, speakersHere, onChanged }: QuoteCardProps) {
  const [job, setJob] = useState<Job | undefined>(() => jobs.find((one) => isBegun(one, quote.id)))
  const scales = useScales() ?? []
  const close = () => setJob(undefined)
  const done = () => {
    close()
    onChanged()
  }
  return (
    <div class="desk-card">
      <QuoteView quote={quote} />
      {quote.note && <p>{quote.note}</p>}
      {quote.verdicts.map((verdict) => (
        <VerdictView key={verdict.id} verdict={verdict} />
      ))}
      <CarriedClaims claims={quote.claims} onChanged={onChanged} />
      {quote.withdrawnAt ? (
        <RestoreButton quote={quote} onDone={onChanged} />
      ) : (
        <div class="actions">
          {jobs.map((one) => (
            <button
              key={one}
              type="button"
              aria-expanded={job === one}
              onClick={() => setJob(job === one ? undefined : one)}
            >
              {t(`desk.job.${one}`)}
            </button>
          ))}
        </div>
      )}
      {job === 'mend' && (
        <MendForm quote={quote} speakersHere={speakersHere} onDone={done} onCancel={close} />
      )}
      {job === 'claim' && <AddClaimForm quote={quote} language={language} onDone={done} />}
      {job === 'verdict' && (
        <VerdictForm
          target={{ type: 'quote', id: quote.id }}
          aspects={quoteAspects}
          scales={scales}
          current={quote.verdicts}
          language={language}
          onSaved={done}
        />
      )}
      {job === 'withdraw' && <WithdrawForm quote={quote} onDone={done} />}
      <QuoteCopies quote={quote} />
    </div>
  )
}

function isBegun(job: Job, quoteId: string): boolean {
  if (job !== 'verdict') return isKept(`${job}.${quoteId}`)
  return quoteAspects.some((aspect) => isKept(verdictKey({ type: 'quote', id: quoteId }, aspect)))
}
