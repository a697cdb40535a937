import type { Choice } from './fields.tsx'
import { t } from './words.ts'

/** The newsroom's fixed vocabularies as choices, in the language of the interface. */

export const aspects = ['AUTHENTICITY', 'CONTEXT', 'TRANSLATION', 'TRUTH'] as const
export const speakerKinds = ['PERSON', 'ORGANISATION', 'GROUP', 'UNKNOWN'] as const
export const documentKinds = ['ARTICLE', 'TRANSCRIPT', 'POST', 'VIDEO', 'PRESS_RELEASE', 'OTHER'] as const
export const quoteForms = ['DIRECT', 'INDIRECT', 'FREE_INDIRECT', 'REPORTED'] as const
export const claimKinds = ['FACTUAL', 'PREDICTION', 'PROMISE', 'OPINION', 'QUESTION'] as const
export const claimRelations = ['ASSERTS', 'IMPLIES', 'DENIES', 'PROMISES'] as const
export const stances = ['SUPPORTS', 'REFUTES', 'CONTEXT'] as const
export const sourceKinds = [
  'PRIMARY_TRANSCRIPT',
  'OFFICIAL_DOCUMENT',
  'STATISTICS',
  'VIDEO',
  'NEWS',
  'EXPERT',
  'OTHER',
] as const
export const claimSorts = ['-recordedAt', 'recordedAt', '-saidAt', 'saidAt'] as const

interface Vocabularies {
  aspect: (typeof aspects)[number]
  speakerKind: (typeof speakerKinds)[number]
  documentKind: (typeof documentKinds)[number]
  quoteForm: (typeof quoteForms)[number]
  claimKind: (typeof claimKinds)[number]
  claimRelation: (typeof claimRelations)[number]
  stance: (typeof stances)[number]
  sourceKind: (typeof sourceKinds)[number]
  claimSort: (typeof claimSorts)[number]
}

/** nameOf('quoteForm', 'DIRECT'): "direct speech". */
export function nameOf<Kind extends keyof Vocabularies & string>(
  vocabulary: Kind,
  value: Vocabularies[Kind],
): string {
  return t(`${vocabulary}.${value}` as `${Kind}.${Vocabularies[Kind]}` & Parameters<typeof t>[0])
}

/** choicesOf('quoteForm', quoteForms), ready for a Select. */
export function choicesOf<Kind extends keyof Vocabularies & string>(
  vocabulary: Kind,
  values: readonly Vocabularies[Kind][],
): Choice<Vocabularies[Kind]>[] {
  return values.map((value) => ({ value, label: nameOf(vocabulary, value) }))
}
