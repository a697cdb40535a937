import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import {
  Id,
  LanguageTag,
  Line,
  ListOf,
  Moment,
  Nullable,
  paging,
  Slug,
  search,
  Timestamp,
} from '../shapes.ts'

/** A ruling that is public and stands, as everybody may find it. */
export const FactCheck = Type.Object(
  {
    id: Id,
    page: Type.String({ description: 'The address of its public page.' }),
    text: Type.String({ description: 'The claim; of a quote that it was said.' }),
    language: LanguageTag,
    aspect: Aspect,
    rating: Type.Object(
      { key: Slug, labels: GivenRating.properties.labels, value: GivenRating.properties.value },
      { title: 'PublicRating', additionalProperties: false },
    ),
    summary: Type.String(),
    claimant: Nullable(Type.String({ description: 'Who made the claim; of a quote who printed it.' })),
    claimedAt: Nullable(Moment),
    publishedAt: Timestamp,
  },
  { title: 'FactCheck', additionalProperties: false },
)
export type FactCheck = Static<typeof FactCheck>

export const FactCheckList = ListOf(FactCheck, 'FactCheckList')
export type FactCheckList = Static<typeof FactCheckList>

export const FactCheckQuestion = Type.Object(
  {
    query: Type.Optional(search),
    claimant: Type.Optional(
      Line('Claimant', 200, { description: 'Words of the name or an alias of who said it.' }),
    ),
    aspect: Type.Optional(Aspect),
    rating: Type.Optional(Type.Array(Slug, { maxItems: 50, description: 'Repeatable: any of these.' })),
    language: Type.Optional(Type.Enum(['de', 'en'], { description: 'The language of the page.' })),
    from: Type.Optional({ ...Moment, description: 'Said then or later.' }),
    to: Type.Optional({ ...Moment, description: 'Said then or earlier.' }),
    ...paging,
  },
  { title: 'FactCheckQuestion', additionalProperties: false },
)
export type FactCheckQuestion = Static<typeof FactCheckQuestion>
