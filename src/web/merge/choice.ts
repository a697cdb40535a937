import { useEffect, useState } from 'preact/hooks'
import type { Difference, Fields } from './three-ways.ts'

/** The one question that may be open: which of two changes shall stand. */

export interface Choice {
  differences: readonly Difference[]
  /** The fields as chosen; undefined when somebody leaves without choosing. */
  decide: (chosen: Fields | undefined) => void
}

let open: Choice | undefined
let merged = 0
const listeners = new Set<() => void>()

/** Asks a person; resolves with the fields as chosen, or undefined. */
export function chooseBetween(differences: readonly Difference[]): Promise<Fields | undefined> {
  return new Promise((resolve) => {
    open = {
      differences,
      decide(chosen) {
        open = undefined
        tell()
        resolve(chosen)
      },
    }
    tell()
  })
}

/** Says that others had changed something too, and that both changes stand. */
export function tellMerged(): void {
  merged += 1
  tell()
}

export function useChoice(): { choice: Choice | undefined; merged: number } {
  const [, draw] = useState(0)
  useEffect(() => {
    const listener = () => draw((before) => before + 1)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return { choice: open, merged }
}

function tell(): void {
  for (const listener of listeners) listener()
}
