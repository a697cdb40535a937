import type { ComponentChild, ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Empty, Loading, Refused } from './page.tsx'
import { useShortcut } from './shortcuts.ts'
import type { List } from './use-list.ts'
import { t } from './words.ts'

interface ListViewProps<Item> {
  label: string
  list: List<Item>
  /** One row; the link that opens it carries data-row, for the keys j and k. */
  row: (item: Item) => ComponentChild
  keyOf: (item: Item) => string
  empty: ComponentChildren
  class?: string
}

export function ListView<Item>({ label, list, row, keyOf, empty, class: className }: ListViewProps<Item>) {
  const rows = useRef<HTMLUListElement>(null)
  const shown = list.items?.length ?? 0
  useRowKeys()
  useFocusOnAdded(rows.current, shown)
  return (
    <>
      {list.problem && <Refused problem={list.problem} onRetry={list.reload} />}
      {!list.items && !list.problem && <Loading />}
      {list.items && shown === 0 && !list.isAsking && <Empty>{empty}</Empty>}
      {list.items && shown > 0 && (
        <ul ref={rows} class={`rows ${className ?? ''}`} aria-label={label} aria-busy={list.isAsking}>
          {list.items.map((item) => (
            <li key={keyOf(item)}>{row(item)}</li>
          ))}
        </ul>
      )}
      {list.hasMore && (
        <p class="more">
          <button type="button" onClick={list.more} disabled={list.isAsking}>
            {t('more')}
          </button>
        </p>
      )}
    </>
  )
}

/** After "show more" the focus goes on to the first row that came, wherever the button has gone. */
function useFocusOnAdded(rows: HTMLElement | null, shown: number): void {
  const before = useRef(shown)
  useEffect(() => {
    const first = before.current
    before.current = shown
    if (first === 0 || shown <= first || document.activeElement?.matches('input, select')) return
    rows?.children[first]?.querySelector<HTMLElement>('[data-row]')?.focus()
  }, [shown])
}

function useRowKeys(): void {
  useShortcut({ id: 'list.next', key: 'j', label: 'shortcut.next', scope: 'list', action: () => stepRow(1) })
  useShortcut({
    id: 'list.previous',
    key: 'k',
    label: 'shortcut.previous',
    scope: 'list',
    action: () => stepRow(-1),
  })
}

function stepRow(step: number): void {
  const rows: Element[] = [...document.querySelectorAll('main [data-row]')]
  const at = document.activeElement ? rows.indexOf(document.activeElement) : -1
  const next = rows[at < 0 ? 0 : at + step]
  if (next instanceof HTMLElement) next.focus()
}
