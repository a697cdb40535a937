import { KeyNames } from './key-hint.tsx'
import { t } from './words.ts'

/** Saves the form around it; Ctrl+Enter does the same from anywhere in the form. */
export function SaveButton({ label, isSaving }: { label: string; isSaving: boolean }) {
  return (
    <button type="submit" class="primary" aria-disabled={isSaving} aria-keyshortcuts="Control+Enter">
      {isSaving ? t('saving') : label} <KeyNames keys="Ctrl+Enter" />
    </button>
  )
}
