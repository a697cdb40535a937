import { useState } from 'preact/hooks'
import type { Claim } from '../../claims/claim.schema.ts'
import { citationOfClaim, linkTo } from '../citing.ts'
import { CopyButton } from '../copy-button.tsx'
import { formatLanguage, formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { Loading, Page, Refused } from '../page.tsx'
import { QuoteCopies, QuoteView } from '../quote-view.tsx'
import { StandingRulings } from '../reviews/standing-rulings.tsx'
import { TargetReviews } from '../reviews/target-reviews.tsx'
import { CommentsSection } from '../talk/comments-section.tsx'
import { useAnswer } from '../use-answer.ts'
import { useReturnFocus } from '../use-return-focus.ts'
import { VerdictLine, VerdictView } from '../verdict-view.tsx'
import { t } from '../words.ts'
import { AsOfForm, AsOfNotice, useAsOf } from './as-of.tsx'
import { ClaimForm } from './claim-form.tsx'
import { Topics } from './claim-row.tsx'
import { NewVerdict } from './new-verdict.tsx'
import { OutsideVerdicts } from './outside-verdicts.tsx'
import { Timeline } from './timeline.tsx'
import { VerdictHistory } from './verdict-history.tsx'

export function ClaimPage({ id }: { id: string }) {
  const at = useAsOf()
  const [recorded, setRecorded] = useState(0)
  const { value: claim, problem, reload, replace } = useAnswer(`claims/${id}`, { at })
  const heading = claim && <span lang={claim.language}>{claim.text}</span>
  return (
    <Page title={claim?.text ?? t('claim')} heading={heading} class="narrow">
      {problem && <Refused problem={problem} onRetry={reload} />}
      {problem && at && <AsOfNotice at={at} />}
      {!claim && !problem && <Loading />}
      {claim && (
        <>
          {at && <AsOfNotice at={at} />}
          <ClaimFacts claim={claim} onSaved={replace} isPast={at !== undefined} />
          <StandingRulings rulings={claim.rulings} />
          <ClaimVerdicts
            claim={claim}
            onRecorded={() => {
              reload()
              setRecorded(recorded + 1)
            }}
            isPast={at !== undefined}
          />
          <OutsideVerdicts verdicts={claim.outsideVerdicts} />
          {!at && <TargetReviews key={recorded} type="claim" id={id} />}
          <ClaimQuotes claim={claim} />
          {!at && <CommentsSection type="claim" id={id} />}
          <VerdictHistory history={claim.history} />
          <Timeline claimId={id} />
          <AsOfForm />
        </>
      )}
    </Page>
  )
}

interface ClaimFactsProps {
  claim: Claim
  onSaved: (claim: Claim) => void
  isPast: boolean
}

function ClaimFacts({ claim, onSaved, isPast }: ClaimFactsProps) {
  const [isEditing, setIsEditing] = useState(false)
  const opener = useReturnFocus(isEditing)

  function finish(saved: Claim): void {
    onSaved(saved)
    setIsEditing(false)
  }

  return (
    <>
      <p class="meta parts">
        <span>{nameOf('claimKind', claim.kind)}</span>
        <span>{formatLanguage(claim.language)}</span>
        <Topics topics={claim.topics} />
        <span>{t('recordedAt', { time: formatTimestamp(claim.createdAt) })}</span>
      </p>
      <div class="actions">
        {!isPast && (
          <button
            type="button"
            ref={opener}
            aria-expanded={isEditing}
            onClick={() => setIsEditing(!isEditing)}
          >
            {t('claim.edit')}
          </button>
        )}
        <CopyButton label={t('copy.link')} text={() => linkTo(`/claims/${claim.id}`)} />
        <CopyButton label={t('copy.citation')} text={() => citationOfClaim(claim)} />
      </div>
      {isEditing && <ClaimForm claim={claim} onSaved={finish} onCancel={() => setIsEditing(false)} />}
    </>
  )
}

interface ClaimVerdictsProps {
  claim: Claim
  onRecorded: () => void
  isPast: boolean
}

function ClaimVerdicts({ claim, onRecorded, isPast }: ClaimVerdictsProps) {
  return (
    <section class="page-section" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title">{t('verdicts.current')}</h2>
      {claim.verdicts.length === 0 && <p class="meta">{t('claim.unrated')}</p>}
      {claim.verdicts.map((verdict) => (
        <VerdictView key={verdict.id} verdict={verdict} />
      ))}
      {!isPast && <NewVerdict claim={claim} onRecorded={onRecorded} />}
    </section>
  )
}

function ClaimQuotes({ claim }: { claim: Claim }) {
  return (
    <section class="page-section" aria-labelledby="quotes-title">
      <h2 id="quotes-title">{t('claim.quotes')}</h2>
      {claim.quotes.length === 0 && <p class="meta">{t('claim.noQuotes')}</p>}
      <ul class="rows">
        {claim.quotes.map((quote) => (
          <li key={quote.id}>
            <p class="meta">{t('claim.relation', { relation: nameOf('claimRelation', quote.relation) })}</p>
            <QuoteView quote={quote} />
            {quote.verdicts.map((verdict) => (
              <VerdictLine key={verdict.id} verdict={verdict} />
            ))}
            <QuoteCopies quote={quote} />
          </li>
        ))}
      </ul>
    </section>
  )
}
