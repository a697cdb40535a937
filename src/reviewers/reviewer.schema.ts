import { type Static, Type } from 'typebox'
import { Slug } from '../shapes.ts'

/** `isExample`: one of the sample desk's, whose verdicts show how Beleg works and rule on nothing. */
export const ReviewerName = Type.Object(
  { slug: Slug, name: Type.String(), isExample: Type.Boolean() },
  { title: 'ReviewerName', additionalProperties: false },
)
export type ReviewerName = Static<typeof ReviewerName>
