import type { Quote } from '../../quotes/quote.schema.ts'
import { quoteForms } from '../names.ts'
import type { Span } from './sentences.ts'
import { rangeAt, textPlaces } from './text-offsets.ts'
import { toneOfQuote, tones } from './tones.ts'

/** Marks in a text without touching its nodes (CSS Custom Highlight API): forms by underline, verdicts by ground. */

export interface TextMarks {
  quotes: readonly Quote[]
  open: string | undefined
  draft: readonly Span[]
  selection: Span | undefined
}

type Layer = [name: string, spans: readonly Span[]]

export const canHighlight = 'highlights' in CSS

/** Paints the recorded quotes; the answered function takes the paint away. */
export function paintQuotes(element: Element, marks: TextMarks): () => void {
  return paint(element, quoteLayers(marks))
}

/** Paints what changes while somebody works: the words of the draft and those selected. */
export function paintWork(element: Element, marks: TextMarks): () => void {
  return paint(element, workLayers(marks))
}

function paint(element: Element, layers: readonly Layer[]): () => void {
  if (!canHighlight) return () => undefined
  const places = textPlaces(element)
  for (const [name, spans] of layers) {
    const highlight = new Highlight(...spans.map((span) => rangeAt(places, span)))
    highlight.priority = layerNames.indexOf(name)
    CSS.highlights.set(name, highlight)
  }
  return () => {
    for (const [name] of layers) CSS.highlights.delete(name)
  }
}

/** The classes of one stretch of text, for browsers that can't paint ranges. */
export function classesAt(marks: TextMarks, { start, end }: Span): string {
  const covers = (span: Span) => span.start < end && start < span.end
  return layersOf(marks)
    .flatMap(([name, spans]) => (spans.some(covers) ? [name] : []))
    .join(' ')
}

/** Where marks begin or end, for cutting the text into stretches. */
export function edgesOf(marks: TextMarks): number[] {
  const edges = layersOf(marks).flatMap(([, spans]) => spans.flatMap(({ start, end }) => [start, end]))
  return [...new Set(edges)].sort((one, other) => one - other)
}

function layersOf(marks: TextMarks): Layer[] {
  return [...quoteLayers(marks), ...workLayers(marks)]
}

function quoteLayers({ quotes, open }: TextMarks): Layer[] {
  const segments = (fits: (quote: Quote) => boolean) => quotes.filter(fits).flatMap((quote) => quote.segments)
  return [
    ...tones.map((tone): Layer => [`desk-tone-${tone}`, segments((quote) => toneOfQuote(quote) === tone)]),
    ...quoteForms.map((form): Layer => [`desk-form-${form}`, segments((quote) => quote.form === form)]),
    ['desk-open', segments((quote) => quote.id === open)],
  ]
}

function workLayers({ draft, selection }: TextMarks): Layer[] {
  return [
    ['desk-draft', draft],
    ['desk-selection', selection && selection.start < selection.end ? [selection] : []],
  ]
}

const layerNames = layersOf({ quotes: [], open: undefined, draft: [], selection: undefined }).map(
  ([name]) => name,
)
