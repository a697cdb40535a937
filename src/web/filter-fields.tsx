import { useEffect, useState } from 'preact/hooks'
import { readMoment } from '../moments.ts'
import { ask } from './api.ts'
import { Combobox } from './combobox.tsx'
import type { Option } from './combobox-options.tsx'
import { Checkbox, type Choice, MomentField, Select, TextField } from './fields.tsx'
import type { Filters } from './filters.ts'
import { formatLanguage } from './formats.ts'
import { findDocuments, findSpeakers } from './searches.ts'
import { t } from './words.ts'

const typingPauseMs = 250

interface FilterProps {
  filters: Filters
  name: string
  label: string
}

/** Asks once the typing pauses. */
export function TextFilter({ filters, name, label, type }: FilterProps & { type?: 'search' }) {
  const [text, setText] = useTypedFilter(filters, name, () => true)
  return <TextField label={label} pointer={name} type={type ?? 'text'} value={text} onValue={setText} />
}

/** A year, month or day; asks only when it is one. */
export function MomentFilter({ filters, name, label }: FilterProps) {
  const [text, setText] = useTypedFilter(
    filters,
    name,
    (typed) => typed === '' || readMoment(typed) !== undefined,
  )
  const isWrong = text.length >= 4 && !readMoment(text.trim())
  const hint = isWrong ? t('filter.momentWrong') : undefined
  return (
    <MomentField
      label={label}
      pointer={name}
      hint={hint ?? ''}
      placeholder="2019-02"
      value={text}
      onValue={setText}
    />
  )
}

export function SpeakerFilter({ filters, name, label }: FilterProps) {
  const slug = filters.valueOf(name)
  const chosen = useNamed(slug, async (key, signal) => (await ask(`speakers/${key}`, {}, signal)).name)
  return (
    <Combobox
      label={label}
      pointer={name}
      value={chosen}
      search={findSpeakers}
      onChoose={(option) => filters.set({ [name]: option?.key })}
    />
  )
}

export function DocumentFilter({ filters, name, label }: FilterProps) {
  const id = filters.valueOf(name)
  const chosen = useNamed(id, async (key, signal) => (await ask(`documents/${key}`, {}, signal)).title)
  return (
    <Combobox
      label={label}
      pointer={name}
      value={chosen}
      search={findDocuments}
      onChoose={(option) => filters.set({ [name]: option?.key })}
    />
  )
}

/** Off is the default and leaves the address. */
export function YesFilter({ filters, name, label }: FilterProps) {
  return (
    <Checkbox
      label={label}
      pointer={name}
      isChecked={filters.valueOf(name) === 'true'}
      onChecked={(isOn) => filters.set({ [name]: isOn ? 'true' : undefined })}
    />
  )
}

/** One of a few. */
export function ChoiceFilter({ filters, name, ...field }: FilterProps & { choices: readonly Choice[] }) {
  return (
    <Select
      {...field}
      pointer={name}
      emptyLabel={t('any')}
      value={filters.valueOf(name)}
      onValue={(value) => filters.set({ [name]: value })}
    />
  )
}

export function LanguageFilter({ filters }: { filters: Filters }) {
  const choices = languageChoices(filters.valueOf('language'))
  return <ChoiceFilter filters={filters} name="language" label={t('language')} choices={choices} />
}

/** The common languages, and the one that is asked for. */
function languageChoices(asked: string): { value: string; label: string }[] {
  const tags = ['de', 'en', 'fr', 'es', 'ru', 'uk', 'ko', 'zh']
  return [...new Set([...tags, ...(asked ? [asked] : [])])].map((tag) => ({
    value: tag,
    label: formatLanguage(tag),
  }))
}

function useTypedFilter(filters: Filters, name: string, isAskable: (text: string) => boolean) {
  const asked = filters.valueOf(name)
  const [text, setText] = useState(asked)
  useEffect(() => setText((typed) => (typed.trim() === asked ? typed : asked)), [asked])
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === asked || !isAskable(wanted)) return
    const timer = setTimeout(() => filters.set({ [name]: wanted }), typingPauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText] as const
}

/** The name of what a filter names by key; the key itself until it is known. */
function useNamed(
  key: string,
  nameOf: (key: string, signal: AbortSignal) => Promise<string>,
): Option | undefined {
  const [known, setKnown] = useState<Option>()
  useEffect(() => {
    if (!key) return
    const abort = new AbortController()
    nameOf(key, abort.signal).then(
      (label) => setKnown({ key, label }),
      () => undefined,
    )
    return () => abort.abort()
  }, [key])
  if (!key) return undefined
  return known?.key === key ? known : { key, label: key }
}
