import { type Static, Type } from 'typebox'
import { Aspect } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Count, Id, Nullable, paging, Timestamp } from '../shapes.ts'
import { Target } from '../verdicts/verdict.schema.ts'

export const NoticeKind = Type.Enum(['MENTION', 'ASSIGNMENT', 'SENT_BACK', 'DISPUTED', 'PUBLISHED'], {
  title: 'NoticeKind',
})
export type NoticeKind = Static<typeof NoticeKind>

/** What whoever asks should look at: a review, or a comment that mentions them. */
export const Notice = Type.Object(
  {
    id: Id,
    kind: NoticeKind,
    at: Timestamp,
    readAt: Nullable(Timestamp),
    by: ReviewerName,
    review: Nullable(Id),
    comment: Nullable(Id),
    target: Target,
    aspect: Nullable(Aspect),
    text: Type.String({ description: 'The words of the quote or claim.' }),
  },
  { title: 'Notice', additionalProperties: false },
)
export type Notice = Static<typeof Notice>

export const NoticeQuestion = Type.Object(
  {
    unread: Type.Optional(Type.Boolean({ default: false, description: 'Only those not read yet.' })),
    ...paging,
  },
  { title: 'NoticeQuestion', additionalProperties: false },
)
export type NoticeQuestion = Static<typeof NoticeQuestion>

export const NoticeList = Type.Object(
  { items: Type.Array(Notice), nextCursor: Nullable(Type.String()), unread: Count },
  { title: 'NoticeList', additionalProperties: false },
)
export type NoticeList = Static<typeof NoticeList>

/** All of one's own unless `ids` names some. */
export const ReadNotices = Type.Object(
  { ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })) },
  { title: 'ReadNotices', additionalProperties: false },
)

export const Unread = Type.Object({ unread: Count }, { title: 'Unread', additionalProperties: false })
export type Unread = Static<typeof Unread>
