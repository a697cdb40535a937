import { type Static, Type } from 'typebox'
import { deskFormatNames } from '../exports/format-names.ts'
import { RatingScale } from '../ratings/rating.schema.ts'
import { Count, past } from '../shapes.ts'
import {
  Claim,
  Document,
  DocumentVersion,
  Import,
  OutsideVerdict,
  Publisher,
  Quote,
  Review,
  Reviewer,
  Source,
  Speaker,
  shape,
  Verdict,
} from './desk-record.schema.ts'

/** The shape of a whole desk as it leaves and enters. A change that could break a reader raises the version. */
export const deskVersion = '1.0.0'
export function deskSchemaName(format: DeskFormat): string {
  return `desk-${format}-1`
}
export const deskSchemas = {
  json: `/api/v1/schemas/${deskSchemaName('json')}.json`,
  ndjson: `/api/v1/schemas/${deskSchemaName('ndjson')}.json`,
}

/** Every kind of record under the name of its list in JSON, in an order in which each rests only on those before it. */
export const deskRecords = {
  ratingScales: { type: 'ratingScale', schema: RatingScale },
  reviewers: { type: 'reviewer', schema: Reviewer },
  speakers: { type: 'speaker', schema: Speaker },
  sources: { type: 'source', schema: Source },
  claims: { type: 'claim', schema: Claim },
  documents: { type: 'document', schema: Document },
  documentVersions: { type: 'documentVersion', schema: DocumentVersion },
  quotes: { type: 'quote', schema: Quote },
  verdicts: { type: 'verdict', schema: Verdict },
  publishers: { type: 'publisher', schema: Publisher },
  outsideVerdicts: { type: 'outsideVerdict', schema: OutsideVerdict },
  reviews: { type: 'review', schema: Review },
  imports: { type: 'import', schema: Import },
} as const
export type DeskList = keyof typeof deskRecords
export type DeskRecord<List extends DeskList> = Static<(typeof deskRecords)[List]['schema']>
export const deskLists = Object.keys(deskRecords) as DeskList[]

const Counts = shape(
  'DeskCounts',
  Object.fromEntries(deskLists.map((list) => [list, Count])) as Record<DeskList, typeof Count>,
)

/** The whole record of a desk; `counts` stands last, so that a file that was cut off shows. */
export const DeskExport = shape('DeskExport', {
  $schema: Type.Literal(deskSchemas.json),
  schemaVersion: Type.Literal(deskVersion),
  ...(Object.fromEntries(
    deskLists.map((list) => [list, Type.Array(deskRecords[list].schema)]),
  ) as unknown as {
    [List in DeskList]: ReturnType<typeof Type.Array<(typeof deskRecords)[List]['schema']>>
  }),
  counts: Counts,
})

const Head = shape('DeskHead', {
  type: Type.Literal('desk'),
  $schema: Type.Literal(deskSchemas.ndjson),
  schemaVersion: Type.Literal(deskVersion),
})
const End = shape('DeskEnd', { type: Type.Literal('end'), counts: Counts })

/** One line of a desk as NDJSON: the first is its head, the last its end. */
export const DeskLine = Type.Union(
  [
    Head,
    ...deskLists.map((list) => {
      const { type, schema } = deskRecords[list]
      return Type.Object(
        { type: Type.Literal(type), ...schema.properties },
        { title: `${type[0]?.toUpperCase()}${type.slice(1)}Line`, additionalProperties: false },
      )
    }),
    End,
  ],
  { title: 'DeskLine' },
)

export const DeskFormat = Type.Enum([...deskFormatNames], { title: 'DeskFormat', default: 'json' })
export type DeskFormat = Static<typeof DeskFormat>

export const DeskQuestion = Type.Object(
  { format: Type.Optional(DeskFormat), ...past },
  { title: 'DeskQuestion', additionalProperties: false },
)
