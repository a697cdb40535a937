import type { Notice } from '../../notices/notice.schema.ts'
import { send } from '../api.ts'
import { useSaving } from '../form.tsx'
import { formatTimestamp } from '../formats.ts'
import { nameOf } from '../names.ts'
import { Empty, Loading, Page, Refused } from '../page.tsx'
import { useList } from '../use-list.ts'
import { t } from '../words.ts'
import { tellUnread } from './unread.ts'

/** What somebody should look at: mentions, reviews that wait for them, and what became of theirs. */
export function NoticesPage() {
  const { items, problem, hasMore, more, reload } = useList('notices', {})
  const reading = useSaving()
  const read = (ids?: string[]) =>
    reading.save(async () => tellUnread((await send('POST', 'notices/read', ids ? { ids } : {})).unread))
  return (
    <Page
      title={t('notices.title')}
      class="narrow"
      actions={
        items?.some(({ readAt }) => !readAt) && (
          <button type="button" onClick={() => void read().then(reload)}>
            {t('notices.readAll')}
          </button>
        )
      }
    >
      {problem && <Refused problem={problem} onRetry={reload} />}
      {reading.problem && <Refused problem={reading.problem} />}
      {!items && !problem && <Loading />}
      {items?.length === 0 && <Empty>{t('notices.none')}</Empty>}
      <ul class="rows">
        {items?.map((notice) => (
          <li key={notice.id}>
            <NoticeRow notice={notice} onOpen={() => !notice.readAt && void read([notice.id])} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" onClick={more}>
          {t('notices.more')}
        </button>
      )}
    </Page>
  )
}

function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { kind, by, at, readAt, aspect, text, review, target } = notice
  const address = review ? `/reviews/${review}` : `/${target.type}s/${target.id}#comments`
  return (
    <>
      <p>
        {!readAt && <strong>{t('notices.new')} · </strong>}
        {t(`notices.${kind}`, { name: by.name })}
      </p>
      <a href={address} onClick={onOpen} data-row>
        {text}
      </a>
      <p class="meta parts">
        {aspect && <span>{nameOf('aspect', aspect)}</span>}
        <time dateTime={at}>{formatTimestamp(at)}</time>
      </p>
    </>
  )
}
