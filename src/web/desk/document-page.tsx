import { Loading, Page, Refused } from '../page.tsx'
import { filterBy, usePlace } from '../router.ts'
import { useAnswer } from '../use-answer.ts'
import { t } from '../words.ts'
import { Desk } from './desk.tsx'
import { DocumentHead } from './document-head.tsx'

/** A document as the place of work: its text, its quotes, and the form for the next one. */
export function DocumentPage({ id }: { id: string }) {
  const { query } = usePlace()
  const {
    value: document,
    problem,
    reload,
  } = useAnswer(`documents/${id}`, {
    version: query.get('version') ?? undefined,
    includeWithdrawn: true,
  })
  if (!document) {
    return (
      <Page title={t('desk.document')} class="desk">
        {problem ? <Refused problem={problem} onRetry={reload} /> : <Loading />}
      </Page>
    )
  }
  const { version, versions, title, language } = document
  const isLatest = versions.every(({ number }) => number <= version.number)
  return (
    <Page title={title} heading={<bdi lang={language}>{title}</bdi>} class="desk">
      {problem && <Refused problem={problem} onRetry={reload} />}
      <DocumentHead
        document={document}
        isLatest={isLatest}
        onNewVersion={() => {
          filterBy({})
          reload()
        }}
      />
      <Desk
        key={version.number}
        document={document}
        isLatest={isLatest}
        quoteAsked={query.get('quote') ?? undefined}
        reload={reload}
      />
    </Page>
  )
}
