import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Filters } from './filters.ts'
import { t, tCount } from './words.ts'

/** As in styles/layout.css. */
const roomBeside = '(min-width: 60rem)'

/** Filters beside a list. Where there is no room they fold away, and the fold says how many are set. */
export function FilterPanel({ filters, children }: { filters: Filters; children: ComponentChildren }) {
  const [isOpen, setIsOpen] = useState(() => window.matchMedia(roomBeside).matches)
  useEffect(() => {
    const room = window.matchMedia(roomBeside)
    const unfold = () => room.matches && setIsOpen(true)
    room.addEventListener('change', unfold)
    return () => room.removeEventListener('change', unfold)
  }, [])
  return (
    <details class="filter-panel" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{tCount('filter.set', Object.keys(filters.query).length)}</summary>
      {children}
    </details>
  )
}

export function ClearFilters({ filters }: { filters: Filters }) {
  if (!filters.isAny) return null
  return (
    <button type="button" onClick={filters.clear}>
      {t('filter.clear')}
    </button>
  )
}
