import { useEffect, useState } from 'preact/hooks'
import { useLeaveGuard } from '../leave-guard.ts'

/** What is being written, kept in the browser until it is saved, so that a reload or a crash loses nothing. */

export interface Kept<Value> {
  value: Value
  edit: (change: (before: Value) => Value) => void
  /** Back to a fresh one; what was kept is gone. */
  clear: () => void
  isDirty: boolean
  /** When the kept words were last written to the browser's store; undefined when nothing is kept. */
  keptAt: Date | undefined
  /** Whether it came back from the store when the page was opened. */
  isRestored: boolean
}

interface Stored<Value> {
  shape: number
  at: string
  value: Value
}

// Raised when a draft's shape changes: an older one could not be read.
const shape = 1
const prefix = 'beleg.draft.'

/** `name` tells drafts apart; a fresh value is not kept, nor does leaving it ask. */
export function useKept<Value>(
  name: string,
  fresh: () => Value,
  isEmpty: (value: Value) => boolean,
): Kept<Value> {
  const [state, setState] = useState(
    () => read<Value>(name) ?? { value: fresh(), keptAt: undefined, isRestored: false },
  )
  const isDirty = !isEmpty(state.value)
  useLeaveGuard(isDirty)
  useEffect(() => {
    if (isDirty) return
    localStorage.removeItem(prefix + name)
  }, [isDirty])

  function edit(change: (before: Value) => Value): void {
    setState((before) => {
      const value = change(before.value)
      return { value, keptAt: isEmpty(value) ? undefined : write(name, value), isRestored: before.isRestored }
    })
  }

  function clear(): void {
    localStorage.removeItem(prefix + name)
    setState({ value: fresh(), keptAt: undefined, isRestored: false })
  }

  return { ...state, edit, clear, isDirty }
}

/** Whether something unsaved is kept under a name, without opening it. */
export function isKept(name: string): boolean {
  return localStorage.getItem(prefix + name) !== null
}

function read<Value>(name: string) {
  try {
    const stored: Stored<Value> | null = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    if (stored?.shape !== shape) return undefined
    return { value: stored.value, keptAt: new Date(stored.at), isRestored: true }
  } catch {
    return undefined
  }
}

function write<Value>(name: string, value: Value): Date | undefined {
  const at = new Date()
  try {
    localStorage.setItem(
      prefix + name,
      JSON.stringify({ shape, at: at.toISOString(), value } satisfies Stored<Value>),
    )
    return at
  } catch {
    // A full or forbidden store: the leave guard still asks.
    return undefined
  }
}
