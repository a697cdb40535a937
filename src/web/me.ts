import { useEffect, useState } from 'preact/hooks'
import type { Me } from '../reviewers/reviewer.schema.ts'
import { ask } from './api.ts'

/** Who is asking: asked once, and again when somebody logs in or out. */

let me: Me | undefined
let asked: Promise<void> | undefined
const listeners = new Set<() => void>()

/** Undefined until the server has said it. */
export function useMe(): Me | undefined {
  const [, draw] = useState(0)
  useEffect(() => {
    const listener = () => draw((before) => before + 1)
    listeners.add(listener)
    asked ??= askAgain()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return me
}

/** Takes what a log-in answered. */
export function becomes(next: Me): void {
  me = next
  for (const listener of listeners) listener()
}

async function askAgain(): Promise<void> {
  // Without an answer pages say themselves what is wrong.
  await ask('me').then(becomes, () => {})
}
