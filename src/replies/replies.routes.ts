import { Type } from 'typebox'
import { knownReviewerIdOf } from '../http/identity.ts'
import { route } from '../http/route.ts'
import { noReview } from '../reviews/refusals.ts'
import { Id } from '../shapes.ts'
import { listReplies, readReply } from './replies.sql.ts'
import { askForReply, recordReply } from './replies.ts'
import { NewReply, NewReplyRequest, ReplyRequest, ReplyRequestList } from './reply.schema.ts'

const params = Type.Object({ id: Id })

export const replyRoutes = [
  route({
    method: 'get',
    path: '/reviews/{id}/replies',
    summary: 'List who was asked for a reply, and what they said',
    role: 'reader',
    params,
    reply: ReplyRequestList,
    async handle({ database, params: { id } }) {
      const replies = await listReplies(database, id)
      if (!replies) throw noReview(id)
      return replies
    },
  }),
  route({
    method: 'post',
    path: '/reviews/{id}/replies',
    summary: 'Record that somebody was asked for a reply',
    role: 'reviewer',
    params,
    body: NewReplyRequest,
    reply: ReplyRequest,
    status: 201,
    async handle({ database, params: { id }, body, identity }) {
      const replyId = await askForReply(database, id, await knownReviewerIdOf(identity, database), body)
      return { ...(await readReply(database, replyId)), location: `/reviews/${id}/replies` }
    },
  }),
  route({
    method: 'patch',
    path: '/reviews/{id}/replies/{reply}',
    summary: 'Record what they said; it then stays',
    role: 'reviewer',
    params: Type.Object({ id: Id, reply: Id }),
    body: NewReply,
    reply: ReplyRequest,
    async handle({ database, params: { id, reply }, body }) {
      await recordReply(database, id, reply, body)
      return readReply(database, reply)
    },
  }),
]
