import type { SpeakerName } from '../../speakers/speaker.schema.ts'
import { ask } from '../api.ts'
import { Combobox, type Option } from '../combobox.tsx'
import { Select, TextField } from '../fields.tsx'
import { choicesOf, speakerKinds } from '../names.ts'
import { t } from '../words.ts'
import { Details } from './details.tsx'
import type { FreshSpeaker, SpeakerDraft } from './draft.ts'

interface SpeakerFieldProps {
  label: string
  pointer: string
  value: SpeakerDraft
  /** Offered before anything is typed. */
  speakersHere: readonly SpeakerName[]
  onChange: (speaker: SpeakerDraft) => void
  isRequired?: boolean
  hint?: string
}

/** Chooses a recorded speaker, or describes one who is recorded together with the quote. */
export function SpeakerField({ value, onChange, speakersHere, ...field }: SpeakerFieldProps) {
  const { known, fresh } = value
  const shown = known ? optionOf(known) : fresh && { key: '', label: fresh.name }

  async function search(query: string, signal: AbortSignal): Promise<Option[]> {
    if (!query && speakersHere.length > 0) return speakersHere.map(optionOf)
    const { items } = await ask('speakers', { query, limit: 20 }, signal)
    return items.map((speaker) => ({
      ...optionOf(speaker),
      detail: speaker.roles[0]?.title ?? speaker.description ?? undefined,
    }))
  }

  return (
    <>
      <Combobox
        {...field}
        value={shown}
        search={search}
        onChoose={(option) => onChange(option ? { known: { slug: option.key, name: option.label } } : {})}
        create={{
          label: (name) => t('desk.speaker.create', { name }),
          onCreate: (name) => onChange({ fresh: { name, kind: 'PERSON', description: '', wikidataId: '' } }),
        }}
      />
      {fresh && (
        <FreshFields pointer={field.pointer} fresh={fresh} onChange={(next) => onChange({ fresh: next })} />
      )}
    </>
  )
}

interface FreshFieldsProps {
  pointer: string
  fresh: FreshSpeaker
  onChange: (fresh: FreshSpeaker) => void
}

function FreshFields({ pointer, fresh, onChange }: FreshFieldsProps) {
  return (
    <fieldset class="desk-fresh">
      <legend>{t('desk.speaker.fresh', { name: fresh.name })}</legend>
      <Select
        label={t('desk.speaker.kind')}
        pointer={`${pointer}/kind`}
        value={fresh.kind}
        choices={choicesOf('speakerKind', speakerKinds)}
        onValue={(kind) => kind && onChange({ ...fresh, kind })}
      />
      <Details summary={t('desk.more')}>
        <TextField
          label={t('desk.speaker.description')}
          pointer={`${pointer}/description`}
          value={fresh.description}
          onValue={(description) => onChange({ ...fresh, description })}
        />
        <TextField
          label={t('desk.speaker.wikidata')}
          pointer={`${pointer}/wikidataId`}
          hint={t('desk.speaker.wikidataHint')}
          value={fresh.wikidataId}
          onValue={(wikidataId) => onChange({ ...fresh, wikidataId })}
        />
      </Details>
    </fieldset>
  )
}

function optionOf({ slug, name }: SpeakerName): Option {
  return { key: slug, label: name }
}
