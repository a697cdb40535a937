import { useEffect, useRef } from 'preact/hooks'
import { KeyHint, useAriaKeys } from '../key-hint.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { ClaimFields } from './claim-fields.tsx'
import { type ClaimDraft, emptyClaim, type QuoteDraft } from './draft.ts'
import { withClaim } from './draft-changes.ts'
import { claimPlace, claimVerdictPlace } from './draft-steps.ts'
import { VerdictSection } from './verdict-section.tsx'

interface ClaimsSectionProps {
  draft: QuoteDraft
  language: string
  edit: (change: (before: QuoteDraft) => QuoteDraft) => void
}

/** The claims inside a quote, each with its verdict. */
export function ClaimsSection({ draft, language, edit }: ClaimsSectionProps) {
  const reviewer = useAnswer('me').value?.reviewer?.slug
  const keys = useAriaKeys('desk.anotherClaim')
  const box = useFocusOnNew(draft.claims.length)
  const change = (key: string, turn: (before: ClaimDraft) => ClaimDraft) =>
    edit((before) => {
      const current = before.claims.find((one) => one.key === key)
      return current ? withClaim(before, turn(current)) : before
    })

  return (
    <section ref={box} aria-labelledby="desk-claims">
      <h3 id="desk-claims">{t('desk.claims')}</h3>
      {draft.claims.map((claim, position) => (
        <fieldset key={claim.key} class="desk-claim" data-section="claim">
          <legend>
            {t('desk.claim.number', { number: position + 1 })}{' '}
            {claim.saved && <small>{t('desk.isSaved')}</small>}
          </legend>
          <fieldset class="plain" disabled={Boolean(claim.saved)}>
            <legend class="visually-hidden">{t('desk.claim.words')}</legend>
            <ClaimFields
              claim={claim}
              place={claimPlace(claim.key)}
              reviewer={reviewer}
              onChange={(turn) => change(claim.key, turn)}
            />
          </fieldset>
          <VerdictSection
            key={claim.link?.id}
            verdict={claim.verdict}
            place={claimVerdictPlace(claim.key)}
            language={language}
            onChange={(turn) => change(claim.key, (before) => ({ ...before, verdict: turn(before.verdict) }))}
          />
          {!claim.saved && draft.claims.length > 1 && (
            <button
              type="button"
              class="quiet"
              onClick={() =>
                edit((before) => ({ ...before, claims: before.claims.filter((one) => one !== claim) }))
              }
            >
              {t('desk.claim.remove', { number: position + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        data-add-claim
        aria-keyshortcuts={keys}
        onClick={() => edit((before) => ({ ...before, claims: [...before.claims, emptyClaim(language)] }))}
      >
        {t('desk.claim.another')} <KeyHint id="desk.anotherClaim" />
      </button>
    </section>
  )
}

/** Leads into the first field of a part that was just added. */
function useFocusOnNew(count: number) {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) {
      const added = [...(box.current?.querySelectorAll(':scope > fieldset') ?? [])].at(-1)
      added?.querySelector<HTMLElement>('textarea, input')?.focus()
    }
    before.current = count
  }, [count])
  return box
}
