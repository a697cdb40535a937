import { type Static, Type } from 'typebox'
import { NewClaim } from '../claims/claim.schema.ts'
import { ClaimRelation } from '../claims/claim-words.schema.ts'
import { NewDocument } from '../documents/document.schema.ts'
import { NewQuote } from '../quotes/quote.schema.ts'
import { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { NewSource } from '../sources/source.schema.ts'
import { NewSpeaker } from '../speakers/speaker.schema.ts'
import { NewVerdict, Stance } from '../verdicts/verdict.schema.ts'

/** The shape of data/<sample>/desk.json: what the API takes, with keys where a thing is named before it has an id. */

const Key = Type.String({ pattern: '^[a-z0-9-]+$' })

const SampleVerdict = Type.Object(
  {
    ...NewVerdict.properties,
    key: Type.Optional(Key),
    supersedes: Type.Optional(Key),
    citations: Type.Optional(
      Type.Array(
        Type.Object(
          {
            source: Key,
            stance: Stance,
            excerpt: Type.Optional(Type.String()),
            locator: Type.Optional(Type.String()),
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { title: 'SampleVerdict', additionalProperties: false },
)
export type SampleVerdict = Static<typeof SampleVerdict>

const relation = Type.Optional(ClaimRelation)
const verdicts = Type.Optional(Type.Array(SampleVerdict))

const SampleClaim = Type.Object(
  { ...NewClaim.properties, key: Type.Optional(Key), relation, verdicts },
  { title: 'SampleClaim', additionalProperties: false },
)
const KnownClaim = Type.Object({ claim: Key, relation }, { title: 'KnownClaim', additionalProperties: false })
const CarriedSample = Type.Union([SampleClaim, KnownClaim])
export type CarriedSample = Static<typeof CarriedSample>

const SampleQuote = Type.Object(
  { ...NewQuote.properties, verdicts, claims: Type.Optional(Type.Array(CarriedSample)) },
  { title: 'SampleQuote', additionalProperties: false },
)
export type SampleQuote = Static<typeof SampleQuote>

const { text: _text, receipt: _receipt, ...documentFields } = NewDocument.properties

const SampleDocument = Type.Object(
  { ...documentFields, file: Type.String({ pattern: '^[a-z0-9.-]+$' }), quotes: Type.Array(SampleQuote) },
  { title: 'SampleDocument', additionalProperties: false },
)
export type SampleDocument = Static<typeof SampleDocument>

export const SampleDesk = Type.Object(
  {
    reviewer: ReviewerName,
    sources: Type.Record(Key, NewSource),
    speakers: Type.Array(NewSpeaker),
    documents: Type.Array(SampleDocument),
  },
  { title: 'SampleDesk', additionalProperties: false },
)
export type SampleDesk = Static<typeof SampleDesk>
