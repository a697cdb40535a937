import { type Static, Type } from 'typebox'

/** The vocabulary of claims, which quotes use as well. */

export const ClaimKind = Type.Enum(['FACTUAL', 'PREDICTION', 'PROMISE', 'OPINION', 'QUESTION'], {
  title: 'ClaimKind',
})
export type ClaimKind = Static<typeof ClaimKind>

/** How a quote carries a claim. */
export const ClaimRelation = Type.Enum(['ASSERTS', 'IMPLIES', 'DENIES', 'PROMISES'], {
  title: 'ClaimRelation',
})
export type ClaimRelation = Static<typeof ClaimRelation>
