import { keyOf, keyPressed, type Shortcut, useShortcut } from '../shortcuts.ts'
import type { Move } from './selection.ts'

/** The keys of the sentence mode: they work while the text has the focus. */

export type TextAct = Move | 'make' | 'segment' | 'open' | 'leave'

const keys: readonly (readonly [act: TextAct, key: string])[] = [
  ['next', 'ArrowDown'],
  ['previous', 'ArrowUp'],
  ['extend-next', 'Shift+ArrowDown'],
  ['extend-previous', 'Shift+ArrowUp'],
  ['end-later', 'Alt+Shift+ArrowRight'],
  ['end-earlier', 'Alt+Shift+ArrowLeft'],
  ['start-later', 'Alt+ArrowRight'],
  ['start-earlier', 'Alt+ArrowLeft'],
  ['first', 'Home'],
  ['last', 'End'],
  ['make', 'Enter'],
  ['segment', 'Shift+Enter'],
  ['open', 'o'],
  ['leave', 'Escape'],
]

const shortcuts: readonly (Shortcut & { act: TextAct })[] = keys.map(([act, key]) => ({
  act,
  id: `desk.text.${act}`,
  key,
  label: `desk.text.${act}`,
  scope: 'document',
}))

/** Lists them under `?`; the text answers them itself. */
export function useTextKeys(): void {
  for (const { act: _, ...shortcut } of shortcuts) useShortcut(shortcut)
}

/** What a key pressed in the text asks for; ← and → go as ↑ and ↓, Ctrl stands for Alt as well. */
export function actOfKey(event: KeyboardEvent): TextAct | undefined {
  const pressed = keyPressed(event)
  const usual = pressed.replace(/^Ctrl\+(?=(Shift\+)?Arrow)/, 'Alt+')
  const same = plainArrows[usual] ?? usual
  return shortcuts.find((shortcut) => [pressed, same].includes(keyOf(shortcut)))?.act
}

const plainArrows: Record<string, string> = {
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
  'Shift+ArrowRight': 'Shift+ArrowDown',
  'Shift+ArrowLeft': 'Shift+ArrowUp',
}
