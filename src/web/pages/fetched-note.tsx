import { formatNumber, formatTimestamp } from '../formats.ts'
import { t } from '../words.ts'
import type { Fetched } from './document-draft.ts'

interface FetchedNoteProps {
  fetched: Fetched | undefined
  /** The words as they stand in the form. */
  text: string
  onForget: () => void
}

/** Which page was read, and that nothing of it is recorded before somebody has looked at it and saves. */
export function FetchedNote({ fetched, text, onForget }: FetchedNoteProps) {
  return (
    <>
      <div role="status">{fetched && <p class="field-hint">{sentenceOf(fetched, text)}</p>}</div>
      {fetched && <PageFacts page={fetched.page} />}
      {fetched && (
        <p class="field">
          <button type="button" class="link" onClick={onForget}>
            {t('fetch.forget')}
          </button>
        </p>
      )}
    </>
  )
}

function sentenceOf({ extraction, isDamaged, unsaid, ...fetched }: Fetched, text: string): string {
  const fields = unsaid.map((name) => t(name === 'publishedAt' ? 'document.publishedAt' : name)).join(', ')
  return [
    t('fetch.notRecorded'),
    t(`fetch.${extraction}`),
    isDamaged && t('fetch.damaged', { encoding: fetched.page.encoding }),
    fields && t('fetch.unsaid', { fields }),
    text !== fetched.text && t('fetch.edited'),
  ]
    .filter(Boolean)
    .join(' ')
}

/** What the desk vouches for: where a page was read, when, and the hash of its bytes. */
export function PageFacts({ page }: { page: Fetched['page'] }) {
  const { url, finalUrl, fetchedAt, sha256, bytes, mediaType, encoding } = page
  return (
    <dl class="facts small">
      <dt>{t('fetch.address')}</dt>
      <dd>
        <a href={finalUrl} rel="noreferrer">
          {finalUrl}
        </a>
        {url !== finalUrl && <span class="meta"> {t('fetch.redirected', { url })}</span>}
      </dd>
      <dt>{t('fetch.time')}</dt>
      <dd>
        <time dateTime={fetchedAt}>{formatTimestamp(fetchedAt)}</time>
      </dd>
      <dt>{t('fetch.page')}</dt>
      <dd>
        {t('fetch.bytes', { bytes: formatNumber(bytes) })}, {mediaType}, {encoding}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{sha256}</code>
      </dd>
    </dl>
  )
}
