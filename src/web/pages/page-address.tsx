import { useRef } from 'preact/hooks'
import { send } from '../api.ts'
import { TextField } from '../fields.tsx'
import { FieldErrors, useSaving } from '../form.tsx'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { type DocumentDraft, filledFrom, hasOwnWords } from './document-draft.ts'
import { RecordedAlready } from './recorded-already.tsx'

interface PageAddressProps {
  draft: DocumentDraft
  edit: (change: (before: DocumentDraft) => DocumentDraft) => void
}

/** Where a document stands on the web; where the desk fetches pages, its words can be had from there. */
export function PageAddress({ draft, edit }: PageAddressProps) {
  const isFetching = useAnswer('desk').value?.fetchesPages ?? false
  const { problem, isSaving: isUnderWay, save } = useSaving()
  const frame = useRef<HTMLDivElement>(null)

  async function fetchPage(): Promise<void> {
    const url = draft.url.trim()
    if (url === '') return
    if (hasOwnWords(draft) && !window.confirm(t('fetch.replace'))) return
    const isRead = await save(async () => {
      const preview = await send('POST', 'documents/from-url', { url })
      edit((before) => filledFrom(before, preview))
    })
    if (!isRead) frame.current?.querySelector('input')?.focus()
  }

  return (
    <div ref={frame} class="page-address">
      <div class="with-button">
        <FieldErrors errors={problem ? [{ pointer: '/url', detail: problem.title }] : []}>
          <TextField
            label={t('address')}
            pointer="/url"
            type="url"
            placeholder="https://"
            hint={isFetching ? t('fetch.hint') : undefined}
            value={draft.url}
            onEnter={isFetching ? () => void fetchPage() : undefined}
            onValue={(url) => edit((before) => ({ ...before, url }))}
          />
        </FieldErrors>
        {isFetching && (
          <button
            type="button"
            disabled={draft.url.trim() === ''}
            aria-disabled={isUnderWay}
            onClick={() => void fetchPage()}
          >
            {isUnderWay ? t('fetch.underWay') : t('fetch.fetch')}
          </button>
        )}
      </div>
      <RecordedAlready url={draft.url} />
    </div>
  )
}
