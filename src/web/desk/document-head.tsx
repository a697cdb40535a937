import type { Document } from '../../documents/document.schema.ts'
import type { FetchedPage } from '../../web-pages/web-page.schema.ts'
import { formatLanguage, formatMoment, formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { PageFacts } from '../pages/fetched-note.tsx'
import { filterBy } from '../router.ts'
import { t, tCount } from '../words.ts'
import { Details } from './details.tsx'
import { isKept } from './kept.ts'
import { NewVersionForm, newVersionKey } from './new-version-form.tsx'

interface DocumentHeadProps {
  document: Document
  isLatest: boolean
  onNewVersion: () => void
}

/** Where the words were published, and which of its versions is shown. */
export function DocumentHead({ document, isLatest, onNewVersion }: DocumentHeadProps) {
  const { publisher, author, publishedAt, url, kind, language, versions, version } = document
  const facts = [
    publisher,
    author,
    publishedAt && formatMoment(publishedAt),
    nameOf('documentKind', kind),
    formatLanguage(language),
  ]
  return (
    <div class="desk-head">
      <p class="meta parts">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>
            <bdi>{fact}</bdi>
          </span>
        ))}
        {url && (
          <a href={url} rel="noreferrer">
            {url.replace(/^https?:\/\//, '')}
          </a>
        )}
      </p>
      {versions.length > 1 && <VersionPicker document={document} />}
      {version.page && <FetchedFrom page={version.page} />}
      {!isLatest && <p class="notice">{t('desk.olderVersion', { number: version.number })}</p>}
      <Details
        key={version.number}
        summary={t('desk.newVersion')}
        isOpen={isKept(newVersionKey(document.id))}
        class="desk-new-version"
      >
        <NewVersionForm document={document} onAdded={onNewVersion} />
      </Details>
    </div>
  )
}

/** The page that the desk fetched these words from. */
function FetchedFrom({ page }: { page: FetchedPage }) {
  return (
    <details>
      <summary>{t('fetch.from', { time: formatTimestamp(page.fetchedAt) })}</summary>
      {page.isEdited && <p>{t('fetch.isEdited')}</p>}
      <PageFacts page={page} />
    </details>
  )
}

function VersionPicker({ document: { version, versions } }: { document: Document }) {
  const latest = Math.max(...versions.map(({ number }) => number))
  return (
    <p class="desk-versions">
      <label for="desk-version">{t('desk.version')}</label>{' '}
      <select
        id="desk-version"
        value={String(version.number)}
        onChange={({ currentTarget: { value } }) =>
          filterBy({ version: value === String(latest) ? '' : value })
        }
      >
        {versions.map(({ number, createdAt, quotes }) => (
          <option key={number} value={String(number)}>
            {t('desk.versionOf', { number, time: formatTimestamp(createdAt) })} ·{' '}
            {tCount('desk.quotesCount', quotes)}
          </option>
        ))}
      </select>
    </p>
  )
}
