import { useEffect, useRef, useState } from 'preact/hooks'
import { KeyNames, shownKeys } from './key-hint.tsx'
import {
  areSingleKeysOn,
  changeKey,
  isSingleKey,
  keyOf,
  keyPressed,
  resetKeys,
  type Shortcut,
  type ShortcutScope,
  switchSingleKeys,
  useShortcuts,
} from './shortcuts.ts'
import { t } from './words.ts'

const scopes: readonly ShortcutScope[] = ['everywhere', 'list', 'document', 'form']

/** All keys that work on this page; each can be changed, single ones switched off. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const shortcuts = useShortcuts()
  const [changing, setChanging] = useState<string>()
  const [said, say] = useState('')
  useEffect(() => dialog.current?.showModal(), [])

  function take(event: KeyboardEvent, shortcut: Shortcut): void {
    if (['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    setChanging(undefined)
    if (event.key === 'Escape') return
    const key = keyPressed(event)
    const holder = shortcuts.find((other) => other.id !== shortcut.id && keyOf(other) === key)
    if (!holder) changeKey(shortcut.id, key)
    const { label } = holder ?? shortcut
    say(t(holder ? 'help.taken' : 'help.changed', { key: shownKeys(key), action: t(label) }))
  }

  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <div class="dialog-head">
        <h2 id="help-title">{t('help.title')}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
      <label class="checkbox">
        <input
          type="checkbox"
          checked={areSingleKeysOn()}
          onChange={(event) => switchSingleKeys(event.currentTarget.checked)}
        />
        <span>{t('help.singleKeys')}</span>
      </label>
      {scopes.map((scope) => (
        <ScopeTable
          key={scope}
          scope={scope}
          shortcuts={shortcuts.filter((shortcut) => shortcut.scope === scope)}
          changing={changing}
          onChange={setChanging}
          onKey={take}
        />
      ))}
      <p role="status">{said}</p>
      <button type="button" onClick={resetKeys}>
        {t('help.reset')}
      </button>
    </dialog>
  )
}

interface ScopeTableProps {
  scope: ShortcutScope
  shortcuts: readonly Shortcut[]
  changing: string | undefined
  onChange: (id: string | undefined) => void
  onKey: (event: KeyboardEvent, shortcut: Shortcut) => void
}

function ScopeTable({ scope, shortcuts, changing, onChange, onKey }: ScopeTableProps) {
  if (shortcuts.length === 0) return null
  return (
    <table class="shortcuts">
      <caption>{t(`shortcut.scope.${scope}`)}</caption>
      <tbody>
        {shortcuts.map((shortcut) => (
          <tr key={shortcut.id}>
            <th scope="row">{t(shortcut.label)}</th>
            <td>
              <span class={isSingleKey(keyOf(shortcut)) && !areSingleKeysOn() ? 'switched-off' : undefined}>
                <KeyNames keys={keyOf(shortcut)} />
                <span class="visually-hidden">{shownKeys(keyOf(shortcut))}</span>
              </span>
            </td>
            <td>
              {shortcut.action && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('help.change', { action: t(shortcut.label) })}
                  onClick={() => onChange(shortcut.id)}
                  onKeyDown={(event) => changing === shortcut.id && onKey(event, shortcut)}
                  onBlur={() => onChange(undefined)}
                >
                  {changing === shortcut.id ? t('help.press') : t('help.changeShort')}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
