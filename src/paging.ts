import { type Sql, sql } from './database/json.sql.ts'
import type { JsonAnswer, Reading } from './database/open.ts'
import { DomainError } from './errors.ts'

/** Keyset paging: a page begins after the sort key of the last row before it, so rows added meanwhile shift nothing. */
export interface Page {
  limit: number
  /** The sort key to begin after; empty on the first page. */
  after: readonly string[]
}

export interface Paging {
  limit?: number
  cursor?: string
}

/** How many are on a page. */
export function limitOf({ limit = 50 }: Paging): number {
  return limit
}

/** What each part of a sort key must look like. */
export type KeyPart = 'text' | 'id' | 'number'

/** @throws DomainError `malformed` when the cursor is not one that this list gave. */
export function readPage(paging: Paging, ...parts: KeyPart[]): Page {
  const limit = limitOf(paging)
  const after = paging.cursor === undefined ? [] : keyFrom(paging.cursor)
  if (
    after.length > 0 &&
    !(after.length === parts.length && after.every((part, nth) => fits(part, parts[nth])))
  ) {
    throw foreignCursor()
  }
  return { limit, after: after as Page['after'] }
}

export interface Listing {
  /** The item as JSON. */
  select: Sql
  /** The item's sort key as a JSON array, in the order of `order`. */
  key: Sql
  from: Sql
  order: Sql
}

/** One statement that answers `{ items, nextCursor }`. */
export function pageOf(database: Reading, { limit }: Page, listing: Listing): Promise<JsonAnswer> {
  return answered(
    database.json(sql`
      select json_build_object(
        'items', coalesce(json_agg(item order by nth) filter (where nth <= ${limit}::int), '[]'::json),
        'nextCursor', case when count(*) > ${limit}::int then
          min(${cursorText(sql`key`)}) filter (where nth = ${limit}::int) end)
      from (
        select ${listing.select} as item, ${listing.key} as key, row_number() over (order by ${listing.order}) as nth
        from ${listing.from}
        order by ${listing.order}
        limit ${limit + 1}::int
      ) page`),
  )
}

/** A statement that always has a row. */
export async function answered(answer: Promise<JsonAnswer | undefined>): Promise<JsonAnswer> {
  const found = await answer
  if (!found) throw new Error('The statement gave no row')
  return found
}

/** A sort key as it stands in `nextCursor`: its JSON in base64url, so that nobody takes it apart. */
export function cursorText(key: Sql): Sql {
  return sql`translate(encode(convert_to(${key}::text, 'UTF8'), 'base64'), E'+/=\n', '-_')`
}

/** The sort key in a cursor, not yet checked. @throws DomainError `malformed`. */
export function keyFrom(cursor: string): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length > 0) return key
  } catch {
    // Not JSON: refused below like any other cursor that is none of ours.
  }
  throw foreignCursor()
}

function fits(value: unknown, part: KeyPart | undefined): boolean {
  if (typeof value !== 'string' || value.length > 500 || value.includes('\0') || !value.isWellFormed())
    return false
  if (part === 'number') return /^\d{1,15}$/.test(value)
  return part === 'text' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

export function foreignCursor(): DomainError {
  return new DomainError('malformed', {
    en: 'This cursor does not belong to this list. Begin without one.',
    de: 'Dieser Cursor gehört nicht zu dieser Liste. Bitte ohne ihn beginnen.',
  })
}
