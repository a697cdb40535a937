import { type Static, Type } from 'typebox'
import { Wording } from '../ratings/rating.schema.ts'
import { Nullable, WebAddress } from '../shapes.ts'

/** ClaimReview as schema.org has it (https://schema.org/ClaimReview), the part that a desk can state. */

const Text = Type.String({ minLength: 1 })

/** An ISO 8601 date, as precise as it is known: 2019, 2019-02, 2019-02-26 or 2019-02-26T18:30:00Z. */
const DateText = Type.String({ format: 'moment' })

const Organisation = Type.Object(
  { '@type': Type.Literal('Organization'), name: Text, url: Type.Optional(WebAddress) },
  { title: 'SchemaOrganization', additionalProperties: false },
)

/** Who is said to have said it; `jobTitle` is what they were that day. */
const SomeAuthor = Type.Object(
  {
    '@type': Type.Enum(['Person', 'Organization']),
    name: Text,
    jobTitle: Type.Optional(Text),
    sameAs: Type.Optional(WebAddress),
  },
  { title: 'SchemaClaimAuthor', additionalProperties: false },
)
export type ClaimAuthor = Static<typeof SomeAuthor>

const Work = Type.Object(
  {
    '@type': Type.Literal('CreativeWork'),
    name: Text,
    url: Type.Optional(WebAddress),
    publisher: Organisation,
    datePublished: Type.Optional(DateText),
    archivedAt: Type.Optional(WebAddress),
  },
  { title: 'SchemaCreativeWork', additionalProperties: false },
)
export type Work = Static<typeof Work>

const ClaimReviewed = Type.Object(
  {
    '@type': Type.Literal('Claim'),
    text: Text,
    author: Type.Optional(SomeAuthor),
    about: Type.Optional(SomeAuthor),
    datePublished: Type.Optional(DateText),
    firstAppearance: Type.Optional(Work),
    appearance: Type.Optional(Type.Array(Work, { minItems: 1 })),
  },
  { title: 'SchemaClaim', additionalProperties: false },
)
export type ClaimReviewed = Static<typeof ClaimReviewed>

/** Numbers only where the scale is ordered and the rating has one: all three or none. */
const ReviewRating = Type.Object(
  {
    '@type': Type.Literal('Rating'),
    alternateName: Text,
    ratingValue: Type.Optional(Type.Number()),
    bestRating: Type.Optional(Type.Number()),
    worstRating: Type.Optional(Type.Number()),
  },
  {
    title: 'SchemaRating',
    additionalProperties: false,
    dependentRequired: {
      ratingValue: ['bestRating', 'worstRating'],
      bestRating: ['ratingValue'],
      worstRating: ['ratingValue'],
    },
  },
)
export type ReviewRating = Static<typeof ReviewRating>

export const ClaimReview = Type.Object(
  {
    '@context': Type.Literal('https://schema.org'),
    '@type': Type.Literal('ClaimReview'),
    url: WebAddress,
    claimReviewed: Text,
    datePublished: DateText,
    inLanguage: Type.Enum(['de', 'en']),
    author: Organisation,
    itemReviewed: ClaimReviewed,
    reviewRating: ReviewRating,
    reviewAspect: Text,
    reviewBody: Text,
    citation: Type.Optional(Type.Array(Work, { minItems: 1 })),
    license: Type.Optional(WebAddress),
    sdLicense: Type.Optional(WebAddress),
  },
  { title: 'ClaimReview', additionalProperties: false },
)
export type ClaimReview = Static<typeof ClaimReview>

/** A ruling that stands has its markup in `item`; one that was corrected or withdrawn has `dateDeleted` instead. */
export const DataFeedItem = Type.Object(
  {
    '@type': Type.Literal('DataFeedItem'),
    url: WebAddress,
    dateCreated: DateText,
    dateDeleted: Type.Optional(DateText),
    item: Type.Optional(Type.Array(ClaimReview, { minItems: 1, maxItems: 1 })),
  },
  { title: 'DataFeedItem', additionalProperties: false },
)
export type DataFeedItem = Static<typeof DataFeedItem>

/** The shape of the Data Commons fact-check feed. */
export const DataFeed = Type.Object(
  {
    '@context': Type.Literal('https://schema.org'),
    '@type': Type.Literal('DataFeed'),
    name: Text,
    license: Type.Optional(WebAddress),
    dataFeedElement: Type.Array(DataFeedItem),
  },
  { title: 'DataFeed', additionalProperties: false },
)
export type DataFeed = Static<typeof DataFeed>

const Remark = Type.Object(
  {
    pointer: Type.String({ description: 'A JSON Pointer into the markup.' }),
    sentence: Wording,
  },
  { title: 'ClaimReviewRemark', additionalProperties: false },
)

/** The markup of the last ruling as it would be. With `problems` its page gets none; `hints` say what others would miss in it. */
export const ClaimReviewPreview = Type.Object(
  {
    claimReview: Nullable(ClaimReview),
    problems: Type.Array(Remark),
    hints: Type.Array(Remark),
  },
  { title: 'ClaimReviewPreview', additionalProperties: false },
)
export type ClaimReviewPreview = Static<typeof ClaimReviewPreview>
