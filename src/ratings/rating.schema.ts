import { type Static, Type } from 'typebox'
import { Nullable, Slug } from '../shapes.ts'

/** The four questions: three judge a quote, TRUTH judges a claim. */
export const aspects = ['AUTHENTICITY', 'CONTEXT', 'TRANSLATION', 'TRUTH'] as const
export const Aspect = Type.Enum([...aspects], { title: 'Aspect' })
export type Aspect = Static<typeof Aspect>

export const Wording = Type.Object(
  { de: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { title: 'Wording', additionalProperties: false },
)

/** `value` is the number for schema.org; null where a number would lie. */
export const Rating = Type.Object(
  {
    key: Slug,
    ordinal: Nullable(Type.Integer()),
    value: Nullable(Type.Integer()),
    needsCitation: Type.Boolean(),
    labels: Wording,
    definitions: Wording,
  },
  { title: 'Rating', additionalProperties: false },
)
export type Rating = Static<typeof Rating>

export const RatingScale = Type.Object(
  {
    key: Slug,
    version: Type.Integer({ minimum: 1 }),
    aspect: Aspect,
    isOrdinal: Type.Boolean(),
    labels: Wording,
    ratings: Type.Array(Rating, { minItems: 2 }),
  },
  { title: 'RatingScale', additionalProperties: false },
)
export type RatingScale = Static<typeof RatingScale>

/** The shape of data/ratings.json. */
export const RatingScales = Type.Object(
  { scales: Type.Array(RatingScale, { minItems: 1 }) },
  { title: 'RatingScales', additionalProperties: false },
)
export type RatingScales = Static<typeof RatingScales>

/** The scales in use: of each key the newest version. */
export const RatingScaleList = Type.Object(
  { items: Type.Array(RatingScale), nextCursor: Type.Null() },
  { title: 'RatingScaleList', additionalProperties: false },
)
export type RatingScaleList = Static<typeof RatingScaleList>

/** A rating as a verdict shows it. */
export const GivenRating = Type.Object(
  {
    key: Slug,
    scale: Slug,
    scaleVersion: Type.Integer(),
    ordinal: Nullable(Type.Integer()),
    value: Nullable(Type.Integer()),
    labels: Wording,
  },
  { title: 'GivenRating', additionalProperties: false },
)
