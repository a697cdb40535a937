import { type Static, Type } from 'typebox'
import { Count, Id, LanguageTag } from '../shapes.ts'
import { CsvField, CsvMapping } from './csv/csv-mapping.schema.ts'

/** What is asked of an import, and the lines of its report. */

export const ImportFormatName = Type.Enum(['desk', 'claimreview', 'factopolis', 'liar', 'csv'], {
  title: 'ImportFormatName',
  description: 'What the file is; recognised by what stands in it unless given.',
})
export type ImportFormatName = Static<typeof ImportFormatName>

export const ImportQuestion = Type.Object(
  {
    dryRun: Type.Optional(
      Type.Boolean({ default: false, description: 'Only says what would be created, matched and refused.' }),
    ),
    format: Type.Optional(ImportFormatName),
    language: Type.Optional({
      ...LanguageTag,
      description: 'The language of what does not say its own; und (undetermined) unless given.',
    }),
    mapping: Type.Optional(
      Type.String({
        maxLength: 20_000,
        description:
          'Of a file with columns: a JSON object that says which of our fields stands in which column, like {"words":"Zitat"}. The dry run proposes one; without it nothing is recorded.',
      }),
    ),
  },
  { title: 'ImportQuestion', additionalProperties: false },
)
export type ImportQuestion = Static<typeof ImportQuestion>

export const ImportOutcome = Type.Enum(['created', 'matched', 'refused'], {
  title: 'ImportOutcome',
  description:
    'created: something is new. matched: all of it was there. refused: nothing of it was recorded.',
})
export type ImportOutcome = Static<typeof ImportOutcome>

const problem = Type.Object(
  {
    field: Type.String({ description: 'A JSON Pointer into the record, or a column; empty for all of it.' }),
    why: Type.String(),
  },
  { additionalProperties: false },
)

const ImportTable = Type.Object({
  columns: Type.Array(Type.String()),
  mapping: CsvMapping,
  missing: Type.Array(CsvField, { description: 'Fields that are needed and have no column.' }),
})
export type ImportTable = Static<typeof ImportTable>

const FileLine = Type.Object(
  {
    type: Type.Literal('file'),
    format: ImportFormatName,
    encoding: Type.String(),
    isDryRun: Type.Boolean(),
    remarks: Type.Array(Type.String()),
    ...Type.Partial(ImportTable).properties,
  },
  { title: 'ImportFileLine', additionalProperties: false },
)

const RecordLine = Type.Object(
  {
    type: Type.Literal('record'),
    line: Type.Integer({
      minimum: 0,
      description: 'Where in the file it begins; 0 where that is not known.',
    }),
    outcome: ImportOutcome,
    words: Type.String({ description: 'How it begins, for who reads the report.' }),
    claim: Type.Optional(Id),
    problems: Type.Array(problem, { description: 'What was left out, or why it was refused.' }),
  },
  { title: 'ImportRecordLine', additionalProperties: false },
)

const tally = Type.Object({ created: Count, matched: Count }, { additionalProperties: false })

const CountsLine = Type.Object(
  {
    type: Type.Literal('counts'),
    records: Type.Object({ created: Count, matched: Count, refused: Count }, { additionalProperties: false }),
    things: Type.Record(Type.String(), tally, { description: 'For each noun, like speakers or claims.' }),
    unmapped: Type.Array(
      Type.Object(
        { publisher: Type.String(), label: Type.String(), times: Count },
        { additionalProperties: false },
      ),
      { description: 'Ratings of others that no map translates: kept word for word.' },
    ),
  },
  { title: 'ImportCountsLine', additionalProperties: false },
)

/** One line of the report: first the file, then a record each, last the counts. */
export const ImportLine = Type.Union([FileLine, RecordLine, CountsLine], { title: 'ImportLine' })
export type ImportLine = Static<typeof ImportLine>
export type ImportRecordLine = Static<typeof RecordLine>
export type ImportCounts = Static<typeof CountsLine>
