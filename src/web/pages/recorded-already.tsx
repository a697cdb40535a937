import { useEffect, useState } from 'preact/hooks'
import type { DocumentEntry } from '../../documents/document.schema.ts'
import { ask } from '../api.ts'
import { t } from '../words.ts'

const typingPauseMs = 300

/** Says that an address is recorded, while it is typed. */
export function RecordedAlready({ url }: { url: string }) {
  const [recorded, setRecorded] = useState<readonly DocumentEntry[]>([])
  useEffect(() => {
    setRecorded([])
    const address = url.trim()
    if (!URL.canParse(address) || !address.startsWith('http')) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      // Only a hint: where it cannot be asked, saving tells the same.
      ask('documents', { url: address, limit: 3 }, abort.signal).then(
        (list) => setRecorded(list.items),
        () => undefined,
      )
    }, typingPauseMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [url])
  return (
    <div role="status">
      {recorded.map((document) => (
        <p key={document.id} class="field-hint">
          {t('document.recordedAlready')} <a href={`/documents/${document.id}`}>{document.title}</a>
        </p>
      ))}
    </div>
  )
}
