import { go } from './router.ts'
import { useShortcut } from './shortcuts.ts'
import type { Word } from './words.ts'

/** The key n on a list goes to the page that adds to it. */
export function useNewKey(id: string, label: Word, address: string): void {
  useShortcut({ id, key: 'n', label, scope: 'list', action: () => go(address) })
}
