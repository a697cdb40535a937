import { useState } from 'preact/hooks'
import type { CarriedClaim } from '../../quotes/quote.schema.ts'
import { nameOf } from '../names.ts'
import { claimAspects } from '../rating-mark.tsx'
import { useScales } from '../scales.ts'
import { VerdictView } from '../verdict-view.tsx'
import { t } from '../words.ts'
import { isKept } from './kept.ts'
import { VerdictForm, verdictKey } from './verdict-form.tsx'

interface CarriedClaimsProps {
  claims: readonly CarriedClaim[]
  onChanged: () => void
}

/** The claims of an opened quote, each with its verdicts and the way to give one. */
export function CarriedClaims({ claims, onChanged }: CarriedClaimsProps) {
  if (claims.length === 0) return <p class="hint">{t('desk.noClaims')}</p>
  return (
    <ul class="desk-carried" aria-label={t('desk.claims')}>
      {claims.map((claim) => (
        <OneClaim key={claim.id} claim={claim} onChanged={onChanged} />
      ))}
    </ul>
  )
}

function OneClaim({ claim, onChanged }: { claim: CarriedClaim; onChanged: () => void }) {
  const target = { type: 'claim' as const, id: claim.id }
  const [isAssessing, setIsAssessing] = useState(() => isKept(verdictKey(target, 'TRUTH')))
  const scales = useScales() ?? []
  return (
    <li>
      <p>
        <span class="meta">{nameOf('claimRelation', claim.relation)}</span>{' '}
        <a href={`/claims/${claim.id}`} lang={claim.language}>
          {claim.text}
        </a>
      </p>
      {claim.verdicts.map((verdict) => (
        <VerdictView key={verdict.id} verdict={verdict} />
      ))}
      <button type="button" aria-expanded={isAssessing} onClick={() => setIsAssessing(!isAssessing)}>
        {t('desk.assessClaim')}
      </button>
      {isAssessing && (
        <VerdictForm
          target={target}
          aspects={claimAspects}
          scales={scales}
          current={claim.verdicts}
          language={claim.language}
          onSaved={() => {
            setIsAssessing(false)
            onChanged()
          }}
        />
      )}
    </li>
  )
}
