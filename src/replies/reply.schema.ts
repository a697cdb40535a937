import { type Static, Type } from 'typebox'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Day, Id, Line, ListOf, Moment, Nullable, Slug, Timestamp } from '../shapes.ts'
import { SpeakerName } from '../speakers/speaker.schema.ts'

/** The right of reply: whoever a ruling speaks about was asked: whom, when, on which way, until when, and what they said. */

const question = {
  askedAt: Type.Optional(Moment),
  channel: Line('Channel', 200, { description: 'How they were asked, like e-mail to the press office.' }),
  question: Type.Optional(Line('Question', 5000)),
  deadline: Type.Optional(Day),
}

/** `speaker` (of this desk) or the name of somebody else; `askedAt` is now unless given. */
export const NewReplyRequest = Type.Object(
  { speaker: Type.Optional(Slug), name: Type.Optional(Line('Name', 200)), ...question },
  {
    title: 'NewReplyRequest',
    additionalProperties: false,
    if: { required: ['speaker'] },
    // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
    then: { properties: { name: false } },
    else: { required: ['name'] },
  },
)
export type NewReplyRequest = Static<typeof NewReplyRequest>

/** `answeredAt` is now unless given. Nobody having answered is said by leaving it out. */
export const NewReply = Type.Object(
  { answer: Line('Answer', 20_000), answeredAt: Type.Optional(Moment) },
  { title: 'NewReply', additionalProperties: false },
)
export type NewReply = Static<typeof NewReply>

export const ReplyRequest = Type.Object(
  {
    id: Id,
    speaker: Nullable(SpeakerName),
    name: Nullable(Type.String()),
    askedAt: Timestamp,
    channel: Type.String(),
    question: Nullable(Type.String()),
    deadline: Nullable(Day),
    askedBy: ReviewerName,
    answer: Nullable(Type.String()),
    answeredAt: Nullable(Timestamp),
  },
  { title: 'ReplyRequest', additionalProperties: false },
)
export type ReplyRequest = Static<typeof ReplyRequest>

export const ReplyRequestList = ListOf(ReplyRequest, 'ReplyRequestList')
