import { Type } from 'typebox'
import { knownReviewerIdOf } from '../http/identity.ts'
import { type Route, route } from '../http/route.ts'
import { readPage } from '../paging.ts'
import { viewerId } from '../reviewers/reviewers.sql.ts'
import { Id, paging } from '../shapes.ts'
import type { Target } from '../verdicts/verdict.schema.ts'
import { requireAnyTarget } from '../verdicts/verdicts.ts'
import { Comment, CommentList, NewComment } from './comment.schema.ts'
import { listComments, readComment } from './comments.sql.ts'
import { recordComment } from './comments.ts'

const params = Type.Object({ id: Id })
const CommentPaging = Type.Object(paging, { title: 'CommentPaging', additionalProperties: false })

/** The same two routes below /quotes and below /claims. */
function commentRoutesOf(type: Target['type']): Route[] {
  const path = `/${type}s/{id}/comments`
  return [
    route({
      method: 'get',
      path,
      summary: `List what was said about a ${type}, the newest first`,
      role: 'reader',
      params,
      query: CommentPaging,
      reply: CommentList,
      async handle({ database, params: { id }, query, identity }) {
        await requireAnyTarget(database, { type, id })
        return listComments(database, { type, id }, viewerId(identity.reviewer), readPage(query, 'id'))
      },
    }),
    route({
      method: 'post',
      path,
      summary: `Say something about a ${type}; @somebody is told`,
      role: 'annotator',
      params,
      body: NewComment,
      reply: Comment,
      status: 201,
      async handle({ database, params: { id }, body, identity }) {
        await requireAnyTarget(database, { type, id })
        const byId = await knownReviewerIdOf(identity, database)
        const commentId = await recordComment(database, { type, id }, byId, body)
        return { ...(await readComment(database, commentId)), location: path.replace('{id}', id) }
      },
    }),
  ]
}

export const commentRoutes = [...commentRoutesOf('quote'), ...commentRoutesOf('claim')]
