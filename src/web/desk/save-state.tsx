import { currentLanguage, t } from '../words.ts'
import type { Kept } from './kept.ts'

interface SaveStateProps {
  kept: Pick<Kept<unknown>, 'isDirty' | 'keptAt' | 'isRestored'>
  isSaving: boolean
  isRefused: boolean
}

/** How safe the words are. Said politely, and only when that changes: the time is for the eyes. */
export function SaveState({ kept, isSaving, isRefused }: SaveStateProps) {
  return (
    <p class="desk-state">
      <span role="status">{stateOf(kept, isSaving, isRefused)}</span>{' '}
      {kept.isDirty && kept.keptAt && !isSaving && (
        <span>{t('desk.keptAt', { time: formatTime(kept.keptAt) })}</span>
      )}
    </p>
  )
}

export function formatTime(time: Date): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: 'short' }).format(time)
}

function stateOf(
  { isDirty, isRestored }: SaveStateProps['kept'],
  isSaving: boolean,
  isRefused: boolean,
): string {
  if (isSaving) return t('saving')
  if (isRefused) return t('desk.refused')
  if (isDirty && isRestored) return t('desk.restored')
  return isDirty ? t('desk.notSaved') : ''
}
