import { type Static, type TSchema, Type } from 'typebox'
import { claimFilter } from '../claims/claim.schema.ts'
import { Count } from '../shapes.ts'
import { Tombstone } from './exported-parts.schema.ts'
import { ExportedRuling } from './exported-ruling.schema.ts'
import { ExportedVerdict } from './exported-verdict.schema.ts'
import { formatNames } from './format-names.ts'

/** How an export is asked for, and its JSON. */

export const Reviewers = Type.Enum(['named', 'pseudonyms'], {
  title: 'Reviewers',
  default: 'named',
  description: 'pseudonyms: for each reviewer the same one each time, which does not say who it is.',
})
export type Reviewers = Static<typeof Reviewers>

const besides = {
  reviewers: Type.Optional(Reviewers),
  since: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Only what has changed after this cursor; "start" for everything, with a first cursor.',
    }),
  ),
  ...claimFilter,
}

export const VerdictExportQuestion = Type.Object(
  { format: Type.Optional(formatOf(formatNames.verdicts)), ...besides },
  { title: 'VerdictExportQuestion', additionalProperties: false },
)

export const RulingExportQuestion = Type.Object(
  { format: Type.Optional(formatOf(formatNames.rulings)), ...besides },
  { title: 'RulingExportQuestion', additionalProperties: false },
)

export type ExportQuestion = Static<typeof VerdictExportQuestion> | Static<typeof RulingExportQuestion>

function formatOf<const Names extends readonly string[]>(names: Names) {
  return Type.Unsafe<Names[number]>(Type.Enum([...names], { default: 'json' }))
}

/** `counts` stands last: it is known when the last row has been written. */
const frame = {
  $schema: Type.String({ description: 'Where this schema is served: a path on the desk.' }),
  filter: Type.Object(claimFilter, { additionalProperties: false }),
  reviewers: Reviewers,
  since: Type.Optional(Type.String({ description: 'The cursor that was asked with.' })),
  tombstones: Type.Optional(Type.Array(Tombstone)),
}
const cursor = Type.Optional(Type.String({ description: 'What to ask with the next time.' }))

export const VerdictExport = Type.Object(
  {
    ...frame,
    verdicts: Type.Array(ExportedVerdict),
    counts: Type.Object({ verdicts: Count, current: Count }, { additionalProperties: false }),
    cursor,
  },
  { title: 'VerdictExport', additionalProperties: false },
)

export const RulingExport = Type.Object(
  {
    ...frame,
    rulings: Type.Array(ExportedRuling),
    counts: Type.Object({ rulings: Count, standing: Count }, { additionalProperties: false }),
    cursor,
  },
  { title: 'RulingExport', additionalProperties: false },
)

const LineBeside = [
  Type.Object({ tombstone: Tombstone }, { title: 'TombstoneLine', additionalProperties: false }),
  Type.Object({ cursor: Type.String() }, { title: 'CursorLine', additionalProperties: false }),
]

/** One line of an NDJSON export: a row or, asked with `since`, a tombstone or the last line, with the next cursor. */
export function LineOf<Row extends TSchema>(row: Row) {
  return Type.Union([row, ...LineBeside])
}
