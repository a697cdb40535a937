import type { TSchema } from 'typebox'
import { schemaPath, VerdictExport } from '../exports/verdict-export.schema.ts'

/** JSON Schemas as documents of their own. */

export function verdictExportSchema(origin: string): TSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: origin + schemaPath,
    ...withUsualFormats(VerdictExport),
  }
}

/** Formats that JSON Schema itself knows. A reader's validator may refuse others. */
const usualFormats: unknown[] = ['date', 'date-time', 'uuid']

function withUsualFormats<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (name, value) =>
    name === 'format' && typeof value === 'string' && !usualFormats.includes(value) ? undefined : value,
  )
}
