import type { TSchema } from 'typebox'
import { schemaPath, VerdictExport } from '../exports/verdict-export.schema.ts'

/** JSON Schemas as documents of their own. */

export function verdictExportSchema(origin: string): TSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: origin + schemaPath,
    ...VerdictExport,
  }
}
