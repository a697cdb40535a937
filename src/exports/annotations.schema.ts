import { type Static, Type } from 'typebox'
import { Timestamp } from '../shapes.ts'

/** W3C Web Annotations (https://www.w3.org/TR/annotation-model/): the words quoted, and how they were assessed. */

/** The model's own terms, and of schema.org what it has none for. */
export const annotationContext = [
  'http://www.w3.org/ns/anno.jsonld',
  { sha256: 'https://schema.org/sha256', identifier: 'https://schema.org/identifier' },
] as const

const [model, terms] = annotationContext

const Context = Type.Unsafe<typeof annotationContext>({
  type: 'array',
  prefixItems: [
    Type.Literal(model),
    Type.Object(
      { sha256: Type.Literal(terms.sha256), identifier: Type.Literal(terms.identifier) },
      { additionalProperties: false },
    ),
  ],
  ...{ items: false, minItems: 2, maxItems: 2 },
})

const QuoteSelector = Type.Object(
  {
    type: Type.Literal('TextQuoteSelector'),
    exact: Type.String(),
    prefix: Type.String(),
    suffix: Type.String(),
  },
  { title: 'TextQuoteSelector', additionalProperties: false },
)

/** In code points, as the model asks for, not in the UTF-16 code units of the desk's own segments. */
const PositionSelector = Type.Object(
  {
    type: Type.Literal('TextPositionSelector'),
    start: Type.Integer({ minimum: 0 }),
    end: Type.Integer({ minimum: 1 }),
  },
  { title: 'TextPositionSelector', additionalProperties: false },
)

const Selectors = Type.Unsafe<[Static<typeof QuoteSelector>, Static<typeof PositionSelector>]>({
  ...{ type: 'array', prefixItems: [QuoteSelector, PositionSelector] },
  ...{ items: false, minItems: 2, maxItems: 2 },
})

/** One segment in a text of the document that was recorded at that time and has that hash. */
const AnnotationTarget = Type.Object(
  {
    type: Type.Literal('SpecificResource'),
    source: Type.String({ description: 'The address of the document, or a URN of its version.' }),
    state: Type.Object(
      { type: Type.Literal('TimeState'), sourceDate: Timestamp, sha256: Type.String() },
      { additionalProperties: false },
    ),
    selector: Selectors,
  },
  { title: 'AnnotationTarget', additionalProperties: false },
)
export type AnnotationTarget = Static<typeof AnnotationTarget>

const Body = Type.Object(
  {
    type: Type.Literal('TextualBody'),
    purpose: Type.Enum(['assessing', 'classifying']),
    value: Type.String(),
    format: Type.Literal('text/plain'),
    language: Type.Optional(Type.String()),
  },
  { title: 'AnnotationBody', additionalProperties: false },
)

const Creator = Type.Object(
  {
    type: Type.Enum(['Person', 'Organization']),
    name: Type.String(),
    nickname: Type.Optional(Type.String()),
  },
  { title: 'AnnotationCreator', additionalProperties: false },
)

export const Annotation = Type.Object(
  {
    id: Type.String(),
    type: Type.Literal('Annotation'),
    motivation: Type.Literal('assessing'),
    creator: Creator,
    created: Timestamp,
    identifier: Type.String({ description: 'The id of the verdict or ruling.' }),
    body: Type.Array(Body),
    target: Type.Array(AnnotationTarget, { minItems: 1 }),
  },
  { title: 'Annotation', additionalProperties: false },
)
export type Annotation = Static<typeof Annotation>

export const AnnotationExport = Type.Object(
  {
    '@context': Context,
    id: Type.String(),
    type: Type.Literal('AnnotationPage'),
    items: Type.Array(Annotation),
  },
  { title: 'AnnotationExport', additionalProperties: false },
)
