import type { TSchema } from 'typebox'
import { exportSchemas } from '../exports/schemas.ts'

/** JSON Schemas as documents of their own. */

/** Which there are: one for each export, format and version. */
export function listSchemas() {
  const items = exportSchemas.map(({ name, kind, format, version }) => ({
    ...{ name, export: kind, format, version },
    address: `/api/v1/schemas/${name}.json`,
  }))
  return { items, nextCursor: null }
}

/** One of them; undefined without such a name. */
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
