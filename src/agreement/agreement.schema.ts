import { type Static, Type } from 'typebox'
import { Aspect, Wording } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Count, Id, Moment, Nullable, Slug } from '../shapes.ts'

const Share = Type.Number({ minimum: 0, maximum: 1 })

const Interval = Type.Object(
  {
    low: Type.Number(),
    high: Type.Number(),
    resamples: Count,
    undefinedResamples: Count,
  },
  { title: 'BootstrapInterval', additionalProperties: false },
)

/** A figure over `n` items; `value` is null where it is undefined, and `reason` says why. */
export const Figure = Type.Object(
  {
    n: Count,
    value: Nullable(Type.Number()),
    reason: Nullable(Type.Enum(['no-pairs', 'one-category', 'unequal-raters'])),
    interval: Nullable(Interval),
  },
  { title: 'Figure', additionalProperties: false, description: 'With its 95 % bootstrap interval.' },
)
export type Figure = Static<typeof Figure>

const Category = Type.Object(
  { rating: Slug, ordinal: Nullable(Type.Integer()), labels: Wording },
  { title: 'Category', additionalProperties: false },
)

/** `table[a][b]`: items that the first reviewer gave rating a and the second b, in the order of `categories`. */
export const ReviewerPair = Type.Object(
  {
    reviewers: Type.Array(ReviewerName, { minItems: 2, maxItems: 2 }),
    percent: Figure,
    kappa: Figure,
    table: Type.Array(Type.Array(Count)),
  },
  { title: 'ReviewerPair', additionalProperties: false },
)
export type ReviewerPair = Static<typeof ReviewerPair>

const DisputedItem = Type.Object(
  {
    type: Type.Enum(['quote', 'claim']),
    id: Id,
    text: Type.String(),
    verdicts: Type.Array(
      Type.Object({ reviewer: ReviewerName, rating: Slug }, { additionalProperties: false }),
    ),
  },
  { title: 'DisputedItem', additionalProperties: false },
)

/** One rating scale: an item is a quote or claim that at least two reviewers have rated on it. */
export const ScaleAgreement = Type.Object(
  {
    aspect: Aspect,
    scale: Slug,
    isOrdinal: Type.Boolean(),
    categories: Type.Array(Category),
    items: Count,
    reviewers: Type.Array(ReviewerName),
    percent: Figure,
    fleiss: Figure,
    fleissRaters: Count,
    alphaNominal: Figure,
    alphaOrdinal: Nullable(Figure),
    pairs: Type.Array(ReviewerPair),
    disputed: Type.Object(
      { total: Count, items: Type.Array(DisputedItem) },
      { additionalProperties: false, description: 'The newest 100.' },
    ),
  },
  { title: 'ScaleAgreement', additionalProperties: false },
)
export type ScaleAgreement = Static<typeof ScaleAgreement>

export const Agreement = Type.Object(
  { scales: Type.Array(ScaleAgreement) },
  { title: 'Agreement', additionalProperties: false },
)
export type Agreement = Static<typeof Agreement>

export const AgreementQuestion = Type.Object(
  {
    aspect: Type.Optional(Aspect),
    reviewer: Type.Optional(
      Type.Array(Slug, { maxItems: 20, description: 'Repeatable: only between these reviewers.' }),
    ),
    speaker: Type.Optional(Slug),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
    blind: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Only verdicts given in reviews by two, unseen by each other.',
      }),
    ),
    includeExamples: Type.Optional(
      Type.Boolean({ default: false, description: 'Also example reviewers of the sample desk.' }),
    ),
  },
  { title: 'AgreementQuestion', additionalProperties: false },
)
export type AgreementQuestion = Static<typeof AgreementQuestion>

/** How many of a speaker's rated quotes or claims have which rating; shares only from a minimum of items on. */
export const SpeakerRecord = Type.Object(
  {
    minimum: Count,
    chosen: Wording,
    aspects: Type.Array(
      Type.Object(
        {
          aspect: Aspect,
          n: Count,
          disputed: Count,
          ratings: Type.Array(
            Type.Object(
              {
                rating: Slug,
                labels: Wording,
                count: Count,
                share: Nullable(
                  Type.Object({ value: Share, low: Share, high: Share }, { additionalProperties: false }),
                ),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { title: 'SpeakerRecord', additionalProperties: false },
)
export type SpeakerRecord = Static<typeof SpeakerRecord>
