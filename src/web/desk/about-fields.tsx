import { useEffect, useState } from 'preact/hooks'
import type { Speaker, SpeakerName } from '../../speakers/speaker.schema.ts'
import { ask } from '../api.ts'
import { Checkbox, LanguageField, MomentField, Select, TextArea, TextField } from '../fields.tsx'
import { choicesOf, quoteForms } from '../names.ts'
import { t } from '../words.ts'
import { Details } from './details.tsx'
import type { AboutDraft } from './draft.ts'
import { isBlank } from './draft-changes.ts'
import { SpeakerField } from './speaker-field.tsx'

interface AboutFieldsProps {
  about: AboutDraft
  /** The day the document speaks from: where a role is looked up when nothing says when the words were said. */
  day: string | null
  speakersHere: readonly SpeakerName[]
  onChange: (change: (before: AboutDraft) => AboutDraft) => void
}

/** All that is known about a quote except its words. */
export function AboutFields({ about, day, speakersHere, onChange }: AboutFieldsProps) {
  const set = (fields: Partial<AboutDraft>) => onChange((before) => ({ ...before, ...fields }))
  const roles = useRoles(about, day, (roleTitle) => set({ roleTitle }))
  return (
    <>
      <SpeakerField
        label={t('desk.speaker')}
        pointer="/speaker"
        isRequired
        value={about.speaker}
        speakersHere={speakersHere}
        onChange={(speaker) => set({ speaker, roleTitle: '' })}
      />
      <div class="fields">
        <Select
          label={t('desk.form')}
          pointer="/form"
          value={about.form}
          choices={choicesOf('quoteForm', quoteForms)}
          onValue={(form) => form && set({ form })}
        />
        <TextField
          label={t('desk.role')}
          pointer="/roleTitle"
          value={about.roleTitle}
          suggestions={roles}
          onValue={(roleTitle) => set({ roleTitle })}
        />
      </div>
      <Checkbox
        label={t('desk.partial')}
        pointer="/isPartial"
        isChecked={about.isPartial}
        onChecked={(isPartial) => set({ isPartial })}
      />
      <Details summary={t('desk.moreAboutQuote')} isOpen={hasCircumstances(about)}>
        <Circumstances about={about} set={set} />
        <SpeakerField
          label={t('desk.onBehalfOf')}
          pointer="/onBehalfOf"
          hint={t('desk.onBehalfOfHint')}
          value={about.onBehalfOf}
          speakersHere={speakersHere}
          onChange={(onBehalfOf) => set({ onBehalfOf })}
        />
        <TextArea
          label={t('desk.note')}
          pointer="/note"
          value={about.note}
          rows={2}
          onValue={(note) => set({ note })}
        />
      </Details>
    </>
  )
}

function Circumstances({ about, set }: { about: AboutDraft; set: (fields: Partial<AboutDraft>) => void }) {
  return (
    <>
      <div class="fields">
        <TextField
          label={t('desk.cue')}
          pointer="/cue"
          placeholder={t('desk.cueExample')}
          value={about.cue}
          onValue={(cue) => set({ cue })}
        />
        <MomentField
          label={t('desk.saidAt')}
          pointer="/saidAt"
          value={about.saidAt}
          onValue={(saidAt) => set({ saidAt })}
        />
        <TextField
          label={t('desk.occasion')}
          pointer="/occasion"
          value={about.occasion}
          onValue={(occasion) => set({ occasion })}
        />
        <LanguageField
          label={t('desk.language')}
          pointer="/language"
          value={about.language}
          onValue={(language) => set({ language })}
        />
      </div>
      <TextArea
        label={t('desk.originalText')}
        pointer="/originalText"
        hint={t('desk.originalTextHint')}
        value={about.originalText}
        lang={about.originalLanguage || undefined}
        onValue={(originalText) => set({ originalText })}
      />
      <LanguageField
        label={t('desk.originalLanguage')}
        pointer="/originalLanguage"
        value={about.originalLanguage}
        onValue={(originalLanguage) => set({ originalLanguage })}
      />
    </>
  )
}

/** The titles the speaker had that day; the only one is filled in. */
function useRoles(
  { speaker, saidAt, roleTitle }: AboutDraft,
  day: string | null,
  fill: (title: string) => void,
) {
  const [roles, setRoles] = useState<Speaker['roles']>([])
  const slug = speaker.known?.slug
  useEffect(() => {
    if (!slug) return setRoles([])
    const abort = new AbortController()
    // Suggestions only: a role can be typed without them.
    ask(`speakers/${slug}`, {}, abort.signal).then(
      (found) => setRoles(found.roles),
      () => undefined,
    )
    return () => abort.abort()
  }, [slug])
  const titles = titlesOn(roles, saidAt || day)
  const [only, another] = titles
  useEffect(() => {
    if (only && !another && isBlank(roleTitle)) fill(only)
  }, [only, another])
  return titles
}

function titlesOn(roles: Speaker['roles'], moment: string | null): string[] {
  const day = moment?.slice(0, 10) ?? ''
  // Compared as far as both are known: 2019-02 lies within a role from 2019-02-26.
  const isBefore = (one: string, other: string) => one.slice(0, other.length) < other.slice(0, one.length)
  const fits = roles.filter(
    ({ from, to }) => !day || !((from && isBefore(day, from)) || (to && isBefore(to, day))),
  )
  return [...new Set(fits.map((role) => role.title))]
}

function hasCircumstances({ cue, saidAt, occasion, originalText, onBehalfOf, note }: AboutDraft) {
  return (
    [cue, saidAt, occasion, originalText, note].some((line) => !isBlank(line)) || Boolean(onBehalfOf.known)
  )
}
