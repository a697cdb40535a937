import { useId } from 'preact/hooks'
import type { RatingScale } from '../../ratings/rating.schema.ts'
import { DateField, TextArea } from '../fields.tsx'
import { useFieldError } from '../form.tsx'
import { formatNumber } from '../formats.ts'
import { KeyNames } from '../key-hint.tsx'
import { RatingSign } from '../rating-mark.tsx'
import { currentLanguage, t } from '../words.ts'
import { CitationList } from './citation-list.tsx'
import { Details } from './details.tsx'
import { emptyCitation, type VerdictDraft } from './draft.ts'
import { summaryLimit } from './draft-check.ts'

interface VerdictFieldsProps {
  verdict: VerdictDraft
  scale: RatingScale
  /** Where it stands in the form: the beginning of its fields' pointers. */
  place: string
  /** What sources are presumed to be written in. */
  language: string
  onChange: (change: (before: VerdictDraft) => VerdictDraft) => void
}

/** One aspect's answer: the rating with every definition in view, why, and on what it rests. */
export function VerdictFields({ verdict, scale, place, language, onChange }: VerdictFieldsProps) {
  const set = (fields: Partial<VerdictDraft>) => onChange((before) => ({ ...before, ...fields }))
  const left = summaryLimit - [...verdict.summary].length

  function rate(rating: string): void {
    const needsSource = scale.ratings.find((one) => one.key === rating)?.needsCitation
    onChange((before) => ({
      ...before,
      rating,
      citations: needsSource && before.citations.length === 0 ? [emptyCitation(language)] : before.citations,
    }))
  }

  return (
    <div class="desk-verdict">
      <RatingCards scale={scale} place={place} value={verdict.rating} onRate={rate} />
      <TextArea
        label={t('desk.summary')}
        pointer={`${place}/summary`}
        hint={t('desk.summaryLeft', { count: formatNumber(left) })}
        rows={2}
        value={verdict.summary}
        onValue={(summary) => set({ summary })}
      />
      {verdict.supersedes && (
        <TextArea
          label={t('desk.changeNote')}
          pointer={`${place}/changeNote`}
          hint={t('desk.changeNoteHint')}
          rows={2}
          value={verdict.changeNote}
          onValue={(changeNote) => set({ changeNote })}
        />
      )}
      <CitationList verdict={verdict} place={place} language={language} onChange={onChange} />
      <Details summary={t('desk.rationaleAndDay')} isOpen={verdict.rationale !== '' || verdict.asOf !== ''}>
        <TextArea
          label={t('desk.rationale')}
          pointer={`${place}/rationale`}
          hint={t('desk.rationaleHint')}
          rows={5}
          value={verdict.rationale}
          onValue={(rationale) => set({ rationale })}
        />
        <DateField
          label={t('desk.asOf')}
          pointer={`${place}/asOf`}
          hint={t('desk.asOfHint')}
          value={verdict.asOf}
          onValue={(asOf) => set({ asOf })}
        />
      </Details>
    </div>
  )
}

interface RatingCardsProps {
  scale: RatingScale
  place: string
  value: string
  onRate: (rating: string) => void
}

function RatingCards({ scale, place, value, onRate }: RatingCardsProps) {
  const id = useId()
  const error = useFieldError(`${place}/rating`)
  const language = currentLanguage()

  function rateByDigit(event: KeyboardEvent): void {
    const rating = /^[1-9]$/.test(event.key) ? scale.ratings[Number(event.key) - 1] : undefined
    if (!rating || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onRate(rating.key)
    document.getElementById(`${id}-${rating.key}`)?.focus()
  }

  return (
    <fieldset
      class={error ? 'rating-cards has-error' : 'rating-cards'}
      aria-describedby={error ? `${id}-error` : undefined}
      onKeyDown={rateByDigit}
    >
      <legend>{t('desk.rating')}</legend>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {scale.ratings.map((rating, position) => (
        <label key={rating.key} class="rating-card">
          <input
            type="radio"
            id={`${id}-${rating.key}`}
            name={id}
            data-pointer={position === 0 ? `${place}/rating` : undefined}
            aria-labelledby={`${id}-${rating.key}-label`}
            aria-describedby={`${id}-${rating.key}-definition`}
            checked={rating.key === value}
            onChange={() => onRate(rating.key)}
          />
          <span class="rating-label">
            <RatingSign rating={rating.key} />
            <span id={`${id}-${rating.key}-label`}>{rating.labels[language]}</span>
            <KeyNames keys={String(position + 1)} />
          </span>
          <span class="rating-definition" id={`${id}-${rating.key}-definition`}>
            {rating.definitions[language]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
