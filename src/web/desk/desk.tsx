import { useEffect } from 'preact/hooks'
import type { Document } from '../../documents/document.schema.ts'
import { useShortcut } from '../shortcuts.ts'
import { t } from '../words.ts'
import { MarginMarks } from './margin-marks.tsx'
import { QuoteCard } from './quote-card.tsx'
import { QuoteForm } from './quote-form.tsx'
import { QuoteList } from './quote-list.tsx'
import type { Span } from './sentences.ts'
import { TextBar } from './text-bar.tsx'
import { useTextKeys } from './text-keys.ts'
import { countWords, quotesAt, speakersOf } from './text-quotes.ts'
import { TextView } from './text-view.tsx'
import { useDesk } from './use-desk.ts'

interface DeskProps {
  document: Document
  isLatest: boolean
  /** Opened and scrolled to at first: somebody came by a link to it. */
  quoteAsked: string | undefined
  reload: () => void
}

const noSegments: readonly Span[] = []

/** The text with its marks, and beside it the quote being made and those recorded. */
export function Desk({ document, isLatest, quoteAsked, reload }: DeskProps) {
  const desk = useDesk(document, isLatest, quoteAsked)
  const { words, selection, open, standing, quoteDraft } = desk
  const { kept, lost } = quoteDraft
  const { text, language, quotes } = document
  const speakersHere = speakersOf(standing)
  useTextKeys()
  useShortcut({
    id: 'desk.nextQuoted',
    key: 'q',
    label: 'desk.nextQuoted',
    scope: 'document',
    action: desk.goToQuoted,
  })
  useShortcut({
    id: 'desk.toText',
    key: 'Alt+0',
    label: 'desk.toText',
    scope: 'document',
    action: () => words.current?.focus(),
  })
  useEffect(() => desk.openQuote(quoteAsked), [quoteAsked])

  function discard(): void {
    if (!window.confirm(t('desk.discardQuestion'))) return
    const isPartlySaved = kept.value.saved !== undefined
    kept.clear()
    words.current?.focus()
    if (isPartlySaved) reload()
  }

  return (
    <div class="desk-grid">
      <section class="desk-text-side" aria-label={t('desk.textSide')}>
        <TextBar
          selection={selection}
          wordCount={selection ? countWords(text.slice(selection.start, selection.end)) : 0}
          notice={desk.notice}
          hasDraft={quoteDraft.isOpen}
          hasQuote={selection !== undefined && quotesAt(standing, selection).length > 0}
          onAct={desk.act}
          onNextQuoted={desk.goToQuoted}
        />
        <p id="desk-text-help" class="hint">
          {t('desk.textHelp')}
        </p>
        <p role="status" class="visually-hidden">
          {desk.announced}
        </p>
        <div class="desk-sheet">
          <MarginMarks words={words} quotes={standing} />
          <TextView
            words={words}
            text={text}
            language={language}
            marks={{ quotes: standing, open, draft: isLatest ? kept.value.segments : noSegments, selection }}
            selection={selection}
            onSelect={desk.setSelection}
            onAct={desk.act}
            onPoint={(offset) => desk.pointAt(offset)}
          />
        </div>
      </section>
      <section class="desk-panel" aria-label={t('desk.panel')}>
        {lost.length > 0 && (
          <div class="notice problem" role="alert">
            <p>{t('desk.lost')}</p>
            {lost.map((wordsLost) => (
              <blockquote key={wordsLost}>{wordsLost}</blockquote>
            ))}
          </div>
        )}
        {quoteDraft.isOpen && (
          <QuoteForm
            document={document}
            kept={kept}
            speakersHere={speakersHere}
            onSaved={() => {
              desk.goOn()
              reload()
            }}
            onDiscard={discard}
          />
        )}
        <QuoteList quotes={quotes} open={open} onOpen={desk.openQuote}>
          {(quote) => (
            <QuoteCard quote={quote} language={language} speakersHere={speakersHere} onChanged={reload} />
          )}
        </QuoteList>
      </section>
    </div>
  )
}
