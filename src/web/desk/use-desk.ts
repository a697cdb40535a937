import { useMemo, useRef, useState } from 'preact/hooks'
import type { Document } from '../../documents/document.schema.ts'
import { t } from '../words.ts'
import { nextQuoted, readMarks } from './quotation-marks.ts'
import { formatTime } from './save-state.tsx'
import { scrollToWords } from './scroll.ts'
import { moveSelection, readingOf, type Selection, select } from './selection.ts'
import type { Span } from './sentences.ts'
import type { TextAct } from './text-keys.ts'
import { quotesAt } from './text-quotes.ts'
import { useQuoteDraft } from './use-quote-draft.ts'

/** The work on one text: what is selected, which quote is open, which one is being made. */
export function useDesk(document: Document, isLatest: boolean, quoteAsked: string | undefined) {
  const { text, language } = document
  const words = useRef<HTMLDivElement>(null)
  const reading = useMemo(() => readingOf(text, language), [text, language])
  const [selection, setShown] = useState<Selection>()
  // Keys can come faster than the page is drawn: each goes on from where the one before led.
  const latest = useRef<Selection>(undefined)
  const [open, setOpen] = useState(quoteAsked)
  // What a screen reader is told of the selection, and what everybody is told of an act.
  const [announced, announce] = useState('')
  const [notice, say] = useState('')
  const quoteDraft = useQuoteDraft(document, isLatest)
  const standing = useMemo(() => document.quotes.filter((quote) => !quote.withdrawnAt), [document])

  function setSelection(next: Selection | undefined) {
    latest.current = next
    setShown(next)
  }

  function show(next: Selection | undefined) {
    setSelection(next)
    say('')
    if (!next) return
    scrollToWords(words.current, next)
    const isQuoted = quotesAt(standing, next).length > 0
    announce(`${text.slice(next.start, next.end)} ${isQuoted ? t('desk.said.quoted') : ''}`)
  }

  function openQuote(id: string | undefined): void {
    setOpen(id)
    const [first] = document.quotes.find((quote) => quote.id === id)?.segments ?? []
    if (first) scrollToWords(words.current, first)
  }

  function openAt(span: Span): boolean {
    const [found] = quotesAt(standing, span)
    if (found) setOpen(found.id)
    return found !== undefined
  }

  /** A click on a letter: what stands there opens, and the next sentence is counted from there. */
  function pointAt(offset: number): void {
    setSelection(select({ start: offset, end: offset }))
    openAt({ start: offset, end: offset })
  }

  function take(asSegment: boolean) {
    if (!isLatest) return say(t('desk.said.olderVersion'))
    const { current } = latest
    if (!current || current.start === current.end) return say(t('desk.said.nothingSelected'))
    say('')
    if (!quoteDraft.isOpen) quoteDraft.begin(readMarks(text, current))
    else if (!asSegment || quoteDraft.kept.value.saved) say(t('desk.said.draftOpen'))
    else say(quoteDraft.add(readMarks(text, current).span) ? t('desk.said.added') : t('desk.said.overlap'))
    if (!asSegment || !quoteDraft.isOpen) quoteDraft.enter()
  }

  function act(name: TextAct) {
    if (name === 'make') return take(false)
    if (name === 'segment') return take(true)
    if (name === 'leave') return show(undefined)
    if (name !== 'open') return show(moveSelection(reading, name, latest.current))
    if (latest.current && openAt(latest.current)) focusOpened()
    else say(t('desk.said.noQuote'))
  }

  function goToQuoted(): void {
    words.current?.focus({ preventScroll: true })
    const found = nextQuoted(text, latest.current?.start ?? -1)
    if (found) show(select(found))
    else say(t('desk.said.noMoreQuoted'))
  }

  /** After saving: the eyes go back to the text, at the sentence after the quote. */
  function goOn(): void {
    const last = quoteDraft.kept.value.segments.at(-1)
    quoteDraft.kept.clear()
    words.current?.focus({ preventScroll: true })
    if (last) show(moveSelection(reading, 'next', select(last)))
    say(t('saved', { time: formatTime(new Date()) }))
  }

  return {
    words,
    selection,
    setSelection,
    open,
    openQuote,
    pointAt,
    announced,
    notice,
    standing,
    act,
    goToQuoted,
    goOn,
    quoteDraft,
  }
}

/** Waits until the opened quote is drawn. */
function focusOpened(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.desk-quote-line[aria-expanded=true]')?.focus()
  })
}
