import { type Static, Type } from 'typebox'
import { OutsideVerdict } from '../outside-verdicts/outside-verdict.schema.ts'
import { CarryingQuote } from '../quotes/quote.schema.ts'
import { Aspect } from '../ratings/rating.schema.ts'
import { PublishedRuling } from '../rulings/ruling.schema.ts'
import {
  Changes,
  Count,
  Id,
  LanguageTag,
  Line,
  ListOf,
  Moment,
  paging,
  past,
  Slug,
  search,
  Timestamp,
} from '../shapes.ts'
import { Verdict } from '../verdicts/verdict.schema.ts'
import { ClaimKind, ClaimRelation } from './claim-words.schema.ts'

const topic = Line('Topic', 80)

const words = {
  text: Line('Claim', 1000, { minLength: 3, description: 'One checkable sentence that stands on its own.' }),
  language: LanguageTag,
  kind: ClaimKind,
  topics: Type.Optional(Type.Array(topic, { maxItems: 20, uniqueItems: true })),
}

export const NewClaim = Type.Object(words, { title: 'NewClaim', additionalProperties: false })
export type NewClaim = Static<typeof NewClaim>

export interface ClaimLink {
  claimId: string
}

/** A new claim, or one that is recorded already, and how the quote carries it (ASSERTS unless said otherwise). */
export const QuotedClaim = Type.Unsafe<(NewClaim | ClaimLink) & { relation?: ClaimRelation }>(
  Type.Object(
    {
      ...Type.Partial(Type.Object(words)).properties,
      claimId: Type.Optional(Id),
      relation: Type.Optional(ClaimRelation),
    },
    {
      title: 'QuotedClaim',
      additionalProperties: false,
      if: { required: ['claimId'] },
      // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
      then: { properties: { text: false, language: false, kind: false, topics: false } },
      else: { required: ['text', 'language', 'kind'] },
    },
  ),
)
export type QuotedClaim = Static<typeof QuotedClaim>

export const ClaimChanges = Changes(NewClaim, 'ClaimChanges')
export type ClaimChanges = Static<typeof ClaimChanges>

const claim = {
  id: Id,
  text: Type.String(),
  language: LanguageTag,
  kind: ClaimKind,
  topics: Type.Array(Type.String()),
  createdAt: Timestamp,
  quotes: Type.Array(CarryingQuote, { description: 'The quotes that carry it and are not withdrawn.' }),
  verdicts: Type.Array(Verdict, { description: 'The current ones.' }),
  rulings: Type.Array(PublishedRuling, { description: 'The desk’s published answers, one an aspect.' }),
}

export const ClaimEntry = Type.Object(claim, { title: 'ClaimEntry', additionalProperties: false })
export type ClaimEntry = Static<typeof ClaimEntry>

/** One claim; withdrawn quotes are among its quotes here, and `history` has every verdict on it, newest first. */
export const Claim = Type.Object(
  {
    ...claim,
    history: Type.Array(Verdict),
    outsideVerdicts: Type.Array(OutsideVerdict, {
      description: 'What publishers elsewhere found, as imported; no verdict of this desk.',
    }),
  },
  { title: 'Claim', additionalProperties: false },
)
export type Claim = Static<typeof Claim>

export const ClaimList = ListOf(ClaimEntry, 'ClaimList')
export type ClaimList = Static<typeof ClaimList>

export const ClaimSort = Type.Enum(['-recordedAt', 'recordedAt', '-saidAt', 'saidAt'], {
  title: 'ClaimSort',
  default: '-recordedAt',
  description: 'By when it was recorded or said; with a minus the newest first. Undated claims come last.',
})
export type ClaimSort = Static<typeof ClaimSort>

/** What claims, their counts and exports are asked by. */
export const claimFilter = {
  speaker: Type.Optional(Slug),
  includeOnBehalf: Type.Optional(
    Type.Boolean({ default: false, description: 'Also what others said for the speaker.' }),
  ),
  aspect: Type.Optional(Aspect),
  rating: Type.Optional(
    Type.Array(Slug, {
      maxItems: 50,
      description: 'Repeatable: any of these is the rating of a current verdict.',
    }),
  ),
  kind: Type.Optional(ClaimKind),
  topic: Type.Optional(topic),
  document: Type.Optional(Id),
  language: Type.Optional(LanguageTag),
  from: Type.Optional(Moment),
  to: Type.Optional(Moment),
  query: Type.Optional(search),
  ...past,
}

export const ClaimFilter = Type.Object(claimFilter, { title: 'ClaimFilter', additionalProperties: false })
export type ClaimFilter = Static<typeof ClaimFilter>

export const ClaimQuestion = Type.Object(
  { ...claimFilter, sort: Type.Optional(ClaimSort), ...paging },
  { title: 'ClaimQuestion', additionalProperties: false },
)
export type ClaimQuestion = Static<typeof ClaimQuestion>

/**
 * `claims`: how many fit the filter; `withoutVerdict`: of these, how many have no current verdict at all, neither
 * themselves nor on a quote that carries them. In `aspects` a claim counts once for each rating it or one of its
 * quotes currently has.
 */
export const ClaimCounts = Type.Object(
  {
    claims: Count,
    withoutVerdict: Count,
    aspects: Type.Array(
      Type.Object(
        {
          aspect: Aspect,
          withoutVerdict: Count,
          ratings: Type.Array(Type.Object({ rating: Slug, claims: Count }, { additionalProperties: false })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { title: 'ClaimCounts', additionalProperties: false },
)
export type ClaimCounts = Static<typeof ClaimCounts>
