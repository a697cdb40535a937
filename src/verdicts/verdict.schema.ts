import { type Static, Type } from 'typebox'
import { Aspect, GivenRating } from '../ratings/rating.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { Day, Id, Line, ListOf, Nullable, Slug, Timestamp } from '../shapes.ts'
import { CitedSource, NewSource, SourceEntry } from '../sources/source.schema.ts'

export const Stance = Type.Enum(['SUPPORTS', 'REFUTES', 'CONTEXT'], { title: 'Stance' })
export type Stance = Static<typeof Stance>

const passage = {
  stance: Stance,
  excerpt: Type.Optional(Line('Excerpt', 5000, { description: 'The passage, word for word.' })),
  locator: Type.Optional(
    Line('Locator', 300, { description: 'Where in the source: page, paragraph, minute.' }),
  ),
}

/** A passage in a source: a recorded one (`sourceId`) or one described here (`source`). */
export const NewCitation = Type.Unsafe<
  Static<ReturnType<typeof passageShape>> &
    ({ source: NewSource; sourceId?: undefined } | { sourceId: string; source?: undefined })
>(
  Type.Object(
    { ...passage, source: Type.Optional(NewSource), sourceId: Type.Optional(Id) },
    {
      title: 'NewCitation',
      additionalProperties: false,
      if: { required: ['sourceId'] },
      // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
      then: { properties: { source: false } },
      else: { required: ['source'] },
    },
  ),
)
export type NewCitation = Static<typeof NewCitation>

function passageShape() {
  return Type.Object(passage)
}

/** `asOf`, the day the judgement speaks about, is today unless given. */
export const NewVerdict = Type.Object(
  {
    aspect: Aspect,
    rating: Slug,
    summary: Line('Summary', 280),
    rationale: Type.Optional(Line('Rationale', 20_000, { description: 'The reasons, in Markdown.' })),
    asOf: Type.Optional(Day),
    citations: Type.Array(NewCitation, { maxItems: 50 }),
    supersedes: Type.Optional(Id),
    changeNote: Type.Optional(Line('What changed', 1000)),
  },
  {
    title: 'NewVerdict',
    additionalProperties: false,
    dependentRequired: { supersedes: ['changeNote'], changeNote: ['supersedes'] },
  },
)
export type NewVerdict = Static<typeof NewVerdict>

export const Target = Type.Object(
  { type: Type.Enum(['quote', 'claim']), id: Id },
  { title: 'Target', additionalProperties: false },
)
export type Target = Static<typeof Target>

export const Citation = Type.Object(
  { source: CitedSource, stance: Stance, excerpt: Nullable(Type.String()), locator: Nullable(Type.String()) },
  { title: 'Citation', additionalProperties: false },
)
export type Citation = Static<typeof Citation>

const verdict = {
  id: Id,
  target: Target,
  aspect: Aspect,
  rating: GivenRating,
  summary: Type.String(),
  rationale: Nullable(Type.String()),
  asOf: Day,
  recordedAt: Timestamp,
  reviewer: ReviewerName,
  supersedes: Nullable(Id),
  changeNote: Nullable(Type.String()),
  isCurrent: Type.Boolean({ description: 'No later verdict supersedes it.' }),
}

export const Verdict = Type.Object(
  { ...verdict, citations: Type.Array(Citation) },
  { title: 'Verdict', additionalProperties: false },
)
export type Verdict = Static<typeof Verdict>

/** `isSealed`: it lies in an envelope until the other reviewer has judged too; `id` is then the judgement's, and only its author sees it. */
export const JudgedVerdict = Type.Object(
  { ...Verdict.properties, isSealed: Type.Boolean() },
  { title: 'JudgedVerdict', additionalProperties: false },
)
export type JudgedVerdict = Static<typeof JudgedVerdict>

/** The history of one target, newest first. */
export const VerdictList = ListOf(Verdict, 'VerdictList')
export type VerdictList = Static<typeof VerdictList>

/** A source and every verdict that rests on it; `text` is the words of the verdict's quote or claim. */
export const Source = Type.Object(
  {
    ...SourceEntry.properties,
    verdicts: Type.Array(
      Type.Object(
        {
          ...verdict,
          text: Type.String(),
          stance: Stance,
          excerpt: Nullable(Type.String()),
          locator: Nullable(Type.String()),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { title: 'Source', additionalProperties: false },
)
export type Source = Static<typeof Source>
