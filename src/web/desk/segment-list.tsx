import { useFieldError } from '../form.tsx'
import { t } from '../words.ts'
import type { QuoteDraft } from './draft.ts'

interface SegmentListProps {
  draft: QuoteDraft
  language: string
  edit: (change: (before: QuoteDraft) => QuoteDraft) => void
}

/** The words of the quote in the making. */
export function SegmentList({ draft, language, edit }: SegmentListProps) {
  const error = useFieldError('/segments')
  const { segments, saved } = draft
  return (
    <div class={error ? 'desk-segments has-error' : 'desk-segments'} data-pointer="/segments" tabIndex={-1}>
      {error && <p class="field-error">{error}</p>}
      <ol aria-label={t('desk.words')}>
        {segments.map(({ start, exact }, position) => (
          <li key={start}>
            <SegmentError position={position} />
            <blockquote lang={language}>{exact}</blockquote>
            {!saved && segments.length > 1 && (
              <button
                type="button"
                class="quiet"
                aria-label={t('desk.segment.remove', { number: position + 1 })}
                onClick={() =>
                  edit((before) => ({
                    ...before,
                    segments: before.segments.filter((one) => one.start !== start),
                  }))
                }
              >
                {t('remove')}
              </button>
            )}
          </li>
        ))}
      </ol>
      {!saved && <p class="hint">{t('desk.segment.hint')}</p>}
    </div>
  )
}

function SegmentError({ position }: { position: number }) {
  const error = useFieldError(`/segments/${position}/exact`)
  return error ? <p class="field-error">{error}</p> : null
}
