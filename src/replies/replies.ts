import type { Database } from '../database/open.ts'
import { dayColumn, momentFrom } from '../dates.ts'
import { DomainError, invalidAt, notFound } from '../errors.ts'
import { findReview } from '../reviews/reviews.ts'
import { findNamedSpeaker } from '../speakers/speakers.ts'
import type { NewReply, NewReplyRequest } from './reply.schema.ts'

/**
 * Records that somebody was asked what they say to it.
 * @returns the request's id.
 * @throws DomainError `not-found` without such a review, `invalid` for an unknown speaker or a time that has not come.
 */
export async function askForReply(
  database: Database,
  reviewId: string,
  askedById: string,
  { speaker, name, askedAt, channel, question, deadline }: NewReplyRequest,
): Promise<string> {
  await findReview(database, reviewId)
  const { id } = await database.tables.replyRequest.create({
    data: {
      reviewId,
      speakerId: speaker === undefined ? null : (await findNamedSpeaker(database, speaker, '/speaker')).id,
      name: name ?? null,
      askedAt: pastTime('/askedAt', askedAt),
      channel,
      question: question ?? null,
      deadline: deadline === undefined ? null : dayColumn(deadline),
      askedById,
    },
    select: { id: true },
  })
  return id
}

/** Records what they said. @throws DomainError `not-found`; `conflict` when an answer is there already: it stays as it was given. */
export async function recordReply(
  database: Database,
  reviewId: string,
  id: string,
  { answer, answeredAt }: NewReply,
): Promise<void> {
  const request = await database.tables.replyRequest.findUnique({ where: { id, reviewId } })
  if (!request) throw notFound(`There is no request for a reply ${id}.`, `Es gibt keine Anfrage ${id}.`)
  if (request.answer !== null) throw answeredAlready()
  await database.tables.replyRequest.update({
    where: { id },
    data: { answer, answeredAt: pastTime('/answeredAt', answeredAt) },
  })
}

function pastTime(pointer: string, text: string | undefined): Date {
  const now = new Date()
  const at = text === undefined ? now : momentFrom(pointer, text).at
  if (at <= now) return at
  throw invalidAt(pointer, { en: `${text} has not come yet.`, de: `${text} ist noch nicht gewesen.` })
}

function answeredAlready(): DomainError {
  return new DomainError('conflict', {
    en: 'There is an answer already, and it stays as it was given. Ask again to record another.',
    de: 'Es gibt schon eine Antwort, und sie bleibt, wie sie gegeben wurde. Bitte neu anfragen, um eine weitere zu erfassen.',
  })
}
