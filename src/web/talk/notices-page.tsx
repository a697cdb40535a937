import type { Notice } from '../../notices/notice.schema.ts'
import { send } from '../api.ts'
import { useSaving } from '../form.tsx'
import { formatTimestamp } from '../formats.ts'
import { ListView } from '../list-view.tsx'
import { nameOf } from '../names.ts'
import { Page, Refused } from '../page.tsx'
import { useList } from '../use-list.ts'
import { t } from '../words.ts'
import { tellUnread } from './unread.ts'

/** What somebody should look at: mentions, reviews that wait for them, and what became of theirs. */
export function NoticesPage() {
  const list = useList('notices', {})
  const reading = useSaving()
  const read = (ids?: string[]) =>
    reading.save(async () => tellUnread((await send('POST', 'notices/read', ids ? { ids } : {})).unread))
  return (
    <Page
      title={t('notices.title')}
      class="narrow"
      actions={
        list.items?.some(({ readAt }) => !readAt) && (
          <button type="button" onClick={() => void read().then(list.reload)}>
            {t('notices.readAll')}
          </button>
        )
      }
    >
      {reading.problem && <Refused problem={reading.problem} />}
      <ListView
        label={t('notices.title')}
        list={list}
        keyOf={(notice) => notice.id}
        row={(notice) => (
          <NoticeRow notice={notice} onOpen={() => !notice.readAt && void read([notice.id])} />
        )}
        empty={t('notices.none')}
      />
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
