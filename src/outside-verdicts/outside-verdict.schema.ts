import { type Static, Type } from 'typebox'
import { LanguageTag, Line, Moment, WebAddress } from '../shapes.ts'

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
