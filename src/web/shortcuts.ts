import { useLayoutEffect, useState } from 'preact/hooks'
import type { Word } from './words.ts'

/** Every key the app listens to, so that all of them can be listed, changed and switched off. */

export type ShortcutScope = 'everywhere' | 'list' | 'document' | 'form'

export interface Shortcut {
  /** Stays the same when the key is changed: "document.add". */
  id: string
  /** Like n, Shift+D, Ctrl+Enter, ArrowDown or ?. Letters stand as they are typed. */
  key: string
  label: Word
  scope: ShortcutScope
  /** Without it the shortcut is only listed: the control that has the focus answers it itself. */
  action?: ((event: KeyboardEvent) => void) | undefined
}

interface Choices {
  singleKeys: boolean
  keys: Record<string, string>
}

const storageKey = 'beleg.shortcuts'
const registered = new Map<string, Shortcut[]>()
const listeners = new Set<() => void>()
let choices: Choices = readChoices()

/** Registers a shortcut until the answered function is called; a later one of the same id goes before. */
export function registerShortcut(shortcut: Shortcut): () => void {
  registered.set(shortcut.id, [...(registered.get(shortcut.id) ?? []), shortcut])
  tellListeners()
  return () => {
    const left = (registered.get(shortcut.id) ?? []).filter((other) => other !== shortcut)
    if (left.length > 0) registered.set(shortcut.id, left)
    else registered.delete(shortcut.id)
    tellListeners()
  }
}

/** A shortcut for as long as the component is shown; `isOn: false` takes it away. */
export function useShortcut(shortcut: Shortcut, isOn = true): void {
  const { id, key, label, scope, action } = shortcut
  const latest = useLatest(action)
  useLayoutEffect(() => {
    if (!isOn) return
    const listed = { id, key, label, scope }
    return registerShortcut(action ? { ...listed, action: (event) => latest.run?.(event) } : listed)
  }, [id, key, label, scope, isOn, Boolean(action)])
}

/** The key that a shortcut now has: the user's own or the one it came with. */
export function keyOf(shortcut: Shortcut): string {
  return choices.keys[shortcut.id] ?? shortcut.key
}

/** Now registered ones in the order they came; draws again when that changes. */
export function useShortcuts(): readonly Shortcut[] {
  const [, setTurn] = useState(0)
  // Before the parents' layout effects, which register: nothing registered is missed.
  useLayoutEffect(() => {
    const listener = () => setTurn((turn) => turn + 1)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return listShortcuts()
}

function listShortcuts(): readonly Shortcut[] {
  return [...registered.values()].flatMap((same) => same.slice(-1))
}

export function areSingleKeysOn(): boolean {
  return choices.singleKeys
}

export function switchSingleKeys(isOn: boolean): void {
  keepChoices({ ...choices, singleKeys: isOn })
}

export function changeKey(id: string, key: string): void {
  keepChoices({ ...choices, keys: { ...choices.keys, [id]: key } })
}

export function resetKeys(): void {
  keepChoices({ singleKeys: true, keys: {} })
}

/** A key pressed alone: a letter, a digit or a sign, which speech input and slips can press by accident. */
export function isSingleKey(key: string): boolean {
  return [...key.replace(/^Shift\+/, '')].length === 1
}

/** How a pressed key is written down: Shift is named for letters and named keys, not for signs like ?. */
export function keyPressed(event: KeyboardEvent): string {
  // On a Mac, Alt with a digit types another sign.
  const typed = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(-1) : event.key
  const isLetter = /^\p{L}$/u.test(typed)
  const key = isLetter && event.shiftKey ? typed.toUpperCase() : isLetter ? typed.toLowerCase() : typed
  const isNamed = isLetter || [...typed].length > 1
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && isNamed && 'Shift',
    key === ' ' ? 'Space' : key,
  ]
    .filter(Boolean)
    .join('+')
}

export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isBehindDialog()) return
    const key = keyPressed(event)
    if (isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) return
    if (isSingleKey(key) && !choices.singleKeys) return
    const shortcut = listShortcuts().find((one) => one.action && keyOf(one) === key)
    if (!shortcut?.action) return
    event.preventDefault()
    shortcut.action(event)
  })
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.isContentEditable || target.matches('textarea, select, [role=combobox]')
}

function isBehindDialog(): boolean {
  return document.querySelector('dialog:modal') !== null
}

function useLatest(action: Shortcut['action']): { run: Shortcut['action'] } {
  const [latest] = useState<{ run: Shortcut['action'] }>(() => ({ run: action }))
  latest.run = action
  return latest
}

function keepChoices(next: Choices): void {
  choices = next
  localStorage.setItem(storageKey, JSON.stringify(next))
  tellListeners()
}

function readChoices(): Choices {
  const fresh: Choices = { singleKeys: true, keys: {} }
  try {
    return { ...fresh, ...JSON.parse(localStorage.getItem(storageKey) ?? '{}') }
  } catch {
    return fresh
  }
}

function tellListeners(): void {
  for (const listener of listeners) listener()
}
