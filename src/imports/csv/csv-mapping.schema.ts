import { type Static, Type } from 'typebox'

/** What a column of a table can be. */
export const CsvField = Type.Enum(
  [
    ...(['speaker', 'role', 'words', 'claim', 'language', 'saidAt', 'occasion'] as const),
    ...(['url', 'title', 'publisher'] as const),
    ...(['reviewPublisher', 'reviewLabel', 'reviewUrl', 'reviewedAt'] as const),
  ],
  { title: 'CsvField' },
)
export type CsvField = Static<typeof CsvField>

const column = Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 }))

export const CsvMapping = Type.Object(
  Object.fromEntries(CsvField.enum.map((field) => [field, column])) as Record<CsvField, typeof column>,
  { title: 'CsvMapping', description: 'Our field, and the column that it is.', additionalProperties: false },
)
export type CsvMapping = Static<typeof CsvMapping>
