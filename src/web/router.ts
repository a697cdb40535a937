import { useEffect, useState } from 'preact/hooks'
import { type Query, queryText } from './api.ts'
import { mayLeave } from './leave-guard.ts'
import { forgetScroll, rememberScroll, restoreScroll } from './scroll-memory.ts'

/** Where we are. Links are ordinary <a>; filters stand in the query. */
interface Place {
  path: string
  query: URLSearchParams
  /** Counts the visits of pages; a change of filters is none. */
  visit: number
}

const listeners = new Set<(place: Place) => void>()
let place: Place = readPlace(0)
let index: number = positionIn(history.state)
let isReturning = false

history.replaceState({ index }, '')

export function usePlace(): Place {
  const [shown, show] = useState(place)
  useEffect(() => {
    listeners.add(show)
    show(place)
    return () => {
      listeners.delete(show)
    }
  }, [])
  return shown
}

/** Goes to another address; asks first where unsaved words would be lost. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  const target = new URL(address, location.href)
  const isElsewhere = decodeURI(target.pathname) !== place.path
  if (isElsewhere && !mayLeave()) return
  rememberScroll(index)
  if (!options.replace) index += 1
  history[options.replace ? 'replaceState' : 'pushState']({ index }, '', target)
  if (isElsewhere) forgetScroll(index)
  arrive()
  if (isElsewhere) window.scrollTo(0, 0)
}

/** Puts other filters into the address, in the place of the ones before. */
export function filterBy(query: Query): void {
  const text = queryText(query)
  go(`${location.pathname}${text ? `?${text}` : ''}`, { replace: true })
}

function arrive(): void {
  const next = readPlace(place.visit)
  place = next.path === place.path ? next : { ...next, visit: next.visit + 1 }
  for (const listener of listeners) listener(place)
}

function readPlace(visit: number): Place {
  return { path: decodeURI(location.pathname), query: new URLSearchParams(location.search), visit }
}

function positionIn(state: unknown): number {
  return typeof state === 'object' && state && 'index' in state ? Number(state.index) : 0
}

window.addEventListener('popstate', (event) => {
  const target = positionIn(event.state)
  if (isReturning) {
    isReturning = false
    return
  }
  if (decodeURI(location.pathname) !== place.path && !mayLeave()) {
    isReturning = true
    history.go(index - target)
    return
  }
  rememberScroll(index)
  index = target
  arrive()
  restoreScroll(index)
})

window.addEventListener('pagehide', () => rememberScroll(index))
restoreScroll(index)

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (/^\/(api|published)(\/|$)/.test(link.pathname) || (link.hash && link.pathname === location.pathname))
    return
  event.preventDefault()
  go(link.href)
})
