import { type Sql, sql } from '../database/json.sql.ts'

/** A reviewer by their id, as they stand beside what they did. */
export function reviewerName(id: Sql): Sql {
  return sql`(select json_build_object('slug', rv.slug, 'name', rv.name, 'isExample', rv.is_example)
    from reviewer rv where rv.id = ${id})`
}

/** The id of whoever asks, looked up once a statement; null for nobody, and for who has not done anything yet. */
export function viewerId(reviewer: { slug: string } | null): Sql {
  return sql`(select id from reviewer where slug = ${reviewer?.slug ?? null})`
}
