import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Quote } from '../../quotes/quote.schema.ts'
import { rangeAt, textPlaces } from './text-offsets.ts'
import { signOfTone, type Tone, toneOfQuote } from './tones.ts'

interface Mark {
  id: string
  number: number
  tone: Tone
  topPixels: number
}

const lineGapPixels = 18

/** Beside the text: each quote's number in the list and the sign of its verdicts, at the line where it begins. */
export function MarginMarks({
  words,
  quotes,
}: {
  words: RefObject<HTMLDivElement | null>
  quotes: readonly Quote[]
}) {
  const [marks, setMarks] = useState<readonly Mark[]>([])
  useEffect(() => {
    const element = words.current
    if (!element) return
    const watcher = new ResizeObserver(() => setMarks(marksOf(element, quotes)))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [quotes])
  return (
    <div class="desk-margin" aria-hidden="true">
      {marks.map(({ id, number, tone, topPixels }) => (
        <span key={id} class={`desk-margin-mark desk-sign-${tone}`} style={{ top: `${topPixels}px` }}>
          {number}
          {signOfTone[tone]}
        </span>
      ))}
    </div>
  )
}

function marksOf(words: HTMLElement, quotes: readonly Quote[]): Mark[] {
  const { top } = words.getBoundingClientRect()
  const places = textPlaces(words)
  let free = 0
  return quotes.flatMap((quote, position) => {
    const [first] = quote.segments
    if (!first) return []
    // A range that begins a line has an empty rectangle at the end of the line before.
    const line = [...rangeAt(places, first).getClientRects()].find(({ width }) => width > 0)
    const topPixels = Math.max(free, (line?.top ?? top) - top)
    free = topPixels + lineGapPixels
    return { id: quote.id, number: position + 1, tone: toneOfQuote(quote), topPixels }
  })
}
