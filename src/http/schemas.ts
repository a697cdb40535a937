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
