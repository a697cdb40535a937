import type { ComponentChild } from 'preact'
import { lazy } from './lazy.tsx'
import { DocumentsPage } from './pages/documents-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'

const ClaimPage = lazy(async () => (await import('./pages/claim-page.tsx')).ClaimPage)
const NewDocumentPage = lazy(async () => (await import('./pages/new-document-page.tsx')).NewDocumentPage)
const NewSpeakerPage = lazy(async () => (await import('./pages/new-speaker-page.tsx')).NewSpeakerPage)
const QuotePage = lazy(async () => (await import('./pages/quote-page.tsx')).QuotePage)
const SourcePage = lazy(async () => (await import('./pages/source-page.tsx')).SourcePage)
const SourcesPage = lazy(async () => (await import('./pages/sources-page.tsx')).SourcesPage)
const SpeakerPage = lazy(async () => (await import('./pages/speaker-page.tsx')).SpeakerPage)
const SpeakersPage = lazy(async () => (await import('./pages/speakers-page.tsx')).SpeakersPage)
const DocumentPage = lazy(async () => (await import('./desk/document-page.tsx')).DocumentPage)
const ClaimsPage = lazy(async () => (await import('./pages/claims-page.tsx')).ClaimsPage)
const ExportsPage = lazy(async () => (await import('./exchange/exports-page.tsx')).ExportsPage)
const ImportPage = lazy(async () => (await import('./exchange/import-page.tsx')).ImportPage)
const AgreementPage = lazy(async () => (await import('./agreement/agreement-page.tsx')).AgreementPage)
export const LogInPage = lazy(async () => (await import('./account/log-in-page.tsx')).LogInPage)
const SetUpPage = lazy(async () => (await import('./account/choose-password-pages.tsx')).SetUpPage)
const InvitationPage = lazy(async () => (await import('./account/choose-password-pages.tsx')).InvitationPage)
const AccountPage = lazy(async () => (await import('./account/account-page.tsx')).AccountPage)
const AccountsPage = lazy(async () => (await import('./account/accounts-page.tsx')).AccountsPage)
const PermissionsPage = lazy(async () => (await import('./account/permissions-page.tsx')).PermissionsPage)
const QueuePage = lazy(async () => (await import('./reviews/queue-page.tsx')).QueuePage)
const ReviewPage = lazy(async () => (await import('./reviews/review-page.tsx')).ReviewPage)
const NoticesPage = lazy(async () => (await import('./talk/notices-page.tsx')).NoticesPage)
export const LogInAgain = lazy(async () => (await import('./account/log-in-again.tsx')).LogInAgain)
const CorrectionsPage = lazy(async () => (await import('./reviews/corrections-page.tsx')).CorrectionsPage)

/** Pages that somebody sees who has not logged in. */
export function isPublic(path: string): boolean {
  return /^\/(set-up|invitation|permissions|corrections)$/.test(path)
}

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
  [/^\/log-in$/, () => <LogInPage />],
  [/^\/set-up$/, () => <SetUpPage />],
  [/^\/invitation$/, () => <InvitationPage />],
  [/^\/account$/, () => <AccountPage />],
  [/^\/accounts$/, () => <AccountsPage />],
  [/^\/permissions$/, () => <PermissionsPage />],
  [/^\/reviews\/?$/, () => <QueuePage />],
  [/^\/reviews\/([^/]+)$/, (id) => <ReviewPage id={id} />],
  [/^\/notices$/, () => <NoticesPage />],
  [/^\/corrections$/, () => <CorrectionsPage />],
  [/^\/exports$/, () => <ExportsPage />],
  [/^\/imports$/, () => <ImportPage />],
  [/^\/agreement$/, () => <AgreementPage />],
  [/^\/sources\/?$/, () => <SourcesPage />],
  [/^\/sources\/([^/]+)$/, (id) => <SourcePage id={id} />],
]
