import type { RatingScale } from '../../ratings/rating.schema.ts'
import { nameOf } from '../names.ts'
import { useScales } from '../scales.ts'
import { currentLanguage, t } from '../words.ts'
import { Details } from './details.tsx'
import type { VerdictDraft } from './draft.ts'
import { isEmptyVerdict } from './draft-changes.ts'
import { VerdictFields } from './verdict-fields.tsx'

interface VerdictSectionProps {
  verdict: VerdictDraft
  place: string
  language: string
  isOpen?: boolean
  onChange: (change: (before: VerdictDraft) => VerdictDraft) => void
}

/** One aspect within the quote form: its question, what was answered, and behind it the fields. */
export function VerdictSection({ verdict, place, language, isOpen = false, onChange }: VerdictSectionProps) {
  const scale = useScales()?.find((one) => one.aspect === verdict.aspect)
  if (!scale) return null
  return (
    <Details
      class={`desk-aspect desk-aspect-${verdict.aspect}`}
      isOpen={isOpen || !isEmptyVerdict(verdict)}
      summary={
        <>
          {nameOf('aspect', verdict.aspect)} <span class="meta">{stateOf(verdict, scale)}</span>
        </>
      }
    >
      <fieldset class="plain" disabled={Boolean(verdict.saved)}>
        <legend class="visually-hidden">{nameOf('aspect', verdict.aspect)}</legend>
        <VerdictFields
          verdict={verdict}
          scale={scale}
          place={place}
          language={language}
          onChange={onChange}
        />
      </fieldset>
    </Details>
  )
}

function stateOf({ saved, rating }: VerdictDraft, scale: RatingScale): string {
  if (saved) return t('desk.isSaved')
  return scale.ratings.find((one) => one.key === rating)?.labels[currentLanguage()] ?? t('desk.notAssessed')
}
