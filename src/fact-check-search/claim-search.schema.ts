import { type Static, Type } from 'typebox'

/** What Google's Fact Check Tools API takes (https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search). */

const Int32 = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
const Word = Type.String({ maxLength: 500 })

/** Parameters that every Google API takes and that change nothing here. */
const standard = Object.fromEntries(
  [
    'key',
    'access_token',
    'oauth_token',
    'quotaUser',
    'prettyPrint',
    'fields',
    'uploadType',
    'upload_protocol',
    '$.xgafv',
  ].map((name) => [name, Type.Optional(Type.String({ maxLength: 4000 }))]),
)

export const ClaimSearch = Type.Object(
  {
    query: Type.Optional(Word),
    languageCode: Type.Optional(
      Type.String({ pattern: '^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$', maxLength: 35 }),
    ),
    reviewPublisherSiteFilter: Type.Optional(Word),
    maxAgeDays: Type.Optional(Int32),
    pageSize: Type.Optional(Int32),
    pageToken: Type.Optional(Word),
    offset: Type.Optional(Int32),
    alt: Type.Optional(Type.Enum(['json', ''])),
    ...standard,
  },
  { title: 'ClaimSearch', additionalProperties: false },
)
export interface ClaimSearch {
  query?: string
  languageCode?: string
  reviewPublisherSiteFilter?: string
  maxAgeDays?: number
  pageSize?: number
  pageToken?: string
  offset?: number
}

const Text = Type.String({ minLength: 1 })

const FoundReview = Type.Object(
  {
    publisher: Type.Object({ name: Text, site: Text }, { additionalProperties: false }),
    url: Text,
    title: Text,
    reviewDate: Text,
    textualRating: Text,
    languageCode: Text,
  },
  { additionalProperties: false },
)

/** What is empty is left out, as in Google's answers. */
const FoundClaim = Type.Object(
  {
    text: Text,
    claimant: Type.Optional(Text),
    claimDate: Type.Optional(Text),
    claimReview: Type.Array(FoundReview, { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type FoundClaim = Static<typeof FoundClaim>

export const FoundClaims = Type.Object(
  { claims: Type.Optional(Type.Array(FoundClaim, { minItems: 1 })), nextPageToken: Type.Optional(Text) },
  { title: 'FoundClaims', additionalProperties: false },
)
export type FoundClaims = Static<typeof FoundClaims>
