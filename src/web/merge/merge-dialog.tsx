import { useEffect, useRef, useState } from 'preact/hooks'
import { t, type Word } from '../words.ts'
import { type Choice, useChoice } from './choice.ts'
import type { Difference, Fields } from './three-ways.ts'

/** Mine, theirs and the base of every field that two people have changed; each is chosen by hand. */
export function MergeDialog() {
  const { choice, merged } = useChoice()
  return (
    <>
      <p class="visually-hidden" role="status">
        {merged > 0 && t('merge.both')}
      </p>
      {merged > 0 && <MergedNote key={merged} />}
      {choice && <Choosing choice={choice} />}
    </>
  )
}

function MergedNote() {
  const [isShown, show] = useState(true)
  useEffect(() => {
    const end = setTimeout(() => show(false), 8000)
    return () => clearTimeout(end)
  }, [])
  return isShown ? <p class="notice floating">{t('merge.both')}</p> : null
}

function Choosing({ choice }: { choice: Choice }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [chosen, setChosen] = useState<Fields>({})
  useEffect(() => dialog.current?.showModal(), [])
  const isComplete = choice.differences.every(({ field }) => field in chosen)

  return (
    <dialog ref={dialog} class="merge" aria-labelledby="merge-title" onClose={() => choice.decide(undefined)}>
      <h2 id="merge-title">{t('merge.title')}</h2>
      <p>{t('merge.explained')}</p>
      {choice.differences.map((difference) => (
        <Field
          key={difference.field}
          difference={difference}
          chosen={chosen}
          onChoose={(value) => setChosen({ ...chosen, [difference.field]: value })}
        />
      ))}
      <div class="form-end">
        <button type="button" class="primary" disabled={!isComplete} onClick={() => choice.decide(chosen)}>
          {t('merge.save')}
        </button>
        <button type="button" onClick={() => choice.decide(undefined)}>
          {t('merge.cancel')}
        </button>
      </div>
    </dialog>
  )
}

interface FieldProps {
  difference: Difference
  chosen: Fields
  onChoose: (value: unknown) => void
}

function Field({ difference: { field, base, theirs, mine }, chosen, onChoose }: FieldProps) {
  return (
    <fieldset class="merge-field">
      <legend>{field}</legend>
      <p class="meta">
        {t('merge.base')} <span class="words">{shown(base)}</span>
      </p>
      {Object.entries({ mine, theirs }).map(([whose, value]) => (
        <label key={whose} class="checkbox">
          <input
            type="radio"
            name={`merge-${field}`}
            checked={field in chosen && chosen[field] === value}
            onChange={() => onChoose(value)}
          />
          <span>
            <strong>{t(`merge.${whose}` as Word)}</strong> <span class="words">{shown(value)}</span>
          </span>
        </label>
      ))}
      {typeof mine === 'string' && (
        <label>
          {t('merge.other')}
          <textarea
            rows={2}
            value={typeof chosen[field] === 'string' ? String(chosen[field]) : ''}
            onInput={(event) => onChoose(event.currentTarget.value)}
          />
        </label>
      )}
    </fieldset>
  )
}

/** A value as words: a list by commas, a speaker by name. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('merge.nothing')
  if (Array.isArray(value)) return value.length === 0 ? t('merge.nothing') : value.map(shown).join(', ')
  if (typeof value !== 'object') return String(value)
  if ('name' in value) return String(value.name)
  return Object.values(value).filter(Boolean).join(', ')
}
