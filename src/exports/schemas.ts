import type { TSchema } from 'typebox'
import { type ExportKind, exportKinds, type FormatName, formatNames } from './format-names.ts'
import { type Form, formats } from './formats.ts'

/** The schemas of exports, one for each kind, format and version. */

export interface ExportSchema {
  /** Like verdicts-json-2. */
  name: string
  kind: ExportKind
  format: FormatName
  version: number
  schema: TSchema
}

export const exportSchemas: readonly ExportSchema[] = exportKinds.flatMap((kind) =>
  formatNames[kind].map((format) => {
    const { version, schema } = formOf(kind, format)
    return { name: `${kind}-${format}-${version}`, kind, format, version, schema }
  }),
)

/** How a format writes a kind. */
export function formOf(kind: ExportKind, format: FormatName): Form {
  const form = formats[format].of[kind]
  if (!form) throw new Error(`${format} has no form for ${kind}`)
  return form
}

/** Where the schema is served: a path, for a desk has many addresses. */
export function schemaPath(kind: ExportKind, format: FormatName): string {
  return `/api/v1/schemas/${kind}-${format}-${formOf(kind, format).version}.json`
}
