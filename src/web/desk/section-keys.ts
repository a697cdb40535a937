import { type Shortcut, useShortcut } from '../shortcuts.ts'
import type { Word } from '../words.ts'

/** Keys that lead from part to part of the quote form. */

type Box = { current: HTMLElement | null }

export function useSectionKeys(box: Box): void {
  const to = (selector: string) => () => focusIn(box.current, selector)
  useShortcut({ ...shortcut('desk.toSpeaker', 'Alt+1'), action: to('[data-section=speaker]') })
  useShortcut({ ...shortcut('desk.toClaim', 'Alt+2'), action: to('[data-section=claim]') })
  useShortcut({ ...shortcut('desk.toTruth', 'Alt+3'), action: to('.desk-aspect-TRUTH') })
  useShortcut({ ...shortcut('desk.toAuthenticity', 'Alt+4'), action: to('.desk-aspect-AUTHENTICITY') })
  useShortcut({ ...shortcut('desk.toContext', 'Alt+5'), action: to('.desk-aspect-CONTEXT') })
  useShortcut({ ...shortcut('desk.toTranslation', 'Alt+6'), action: to('.desk-aspect-TRANSLATION') })
  useShortcut({ ...shortcut('desk.source', 'Alt+7'), action: () => toSource(box.current) })
  useShortcut({
    ...shortcut('desk.anotherClaim', 'Alt+8'),
    action: () => press(box.current, '[data-add-claim]'),
  })
  useShortcut({
    ...shortcut('desk.save', 'Ctrl+Enter'),
    action: () => box.current?.querySelector('form')?.requestSubmit(),
  })
}

function shortcut(id: SectionId, key: string): Shortcut {
  return { id, key, label: `${id}Key`, scope: 'form' }
}

type SectionId = Word extends infer Key
  ? Key extends `${infer Id extends `desk.${string}`}Key`
    ? Id
    : never
  : never

/** Opens every closed part around a field, so that it can be seen and take the focus. */
export function openAround(box: HTMLElement | null, pointer: string): void {
  let part = box?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`)?.closest('details')
  while (part) {
    part.open = true
    part = part.parentElement?.closest('details')
  }
}

const fields = 'input:not([type=radio]), select, textarea, input[type=radio]:checked, input[type=radio]'

/** The field with the focus decides which of several parts is meant; without one it is the first. */
function focusIn(box: HTMLElement | null, selector: string): void {
  const claim = document.activeElement?.closest('[data-section=claim]')
  const part = claim?.querySelector<HTMLElement>(selector) ?? box?.querySelector<HTMLElement>(selector)
  if (!part) return
  if (part instanceof HTMLDetailsElement) part.open = true
  const field =
    part.querySelector<HTMLElement>('input[type=radio]:checked') ?? part.querySelector<HTMLElement>(fields)
  field?.focus()
}

/** The empty source of the verdict one is in, or a new one. */
function toSource(box: HTMLElement | null): void {
  const verdict = document.activeElement?.closest('.desk-verdict') ?? box?.querySelector('.desk-verdict')
  if (!verdict) return
  const empty = [...verdict.querySelectorAll<HTMLInputElement>('.desk-citation input[type=url]')].find(
    (field) => field.value === '',
  )
  if (empty) empty.focus()
  else press(verdict, '[data-add-source]')
}

function press(box: Element | null, selector: string): void {
  box?.querySelector<HTMLButtonElement>(selector)?.click()
}
