import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api.ts'
import { useMe } from '../me.ts'
import { usePlace } from '../router.ts'

/** How much that is new waits for whoever looks: asked again on every page, and each minute while one is open. */

const minute = 60_000

/** Zero without an account, and until it is known. */
export function useUnread(): number {
  const me = useMe()
  const { visit } = usePlace()
  const [unread, setUnread] = useState(0)
  const isSomebody = Boolean(me?.account)
  useEffect(() => {
    if (!isSomebody) return setUnread(0)
    const look = () =>
      void ask('notices', { unread: true, limit: 1 }).then((list) => setUnread(list.unread), ignore)
    look()
    listeners.add(setUnread)
    const timer = setInterval(look, minute)
    return () => {
      clearInterval(timer)
      listeners.delete(setUnread)
    }
  }, [visit, isSomebody])
  return unread
}

const listeners = new Set<(unread: number) => void>()

/** Takes what marking as read has answered. */
export function tellUnread(unread: number): void {
  for (const listener of listeners) listener(unread)
}

/** Whether something is new can wait; the page itself says when the server can't be reached. */
function ignore(): void {}
