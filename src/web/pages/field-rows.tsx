import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../words.ts'

/** Groups of fields, as many as there are: each can be removed, and one more added. */

interface RowsProps {
  legend: string
  addLabel: string
  onAdd: () => void
  children: ComponentChildren
}

export function Rows({ legend, addLabel, onAdd, children }: RowsProps) {
  const rows = useRef<HTMLFieldSetElement>(null)
  function add(): void {
    onAdd()
    // Once the row is drawn, the typing goes on in it.
    requestAnimationFrame(() =>
      rows.current?.querySelector<HTMLInputElement>('.field-row:last-of-type input')?.focus(),
    )
  }
  return (
    <fieldset ref={rows} class="rows-of-fields">
      <legend>{legend}</legend>
      {children}
      <button type="button" data-add onClick={add}>
        {addLabel}
      </button>
    </fieldset>
  )
}

interface RowProps {
  label: string
  removeLabel: string
  onRemove: () => void
  children: ComponentChildren
}

export function Row({ label, removeLabel, onRemove, children }: RowProps) {
  // The button goes with its row; the focus must not go with it.
  function remove({ currentTarget }: { currentTarget: HTMLElement }): void {
    currentTarget.closest('.rows-of-fields')?.querySelector<HTMLElement>('[data-add]')?.focus()
    onRemove()
  }

  return (
    <fieldset class="plain field-row" aria-label={label}>
      <div class="fields">{children}</div>
      <button type="button" class="quiet" aria-label={removeLabel} onClick={remove}>
        {t('remove')}
      </button>
    </fieldset>
  )
}

export function changedAt<Item extends object>(
  items: readonly Item[],
  at: number,
  changes: Partial<Item>,
): Item[] {
  return items.map((item, position) => (position === at ? { ...item, ...changes } : item))
}

export function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, position) => position !== at)
}
