import { useEffect, useRef } from 'preact/hooks'
import type { Document } from '../../documents/document.schema.ts'
import type { SpeakerName } from '../../speakers/speaker.schema.ts'
import { Form, useSaving } from '../form.tsx'
import { KeyHint } from '../key-hint.tsx'
import type { Problem } from '../problem.ts'
import { useScales } from '../scales.ts'
import { t } from '../words.ts'
import { AboutFields } from './about-fields.tsx'
import { ClaimsSection } from './claims-section.tsx'
import type { QuoteDraft } from './draft.ts'
import { withVerdict } from './draft-changes.ts'
import { verdictPlace } from './draft-steps.ts'
import type { Kept } from './kept.ts'
import { saveDraft } from './save-draft.ts'
import { SaveState } from './save-state.tsx'
import { SealedHint } from './sealed-hint.tsx'
import { openAround, useSectionKeys } from './section-keys.ts'
import { SegmentList } from './segment-list.tsx'
import { VerdictSection } from './verdict-section.tsx'

interface QuoteFormProps {
  document: Document
  kept: Kept<QuoteDraft>
  speakersHere: readonly SpeakerName[]
  onSaved: (quoteId: string) => void
  onDiscard: () => void
}

/** The words, who said them, what they claim, how that holds up, and on what that rests: in the order of the work. */
export function QuoteForm({ document, kept, speakersHere, onSaved, onDiscard }: QuoteFormProps) {
  const { value: draft, edit } = kept
  const { problem, isSaving, save } = useSaving()
  const scales = useScales() ?? []
  const box = useRef<HTMLDivElement>(null)
  useSectionKeys(box)
  useOpenedErrors(box, problem)
  const hasOriginal = draft.about.originalText !== ''

  async function submit(): Promise<void> {
    let quoteId = ''
    const isThrough = await save(async () => {
      quoteId = await saveDraft(document.id, draft, scales, edit)
    })
    if (isThrough) onSaved(quoteId)
  }

  return (
    <div ref={box} class="desk-form">
      <Form label={t('desk.quoteForm')} problem={problem} onSubmit={() => void submit()}>
        <h2 id="desk-form-title" tabIndex={-1}>
          {draft.saved ? t('desk.quoteSavedRest') : t('desk.newQuote')}
        </h2>
        <SegmentList draft={draft} language={document.language} edit={edit} />
        <fieldset class="plain" disabled={Boolean(draft.saved)} data-section="speaker">
          <legend class="visually-hidden">{t('desk.whoSaidIt')}</legend>
          <AboutFields
            about={draft.about}
            day={document.publishedAt}
            speakersHere={speakersHere}
            onChange={(change) => edit((before) => ({ ...before, about: change(before.about) }))}
          />
        </fieldset>
        <ClaimsSection draft={draft} language={document.language} edit={edit} />
        <section aria-labelledby="desk-aspects">
          <h3 id="desk-aspects">{t('desk.quoteVerdicts')}</h3>
          <p class="hint">{t('desk.quoteVerdictsHint')}</p>
          <SealedHint />
          {draft.verdicts.map((verdict) => (
            <VerdictSection
              key={verdict.aspect === 'TRANSLATION' ? `translation-${hasOriginal}` : verdict.aspect}
              verdict={verdict}
              place={verdictPlace(verdict.aspect)}
              language={document.language}
              isOpen={verdict.aspect === 'TRANSLATION' && hasOriginal}
              onChange={(change) =>
                edit((before) => {
                  const current = before.verdicts.find((one) => one.aspect === verdict.aspect)
                  return current ? withVerdict(before, change(current)) : before
                })
              }
            />
          ))}
        </section>
        <div class="form-end desk-form-end">
          <button type="submit" class="primary" disabled={isSaving} aria-keyshortcuts="Control+Enter">
            {isSaving ? t('saving') : t('desk.save')} <KeyHint id="desk.save" />
          </button>
          <button type="button" class="quiet" onClick={onDiscard}>
            {draft.saved ? t('desk.discardRest') : t('desk.discard')}
          </button>
          <SaveState kept={kept} isSaving={isSaving} isRefused={problem !== undefined} />
        </div>
      </Form>
    </div>
  )
}

/** What must be mended may stand in a closed part of the form. */
function useOpenedErrors(box: { current: HTMLElement | null }, problem: Problem | undefined): void {
  useEffect(() => {
    for (const { pointer } of problem?.errors ?? []) openAround(box.current, pointer)
  }, [problem])
}
