import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { t } from '../words.ts'
import { canHighlight, classesAt, edgesOf, paintQuotes, paintWork, type TextMarks } from './highlights.ts'
import { type Selection, select } from './selection.ts'
import type { Span } from './sentences.ts'
import { actOfKey, type TextAct } from './text-keys.ts'
import { offsetAtPoint, rangeOfSpan, spanOfRange } from './text-offsets.ts'

interface TextViewProps {
  words: RefObject<HTMLDivElement | null>
  text: string
  language: string
  marks: TextMarks
  selection: Selection | undefined
  onSelect: (selection: Selection | undefined) => void
  onAct: (act: TextAct) => void
  /** A click on one letter, without selecting. */
  onPoint: (offset: number) => void
}

/** The document's text and nothing else in one element, so that its offsets are those of the stored text. */
export function TextView({
  words,
  text,
  language,
  marks,
  selection,
  onSelect,
  onAct,
  onPoint,
}: TextViewProps) {
  useSelectedWords(words, selection, onSelect)
  const { quotes, open, draft } = marks
  // A node for each paragraph: painting marks in one node of a million letters takes a quarter of a second.
  const paragraphs = useMemo(() => text.split(/(?<=\n)/), [text])
  useEffect(() => (words.current ? paintQuotes(words.current, marks) : undefined), [text, quotes, open])
  useEffect(() => (words.current ? paintWork(words.current, marks) : undefined), [text, draft, selection])

  function press(event: KeyboardEvent): void {
    const act = actOfKey(event)
    if (!act) return
    event.preventDefault()
    onAct(act)
  }

  function click(event: MouseEvent): void {
    if (!words.current || !getSelection()?.isCollapsed) return
    const offset = offsetAtPoint(words.current, event.clientX, event.clientY)
    if (offset !== undefined) onPoint(offset)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of words, not of fields
    <div
      ref={words}
      class="desk-words"
      lang={language}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys select sentences here
      tabIndex={0}
      aria-label={t('desk.text')}
      aria-describedby="desk-text-help"
      onKeyDown={press}
      onClick={click}
    >
      {canHighlight ? paragraphs : <MarkedText text={text} marks={marks} />}
    </div>
  )
}

/** For browsers without the Custom Highlight API: the same marks as elements around stretches of the text. */
function MarkedText({ text, marks }: { text: string; marks: TextMarks }) {
  const edges = [0, ...edgesOf(marks).filter((edge) => edge > 0 && edge < text.length), text.length]
  return (
    <>
      {edges.slice(1).map((end, position) => {
        const start = edges[position] ?? 0
        return (
          <span key={start} class={classesAt(marks, { start, end }) || undefined}>
            {text.slice(start, end)}
          </span>
        )
      })}
    </>
  )
}

/** Keeps the browser's selection and ours the same, whichever moved. */
function useSelectedWords(
  words: TextViewProps['words'],
  selection: Selection | undefined,
  onSelect: TextViewProps['onSelect'],
): void {
  // The event comes late: of a selection that was set from here it must not undo a later one.
  const ownSpan = useRef<Span>(undefined)
  useEffect(() => {
    const listener = () => {
      const span = words.current && selectedSpan(words.current)
      if (!span || isSame(span, ownSpan.current) || isSame(span, selection)) return
      ownSpan.current = undefined
      onSelect(select(span))
    }
    document.addEventListener('selectionchange', listener)
    return () => document.removeEventListener('selectionchange', listener)
  }, [selection, onSelect])

  useLayoutEffect(() => {
    const browser = getSelection()
    if (!words.current || !browser || document.activeElement !== words.current) return
    if (!selection) return browser.removeAllRanges()
    if (selection.start === selection.end || isSame(selection, selectedSpan(words.current))) return
    ownSpan.current = selection
    browser.removeAllRanges()
    browser.addRange(rangeOfSpan(words.current, selection))
  }, [selection])
}

function selectedSpan(words: Element): Span | undefined {
  const browser = getSelection()
  const range = browser?.rangeCount ? browser.getRangeAt(0) : undefined
  return range && words.contains(range.commonAncestorContainer) ? spanOfRange(words, range) : undefined
}

function isSame(one: Span, other: Span | undefined): boolean {
  return one.start === other?.start && one.end === other.end
}
