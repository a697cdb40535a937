import { type Static, Type } from 'typebox'
import { GivenRating } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { ListOf, Nullable, Timestamp } from '../shapes.ts'

const Row = Type.Unsafe<Record<string, unknown> | null>(
  Nullable(Type.Object({}, { additionalProperties: true })),
)

/**
 * One row before and after: its columns as the database keeps them; null where there was or is none. `rating` and
 * `reviewer` are what its rating_id and reviewer_id name; they are no part of what is hashed.
 */
export const EventChange = Type.Object(
  {
    table: Type.String(),
    key: Type.String(),
    before: Row,
    after: Row,
    rating: Nullable(GivenRating),
    reviewer: Nullable(ReviewerName),
  },
  { title: 'EventChange', additionalProperties: false },
)
export type EventChange = Static<typeof EventChange>

/** One change of the record; `reviewer` is null for what the service did itself. */
export const Event = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    at: Timestamp,
    action: Type.String({ description: 'What was done, like PATCH /claims/{id}.' }),
    reviewer: Nullable(ReviewerName),
    requestId: Nullable(Type.String()),
    changes: Type.Array(EventChange),
    hash: Type.String({ description: 'SHA-256 over its canonical JSON (RFC 8785) and the hash before it.' }),
  },
  { title: 'Event', additionalProperties: false },
)
export type Event = Static<typeof Event>

export const EventList = ListOf(Event, 'EventList')
export type EventList = Static<typeof EventList>
