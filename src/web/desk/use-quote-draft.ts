import { useEffect, useState } from 'preact/hooks'
import type { Document } from '../../documents/document.schema.ts'
import { emptyQuote, type QuoteDraft } from './draft.ts'
import { anchorAgain, isEmptyQuote, withSegment } from './draft-changes.ts'
import { type Kept, useKept } from './kept.ts'
import type { MarkedWords } from './quotation-marks.ts'
import type { Span } from './sentences.ts'

export interface QuoteDraftWork {
  kept: Kept<QuoteDraft>
  isOpen: boolean
  begin: (words: MarkedWords) => void
  /** One more stretch of words; false where it overlaps. */
  add: (span: Span) => boolean
  /** Leads into the form. */
  enter: () => void
  /** Words of a kept draft that the text no longer has. */
  lost: readonly string[]
}

/** The quote being made in a document, kept until it is saved or thrown away. */
export function useQuoteDraft({ id, text, language }: Document, isLatest: boolean): QuoteDraftWork {
  const kept = useKept(`quote.${id}`, () => emptyQuote(language), isEmptyQuote)
  const [lost, setLost] = useState<readonly string[]>([])
  useEffect(() => {
    if (kept.value.saved || !isLatest) return
    const anchored = anchorAgain(kept.value, text)
    setLost(anchored.lost)
    if (kept.isDirty) kept.edit(() => anchored.draft)
  }, [text])

  function begin({ span, form, isPartial }: MarkedWords): void {
    kept.edit((before) => {
      const draft = withSegment(before, text, span) ?? before
      return { ...draft, about: { ...draft.about, form, isPartial } }
    })
  }

  function add(span: Span): boolean {
    const draft = withSegment(kept.value, text, span)
    if (draft) kept.edit(() => draft)
    return draft !== undefined
  }

  return { kept, isOpen: kept.isDirty && isLatest, begin, add, enter, lost }
}

/** Waits until the form is drawn. */
function enter(): void {
  requestAnimationFrame(() => {
    const form = document.querySelector('.desk-form')
    const speaker = form?.querySelector<HTMLElement>('[data-pointer="/speaker"]:enabled')
    const field = speaker ?? form?.querySelector<HTMLElement>('#desk-form-title')
    field?.focus()
    form?.scrollIntoView({ block: 'nearest' })
  })
}
