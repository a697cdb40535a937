import type { SpeakerEntry } from '../speakers/speaker.schema.ts'
import { ask } from './api.ts'
import type { Option } from './combobox-options.tsx'
import { formatMoment } from './formats.ts'

/** What comboboxes search. */

const shownAtOnce = 12

export async function findSpeakers(query: string, signal: AbortSignal): Promise<Option[]> {
  const list = await ask('speakers', { query, limit: shownAtOnce }, signal)
  return list.items.map(speakerOption)
}

function speakerOption(speaker: Pick<SpeakerEntry, 'slug' | 'name' | 'roles'>): Option {
  return { key: speaker.slug, label: speaker.name, detail: speaker.roles[0]?.title }
}

export async function findDocuments(query: string, signal: AbortSignal): Promise<Option[]> {
  const list = await ask('documents', { query, limit: shownAtOnce }, signal)
  return list.items.map(({ id, title, publisher, publishedAt }) => ({
    key: id,
    label: title,
    detail: publishedAt ? `${publisher}, ${formatMoment(publishedAt)}` : publisher,
  }))
}
