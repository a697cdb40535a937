import type { ClaimFilter } from '../claims/claim.schema.ts'
import { all, type Sql, sql } from '../database/json.sql.ts'
import { reviewerName } from '../reviewers/reviewers.sql.ts'
import type { Reviewers } from './export.schema.ts'

/** The rows of an export, whatever they are. */

/** A reviewer by their id, as JSON: by name or by pseudonym. */
export type ReviewerJson = (id: Sql) => Sql

export const reviewersAs: Record<Reviewers, ReviewerJson> = {
  named: reviewerName,
  pseudonyms: (id) => sql`(select json_build_object('slug', pseudonym(rv.id), 'name', pseudonym(rv.id),
      'isExample', rv.is_example) from reviewer rv where rv.id = ${id})`,
}

/** One kind of row, in SQL. */
export interface Rows {
  /** Where they are taken from, with the names that the other parts use. */
  from: Sql
  id: Sql
  /** A column of another of these tables with the same value, which wants a bound of its own: PostgreSQL gives it none. */
  sameId?: Sql
  /** Whether it is what holds now, as a value. */
  stands: Sql
  /** The row as JSON. */
  json: (reviewer: ReviewerJson) => Sql
  conditions: (filter: ClaimFilter) => Sql[]
  /** Its tombstone as JSON where it is withdrawn, else null. */
  tombstone: Sql
  /** Ids of rows, and perhaps others, that changed after one event and until another. */
  touched: (after: string, until: string) => Sql
}

export interface Asked {
  filter: ClaimFilter
  /** What stands in the export for each row: the row's own JSON, or what a format needs instead. */
  json: Sql
}

/** Every row that fits, in the order in which they were recorded: its id, whether it stands, and its JSON. */
export function selectRows(
  { from, id, stands, conditions }: Rows,
  { filter, json }: Asked,
  more: Sql[] = [],
) {
  return sql`select ${id}, ${stands} as stands, ${json} as json
    from ${from} where ${all([...conditions(filter), ...more])} order by ${id}`
}

/** Rows that are withdrawn, of these: id and tombstone. */
export function selectTombstones({ from, id, tombstone }: Rows, ids: readonly string[]): Sql {
  return sql`select ${id}, ${tombstone} from ${from} where ${id} = any(${ids}::uuid[]) and ${tombstone} is not null`
}
