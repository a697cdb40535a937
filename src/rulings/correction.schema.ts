import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { Id, LanguageTag, ListOf, Nullable, paging, Timestamp } from '../shapes.ts'
import { Target } from '../verdicts/verdict.schema.ts'

const Answer = Type.Object(
  { id: Id, number: Type.Integer({ minimum: 1 }), rating: GivenRating, summary: Type.String() },
  { title: 'CorrectedAnswer', additionalProperties: false },
)

/** What the desk said publicly, what it says now (null: it has taken it back), and why. */
export const Correction = Type.Object(
  {
    id: Id,
    kind: Type.Enum(['CORRECTION', 'WITHDRAWAL']),
    at: Timestamp,
    target: Target,
    text: Type.String({ description: 'The words of the quote or claim.' }),
    language: LanguageTag,
    aspect: Aspect,
    note: Type.String({ description: 'What changed, or why it was withdrawn.' }),
    before: Answer,
    after: Nullable(Answer),
  },
  { title: 'Correction', additionalProperties: false },
)
export type Correction = Static<typeof Correction>

export const CorrectionList = ListOf(Correction, 'CorrectionList')
export type CorrectionList = Static<typeof CorrectionList>

export const CorrectionPaging = Type.Object(paging, {
  title: 'CorrectionPaging',
  additionalProperties: false,
})
