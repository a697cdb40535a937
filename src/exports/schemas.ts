import type { TSchema } from 'typebox'
import { DeskExport, DeskLine, deskSchemaName } from '../desk-export/desk-export.schema.ts'
import type { Form } from './format.ts'
import {
  deskFormatNames,
  type ExportKind,
  exportKinds,
  type FormatName,
  formatNames,
} from './format-names.ts'
import { formats } from './formats.ts'

/** The schemas of exports, one for each kind, format and version. */

export interface ExportSchema {
  /** Like verdicts-json-2. */
  name: string
  kind: ExportKind | 'desk'
  format: FormatName
  version: number
  schema: TSchema
}

export const exportSchemas: readonly ExportSchema[] = [
  ...exportKinds.flatMap((kind) =>
    formatNames[kind].map((format) => {
      const { version, schema } = formOf(kind, format)
      return { name: schemaName(kind, format), kind, format, version, schema }
    }),
  ),
  ...deskFormatNames.map((format) => {
    const schema = { json: DeskExport, ndjson: DeskLine }[format]
    return { name: deskSchemaName(format), kind: 'desk' as const, format, version: 1, schema }
  }),
]

/** How a format writes a kind. */
export function formOf(kind: ExportKind, format: FormatName): Form {
  const form = formats[format].of[kind]
  if (!form) throw new Error(`${format} has no form for ${kind}`)
  return form
}

export function schemaName(kind: ExportKind, format: FormatName): string {
  return `${kind}-${format}-${formOf(kind, format).version}`
}

/** Where the schema is served: a path, for a desk has many addresses. */
export function schemaPath(kind: ExportKind, format: FormatName): string {
  return `/api/v1/schemas/${schemaName(kind, format)}.json`
}

/** One of them as a document of its own; undefined without such a name. @param origin where it is served. */
export function readSchema(name: string, origin: string): TSchema | undefined {
  const found = exportSchemas.find((one) => one.name === name)
  return (
    found && {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `${origin}/api/v1/schemas/${name}.json`,
      ...withUsualFormats(found.schema),
    }
  )
}

/** Formats that JSON Schema itself knows. A reader's validator may refuse others. */
const usualFormats: unknown[] = ['date', 'date-time', 'uuid']

function withUsualFormats<Schema>(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (name, value) =>
    name === 'format' && typeof value === 'string' && !usualFormats.includes(value) ? undefined : value,
  )
}
