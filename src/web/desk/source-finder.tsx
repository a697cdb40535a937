import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api.ts'
import { Combobox, type Option } from '../combobox.tsx'
import { TextField } from '../fields.tsx'
import { t } from '../words.ts'
import { Details } from './details.tsx'
import type { CitationDraft } from './draft.ts'

type Known = NonNullable<CitationDraft['known']>

interface SourceFinderProps {
  citation: CitationDraft
  place: string
  onChange: (change: (before: CitationDraft) => CitationDraft) => void
}

/** The source's address, or a search for its title: a recorded source is cited again, not recorded twice. */
export function SourceFinder({ citation, place, onChange }: SourceFinderProps) {
  const [found, setFound] = useState<readonly Known[]>([])
  const { known, url } = citation
  const setUrl = (typed: string) => onChange(({ known: _, ...before }) => ({ ...before, url: typed }))
  const reuse = ({ id, title, publisher, url: address }: Known) =>
    onChange((before) => ({ ...before, known: { id, title, publisher, url: address }, url: address ?? '' }))
  useKnownAddress(known ? '' : url, reuse)

  async function search(query: string, signal: AbortSignal): Promise<Option[]> {
    const { items } = await ask('sources', { query, limit: 20 }, signal)
    setFound(items)
    return items.map((source) => ({ key: source.id, label: source.title, detail: source.publisher }))
  }

  function choose(option: Option | undefined): void {
    const chosen = found.find((source) => source.id === option?.key)
    if (chosen) reuse(chosen)
  }

  return (
    <>
      <TextField
        label={t('desk.source.url')}
        pointer={`${place}/url`}
        type="url"
        hint={known ? undefined : t('desk.source.urlHint')}
        value={url}
        onValue={setUrl}
      />
      <p role="status" class="desk-known">
        {known && (
          <>
            {t('desk.source.reused')} <cite>{known.title}</cite>, {known.publisher}
          </>
        )}
      </p>
      <Details summary={t('desk.source.search')}>
        <Combobox
          label={t('desk.source.known')}
          pointer={`${place}/sourceId`}
          value={known && { key: known.id, label: known.title }}
          search={search}
          onChoose={choose}
        />
      </Details>
    </>
  )
}

const typingPauseMs = 200

/** Asks whether an address is recorded already, once it is whole. */
function useKnownAddress(url: string, onKnown: (known: Known) => void): void {
  const address = url.trim()
  useEffect(() => {
    if (!/^https?:\/\/[^\s.]+\.\S+$/i.test(address)) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      // Only a help: without it the server finds the recorded source by its address when the verdict is saved.
      ask('sources', { url: address }, abort.signal).then(
        ({ items: [source] }) => source && onKnown(source),
        () => undefined,
      )
    }, typingPauseMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [address])
}
