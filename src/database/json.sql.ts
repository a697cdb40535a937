import { Prisma } from './generated/client.ts'

export type Sql = ReturnType<typeof Prisma.sql>
export const { sql, join, empty, raw } = Prisma

/** The rows of `select <value> … ` as one JSON array, `[]` where there are none. */
export function jsonArray(value: Sql, rest: Sql): Sql {
  return sql`coalesce((select json_agg(${value}) ${rest}), '[]'::json)`
}

/** All conditions, or `true` where there are none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? sql`(${join(conditions, ' and ')})` : sql`true`
}
