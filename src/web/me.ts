import { useEffect, useState } from 'preact/hooks'
import type { Me } from '../reviewers/reviewer.schema.ts'
import { ask, onUnauthorised } from './api.ts'

/** Who is asking: asked once, and again when somebody logs in or out. */

let me: Me | undefined
let asked: Promise<void> | undefined
/** Somebody was logged in, and the server no longer knows them; the page they work on stays. */
let isOut = false
const listeners = new Set<() => void>()

/** Undefined until the server has said it; whoever was here last while `isOut`. */
export function useMe(): Me | undefined {
  return useWho().me
}

export function useWho(): { me: Me | undefined; isOut: boolean } {
  const [, draw] = useState(0)
  useEffect(() => {
    const listener = () => draw((before) => before + 1)
    listeners.add(listener)
    void askOnce()
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return { me, isOut }
}

/** Takes what a log-in answered. */
export function becomes(next: Me): void {
  me = next
  isOut = false
  for (const listener of listeners) listener()
}

function askOnce(): Promise<void> {
  // Without an answer pages say themselves what is wrong.
  asked ??= ask('me').then(becomes, () => {})
  return asked
}

onUnauthorised(() => {
  if (me && me.by !== 'nobody') void ask('me').then(lose, () => {})
})

function lose(now: Me): void {
  if (now.by !== 'nobody' || me?.by === 'nobody') return
  isOut = true
  for (const listener of listeners) listener()
}
