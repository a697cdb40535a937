import { knownReviewerIdOf } from '../http/identity.ts'
import { route } from '../http/route.ts'
import { readPage } from '../paging.ts'
import { viewerId } from '../reviewers/reviewers.sql.ts'
import { NoticeList, NoticeQuestion, ReadNotices, Unread } from './notice.schema.ts'
import { countUnread, listNotices } from './notices.sql.ts'
import { readNotices } from './notices.ts'

export const noticeRoutes = [
  route({
    method: 'get',
    path: '/notices',
    summary: 'List what whoever asks should look at, the newest first',
    role: 'reader',
    query: NoticeQuestion,
    reply: NoticeList,
    async handle({ database, query, identity }) {
      const own = viewerId(identity.reviewer)
      const { json, revision = '' } = await listNotices(
        database,
        own,
        query.unread === true,
        readPage(query, 'id'),
      )
      return { json: `${json.slice(0, -1)},"unread":${await countUnread(database, own)}}`, revision }
    },
  }),
  route({
    method: 'post',
    path: '/notices/read',
    summary: 'Mark own notices as read',
    role: 'reader',
    body: ReadNotices,
    reply: Unread,
    async handle({ database, body: { ids }, identity }) {
      await readNotices(database, await knownReviewerIdOf(identity, database), ids)
      return { value: { unread: await countUnread(database, viewerId(identity.reviewer)) } }
    },
  }),
]
