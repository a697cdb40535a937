import { useFieldError } from '../form.tsx'
import { KeyHint, useAriaKeys } from '../key-hint.tsx'
import { t } from '../words.ts'
import { CitationFields } from './citation-fields.tsx'
import { type CitationDraft, emptyCitation, type VerdictDraft } from './draft.ts'

interface CitationListProps {
  verdict: VerdictDraft
  place: string
  language: string
  onChange: (change: (before: VerdictDraft) => VerdictDraft) => void
}

/** What a verdict rests on. */
export function CitationList({ verdict, place, language, onChange }: CitationListProps) {
  const error = useFieldError(`${place}/citations`)
  const keys = useAriaKeys('desk.source')
  const setAll = (change: (before: CitationDraft[]) => CitationDraft[]) =>
    onChange((before) => ({ ...before, citations: change(before.citations) }))

  return (
    <div class={error ? 'desk-citations has-error' : 'desk-citations'}>
      {error && <p class="field-error">{error}</p>}
      {verdict.citations.map((citation, position) => (
        <CitationFields
          key={citation.key}
          citation={citation}
          number={position + 1}
          rating={verdict.rating}
          place={`${place}/citations/${citation.key}`}
          onChange={(change) =>
            setAll((all) => all.map((one) => (one.key === citation.key ? change(one) : one)))
          }
          onRemove={() => setAll((all) => all.filter((one) => one.key !== citation.key))}
        />
      ))}
      <button
        type="button"
        data-pointer={`${place}/citations`}
        data-add-source
        aria-keyshortcuts={keys}
        onClick={() => setAll((all) => [...all, emptyCitation(language)])}
      >
        {verdict.citations.length > 0 ? t('desk.source.another') : t('desk.source.add')}{' '}
        <KeyHint id="desk.source" />
      </button>
    </div>
  )
}
