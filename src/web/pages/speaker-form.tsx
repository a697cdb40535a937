import { useState } from 'preact/hooks'
import type { NewSpeaker, Speaker } from '../../speakers/speaker.schema.ts'
import { filled } from '../api.ts'
import { Select, TextArea, TextField } from '../fields.tsx'
import { Form, useSaving } from '../form.tsx'
import { useLeaveGuard } from '../leave-guard.ts'
import { choicesOf, speakerKinds } from '../names.ts'
import { SaveButton } from '../save-button.tsx'
import { t } from '../words.ts'
import { type AliasDraft, AliasRows } from './alias-rows.tsx'
import { type RoleDraft, RoleRows } from './role-rows.tsx'

/** All that can be said about a speaker; used to add one and to mend one. */

interface SpeakerDraft {
  name: string
  kind: NewSpeaker['kind']
  description: string
  wikidataId: string
  aliases: AliasDraft[]
  roles: RoleDraft[]
}

interface SpeakerFormProps {
  label: string
  speaker?: Speaker
  /** Sends it; what it throws is shown in the form. */
  onSave: (speaker: NewSpeaker) => Promise<void>
  onCancel: () => void
}

export function SpeakerForm({ label, speaker, onSave, onCancel }: SpeakerFormProps) {
  const [draft, setDraft] = useState(() => draftOf(speaker))
  const [isDirty, setIsDirty] = useState(false)
  const { problem, isSaving, save } = useSaving()
  useLeaveGuard(isDirty)

  function change(changes: Partial<SpeakerDraft>): void {
    setDraft({ ...draft, ...changes })
    setIsDirty(true)
  }

  return (
    <Form label={label} problem={problem} onSubmit={() => void save(() => onSave(newSpeaker(draft)))}>
      <div class="fields">
        <TextField
          label={t('speaker.name')}
          pointer="/name"
          isRequired
          value={draft.name}
          onValue={(name) => change({ name })}
        />
        <Select
          label={t('speaker.kind')}
          pointer="/kind"
          isRequired
          value={draft.kind}
          choices={choicesOf('speakerKind', speakerKinds)}
          onValue={(kind) => kind && change({ kind })}
        />
        <TextField
          label={t('speaker.wikidata')}
          pointer="/wikidataId"
          hint={t('speaker.wikidataHint')}
          value={draft.wikidataId}
          onValue={(wikidataId) => change({ wikidataId })}
        />
      </div>
      <TextArea
        label={t('speaker.description')}
        pointer="/description"
        rows={2}
        value={draft.description}
        onValue={(description) => change({ description })}
      />
      <RoleRows roles={draft.roles} onRoles={(roles) => change({ roles })} />
      <AliasRows aliases={draft.aliases} onAliases={(aliases) => change({ aliases })} />
      <div class="form-end">
        <SaveButton label={t('save')} isSaving={isSaving} />
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </Form>
  )
}

function draftOf(speaker: Speaker | undefined): SpeakerDraft {
  return {
    name: speaker?.name ?? '',
    kind: speaker?.kind ?? 'PERSON',
    description: speaker?.description ?? '',
    wikidataId: speaker?.wikidataId ?? '',
    aliases: speaker?.aliases.map(({ name, language }) => ({ name, language: language ?? '' })) ?? [],
    roles:
      speaker?.roles.map(({ title, organisation, language, from, to }) => ({
        title,
        organisation: organisation ?? '',
        language: language ?? '',
        from: from ?? '',
        to: to ?? '',
      })) ?? [],
  }
}

function newSpeaker({ name, kind, description, wikidataId, aliases, roles }: SpeakerDraft): NewSpeaker {
  return {
    name,
    kind,
    ...filled({ description, wikidataId }),
    aliases: aliases.map((alias) => ({ ...filled(alias), name: alias.name })),
    roles: roles.map((role) => ({ ...filled(role), title: role.title })),
  }
}
