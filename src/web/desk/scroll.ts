import type { Span } from './sentences.ts'
import { rangeOfSpan } from './text-offsets.ts'

const marginPixels = 24
/** Words that were out of view are shown with a third of the window above them, so that what follows is seen too. */
const restingPlace = 1 / 3

/** Brings words into view, clear of the bar that stays above the text. */
export function scrollToWords(words: Element | null, span: Span): void {
  if (!words) return
  const { top, bottom } = rangeOfSpan(words, span).getBoundingClientRect()
  const from = barHeight() + marginPixels
  if (top >= from && bottom <= window.innerHeight - marginPixels) return
  window.scrollBy({ top: top - Math.max(from, window.innerHeight * restingPlace) })
}

/** On narrow screens only the first row of the bar stays. */
function barHeight(): number {
  const heights = ['.desk-bar', '.desk-bar-main'].map(
    (part) => document.querySelector(part)?.getBoundingClientRect().height,
  )
  return heights.find(Boolean) ?? 0
}
