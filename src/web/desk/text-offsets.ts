import type { Span } from './sentences.ts'

/** Between places in a text and places in the element that shows it and nothing else, cut into any number of nodes. */

/** The element's text nodes in order, with the offset at which each begins. */
export interface TextPlaces {
  nodes: readonly Text[]
  starts: readonly number[]
}

export function textPlaces(element: Element): TextPlaces {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  const starts: number[] = []
  let start = 0
  while (walker.nextNode()) {
    if (!(walker.currentNode instanceof Text)) continue
    nodes.push(walker.currentNode)
    starts.push(start)
    start += walker.currentNode.length
  }
  return { nodes, starts }
}

/** The offsets of what a range covers of the element's text; undefined when that is nothing. */
export function spanOfRange(element: Element, range: Range): Span | undefined {
  if (!range.intersectsNode(element)) return undefined
  const start = offsetOf(element, range.startContainer, range.startOffset)
  const end = offsetOf(element, range.endContainer, range.endOffset)
  return start < end ? { start, end } : undefined
}

export function rangeOfSpan(element: Element, span: Span): Range {
  return rangeAt(textPlaces(element), span)
}

/** The same for many spans of one element: its places are looked up once. */
export function rangeAt(places: TextPlaces, { start, end }: Span): Range {
  const range = document.createRange()
  const [from, to] = [placeOf(places, start), placeOf(places, end)]
  if (from) range.setStart(...from)
  if (to) range.setEnd(...to)
  return range
}

/** The offset of the letter under a point of the window; undefined beside the text. */
export function offsetAtPoint(element: Element, x: number, y: number): number | undefined {
  const place = caretAt(x, y)
  if (!place || !element.contains(place.node)) return undefined
  return offsetOf(element, place.node, place.offset)
}

function offsetOf(element: Element, node: Node, offset: number): number {
  const { nodes, starts } = textPlaces(element)
  if (node instanceof Text) {
    const start = starts[nodes.indexOf(node)]
    if (start !== undefined) return start + offset
  }
  // A place between nodes: it stands before the first text that begins at or after it.
  const after = nodes.findIndex((one) => isAtOrBefore(node, offset, one))
  const length = (starts.at(-1) ?? 0) + (nodes.at(-1)?.length ?? 0)
  return after < 0 ? length : (starts[after] ?? 0)
}

function isAtOrBefore(node: Node, offset: number, text: Text): boolean {
  const place = document.createRange()
  place.setStart(node, offset)
  return place.comparePoint(text, 0) >= 0
}

function placeOf({ nodes, starts }: TextPlaces, offset: number): [Text, number] | undefined {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const node = nodes[low]
  return node && [node, Math.min(offset - (starts[low] ?? 0), node.length)]
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const place = document.caretPositionFromPoint(x, y)
    return place ? { node: place.offsetNode, offset: place.offset } : undefined
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}
