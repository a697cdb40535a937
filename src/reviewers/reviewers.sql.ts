import { jsonArray, type Sql, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { answered } from '../paging.ts'

/** A reviewer by their id, as they stand beside what they did. */
export function reviewerName(id: Sql): Sql {
  return sql`(select json_build_object('slug', rv.slug, 'name', rv.name, 'isExample', rv.is_example)
    from reviewer rv where rv.id = ${id})`
}

/** The id of whoever asks, looked up once a statement; null for nobody, and for who has not done anything yet. */
export function viewerId(reviewer: { slug: string } | null): Sql {
  return sql`(select id from reviewer where slug = ${reviewer?.slug ?? null})`
}

/** Everybody who can log in, by name: whom one may mention, and an editor ask to judge. */
export function listColleagues(database: Reading): Promise<JsonAnswer> {
  const colleague = sql`json_build_object('slug', rv.slug, 'name', rv.name, 'role', ac.role)`
  return answered(
    database.json(
      sql`select json_build_object('items', ${jsonArray(
        sql`${colleague} order by rv.name, rv.slug`,
        sql`from account ac join reviewer rv on rv.id = ac.reviewer_id where ac.disabled_at is null`,
      )}, 'nextCursor', null)`,
    ),
  )
}
