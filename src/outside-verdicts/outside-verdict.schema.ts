import { type Static, Type } from 'typebox'
import { GivenRating } from '../ratings/rating.schema.ts'
import { Id, LanguageTag, Line, Moment, Nullable, Timestamp, WebAddress } from '../shapes.ts'

export const NewPublisher = Type.Object(
  {
    name: Line('Publisher', 200),
    site: Type.Optional(
      Type.String({ pattern: '^[^/\\s]+$', maxLength: 253, description: 'A host, like politifact.com.' }),
    ),
  },
  { title: 'NewPublisher', additionalProperties: false },
)
export type NewPublisher = Static<typeof NewPublisher>

/** What a publisher elsewhere found about a claim, in its own words and numbers. */
export const NewOutsideVerdict = Type.Object(
  {
    publisher: NewPublisher,
    url: Type.Optional(WebAddress),
    title: Type.Optional(Line('Title', 500)),
    author: Type.Optional(Line('Author', 500)),
    label: Type.Optional(Line('Rating', 1000, { description: 'Word for word.' })),
    bestRating: Type.Optional(Line('Best rating', 100)),
    worstRating: Type.Optional(Line('Worst rating', 100)),
    ratingValue: Type.Optional(Line('Rating value', 100)),
    excerpt: Type.Optional(Line('Excerpt', 20_000)),
    language: LanguageTag,
    reviewedAt: Type.Optional(Moment),
  },
  { title: 'NewOutsideVerdict', additionalProperties: false },
)
export type NewOutsideVerdict = Static<typeof NewOutsideVerdict>

/** `rating` is what our rating maps make of the label; null where they say nothing. */
export const OutsideVerdict = Type.Object(
  {
    id: Id,
    publisher: Type.Object(
      { name: Type.String(), site: Nullable(Type.String()) },
      { additionalProperties: false },
    ),
    url: Nullable(Type.String()),
    title: Nullable(Type.String()),
    author: Nullable(Type.String()),
    label: Nullable(Type.String({ description: 'Their rating, word for word.' })),
    rating: Nullable(GivenRating),
    bestRating: Nullable(Type.String()),
    worstRating: Nullable(Type.String()),
    ratingValue: Nullable(Type.String()),
    excerpt: Nullable(Type.String()),
    language: LanguageTag,
    reviewedAt: Nullable(Moment),
    recordedAt: Timestamp,
  },
  { title: 'OutsideVerdict', additionalProperties: false },
)
export type OutsideVerdict = Static<typeof OutsideVerdict>
