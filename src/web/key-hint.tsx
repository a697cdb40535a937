import { areSingleKeysOn, isSingleKey, keyOf, useShortcuts } from './shortcuts.ts'
import { t, type Word } from './words.ts'

/** The key of a registered shortcut, shown beside its button while it works. */
export function KeyHint({ id }: { id: string }) {
  const key = useWorkingKey(id)
  return key ? <KeyNames keys={key} /> : null
}

/** What belongs into aria-keyshortcuts of a shortcut's button. */
export function useAriaKeys(id: string): string | undefined {
  return useWorkingKey(id)?.replace('Ctrl', 'Control')
}

function useWorkingKey(id: string): string | undefined {
  const shortcut = useShortcuts().find((one) => one.id === id)
  const key = shortcut && keyOf(shortcut)
  return key && isSingleKey(key) && !areSingleKeysOn() ? undefined : key
}

export function KeyNames({ keys }: { keys: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd never has the focus
  return <kbd aria-hidden="true">{shownKeys(keys)}</kbd>
}

/** Shift+Enter as keyboards of the interface's language call it. */
export function shownKeys(keys: string): string {
  const parts = keys === '+' ? ['+'] : keys.split(/\+(?=.)/)
  return parts
    .map((part) => (part in keyWords ? t(keyWords[part] ?? 'key.Enter') : part.toUpperCase()))
    .join(' + ')
}

const keyWords: Record<string, Word> = {
  Ctrl: 'key.Ctrl',
  Shift: 'key.Shift',
  Alt: 'key.Alt',
  Enter: 'key.Enter',
  Escape: 'key.Escape',
  Space: 'key.Space',
  Delete: 'key.Delete',
  ArrowUp: 'key.ArrowUp',
  ArrowDown: 'key.ArrowDown',
  ArrowLeft: 'key.ArrowLeft',
  ArrowRight: 'key.ArrowRight',
  Home: 'key.Home',
  End: 'key.End',
}
