/** Where each visited page stood, so that going back, and reloading, show the same place again. */

const storageKey = 'beleg.scroll'
const patienceMs = 2000

let heights: Record<number, number> = readHeights()

history.scrollRestoration = 'manual'

export function rememberScroll(index: number): void {
  heights = { ...heights, [index]: window.scrollY }
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(heights))
  } catch {
    // Without storage only a reload begins at the top.
  }
}

export function forgetScroll(index: number): void {
  const { [index]: _, ...others } = heights
  heights = others
}

/** Scrolls as soon as enough of the page is there. */
export function restoreScroll(index: number): void {
  const height = heights[index]
  if (!height) return
  const growth = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight - window.innerHeight < height) return
    window.scrollTo(0, height)
    growth.disconnect()
  })
  growth.observe(document.body)
  setTimeout(() => growth.disconnect(), patienceMs)
}

function readHeights(): Record<number, number> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}')
  } catch {
    return {}
  }
}
