import { Select, TextArea, TextField } from '../fields.tsx'
import { choicesOf, stances } from '../names.ts'
import { t } from '../words.ts'
import type { CitationDraft } from './draft.ts'
import { SourceFields } from './source-fields.tsx'
import { SourceFinder } from './source-finder.tsx'
import { stanceFor } from './tones.ts'

interface CitationFieldsProps {
  citation: CitationDraft
  number: number
  rating: string
  /** The beginning of its fields' pointers. */
  place: string
  onChange: (change: (before: CitationDraft) => CitationDraft) => void
  onRemove: () => void
}

/** One passage in a source: the address comes first, as a known one brings all the rest. */
export function CitationFields({ citation, number, rating, place, onChange, onRemove }: CitationFieldsProps) {
  const set = (fields: Partial<CitationDraft>) => onChange((before) => ({ ...before, ...fields }))
  return (
    <fieldset class="desk-citation">
      <legend>{t('desk.source.number', { number })}</legend>
      <SourceFinder citation={citation} place={place} onChange={onChange} />
      {!citation.known && <SourceFields citation={citation} place={place} set={set} />}
      <div class="fields">
        <Select
          label={t('desk.stance')}
          pointer={`${place}/stance`}
          value={citation.stance || stanceFor(rating)}
          choices={choicesOf('stance', stances)}
          onValue={(stance) => set({ stance })}
        />
        <TextField
          label={t('desk.locator')}
          pointer={`${place}/locator`}
          placeholder={t('desk.locatorExample')}
          value={citation.locator}
          onValue={(locator) => set({ locator })}
        />
      </div>
      <TextArea
        label={t('desk.excerpt')}
        pointer={`${place}/excerpt`}
        lang={citation.language}
        rows={2}
        value={citation.excerpt}
        onValue={(excerpt) => set({ excerpt })}
      />
      <button type="button" class="quiet" onClick={onRemove}>
        {t('desk.source.remove', { number })}
      </button>
    </fieldset>
  )
}
