import type { ComponentChild } from 'preact'
import { DocumentPage } from './desk/document-page.tsx'
import { ClaimPage } from './pages/claim-page.tsx'
import { ClaimsPage } from './pages/claims-page.tsx'
import { DocumentsPage } from './pages/documents-page.tsx'
import { NewDocumentPage } from './pages/new-document-page.tsx'
import { NewSpeakerPage } from './pages/new-speaker-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { QuotePage } from './pages/quote-page.tsx'
import { SourcePage } from './pages/source-page.tsx'
import { SourcesPage } from './pages/sources-page.tsx'
import { SpeakerPage } from './pages/speaker-page.tsx'
import { SpeakersPage } from './pages/speakers-page.tsx'

/** Which page an address shows. */
export function pageAt(path: string): ComponentChild {
  for (const [pattern, show] of pages) {
    const found = pattern.exec(path)
    if (found) return show(found[1] ?? '')
  }
  return <NotFoundPage />
}

const pages: readonly (readonly [RegExp, (id: string) => ComponentChild])[] = [
  [/^\/documents\/?$/, () => <DocumentsPage />],
  [/^\/documents\/new$/, () => <NewDocumentPage />],
  [/^\/documents\/([^/]+)$/, (id) => <DocumentPage id={id} />],
  [/^\/speakers\/?$/, () => <SpeakersPage />],
  [/^\/speakers\/new$/, () => <NewSpeakerPage />],
  [/^\/speakers\/([^/]+)$/, (slug) => <SpeakerPage slug={slug} />],
  [/^\/claims\/?$/, () => <ClaimsPage />],
  [/^\/claims\/([^/]+)$/, (id) => <ClaimPage id={id} />],
  [/^\/quotes\/([^/]+)$/, (id) => <QuotePage id={id} />],
  [/^\/sources\/?$/, () => <SourcesPage />],
  [/^\/sources\/([^/]+)$/, (id) => <SourcePage id={id} />],
]
