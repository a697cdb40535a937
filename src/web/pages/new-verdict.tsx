import { useState } from 'preact/hooks'
import type { Claim } from '../../claims/claim.schema.ts'
import { isKept } from '../desk/kept.ts'
import { VerdictForm, verdictKey } from '../desk/verdict-form.tsx'
import { claimAspects } from '../rating-mark.tsx'
import { useScales } from '../scales.ts'
import { useReturnFocus } from '../use-return-focus.ts'
import { t } from '../words.ts'

interface NewVerdictProps {
  claim: Claim
  onRecorded: () => void
}

/** The form for a verdict on a claim, opened by a button, or by a draft that waits there. */
export function NewVerdict({ claim, onRecorded }: NewVerdictProps) {
  const target = { type: 'claim' as const, id: claim.id }
  const [isOpen, setIsOpen] = useState(() =>
    claimAspects.some((aspect) => isKept(verdictKey(target, aspect))),
  )
  const scales = useScales()
  const opener = useReturnFocus(isOpen)
  if (!isOpen || !scales) {
    return (
      <p>
        <button type="button" ref={opener} onClick={() => setIsOpen(true)}>
          {t('verdict.new')}
        </button>
      </p>
    )
  }

  function finish(): void {
    setIsOpen(false)
    onRecorded()
  }

  return (
    <div class="new-verdict">
      <VerdictForm
        target={target}
        aspects={claimAspects}
        scales={scales}
        current={claim.verdicts}
        language={claim.language}
        onSaved={finish}
      />
      <p>
        <button type="button" onClick={() => setIsOpen(false)}>
          {t('cancel')}
        </button>
      </p>
    </div>
  )
}
