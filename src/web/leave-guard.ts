import { useEffect } from 'preact/hooks'
import { t } from './words.ts'

/** Asks before unsaved words are left behind. */

const unsaved = new Set<symbol>()

/** While `isDirty`, leaving the page (by link, back, reload or closing) asks first. */
export function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return
    const mark = Symbol('unsaved words')
    unsaved.add(mark)
    return () => {
      unsaved.delete(mark)
    }
  }, [isDirty])
}

export function mayLeave(): boolean {
  if (unsaved.size === 0) return true
  if (!window.confirm(t('leave.question'))) return false
  unsaved.clear()
  return true
}

/** For after a save that itself goes to another page. */
export function forgetUnsaved(): void {
  unsaved.clear()
}

window.addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault()
})
