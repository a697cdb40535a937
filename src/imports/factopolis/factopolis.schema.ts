import { type Static, Type } from 'typebox'
import { NewClaim } from '../../claims/claim.schema.ts'
import { NewOutsideVerdict } from '../../outside-verdicts/outside-verdict.schema.ts'
import { StatedQuote } from '../statement.schema.ts'

/** Its two files name each other's records: a quote the keys of its claims, each check of it the claims that it judges. */

const Key = Type.String({ minLength: 3, maxLength: 200, pattern: '\\S' })
const Keys = Type.Array(Key, { maxItems: 50 })

const FactopolisClaim = Type.Object(
  { claim: NewClaim, verdicts: Type.Array(NewOutsideVerdict) },
  { additionalProperties: false },
)
export type FactopolisClaim = Static<typeof FactopolisClaim>

const FactopolisQuote = Type.Object(
  {
    quote: StatedQuote,
    claims: Keys,
    checks: Type.Array(
      Type.Object({ claims: Keys, verdict: NewOutsideVerdict }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
)
export type FactopolisQuote = Static<typeof FactopolisQuote>

export const FactopolisRecord = Type.Object(
  {
    key: Key,
    claim: Type.Optional(FactopolisClaim),
    quote: Type.Optional(FactopolisQuote),
  },
  { title: 'FactopolisRecord', additionalProperties: false },
)
export type FactopolisRecord = Static<typeof FactopolisRecord>
