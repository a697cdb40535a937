import { jsonArray, sql } from '../database/json.sql.ts'
import type { BulkReading, Reading } from '../database/open.ts'
import type { Change, EventContent } from './chain.ts'

/** A row of `event_change ch`. */
export const changeJson = sql`json_build_object('table', ch.table_name, 'key', ch.row_key, 'before', ch.before, 'after', ch.after)`

/** The rows that an event changed, in the order in which it changed them. */
export async function readChanges(database: Reading, event: number): Promise<Change[]> {
  const answer = await database.json(
    sql`select ${jsonArray(sql`${changeJson} order by ch.ordinal`, sql`from event_change ch where ch.event = ${event}::bigint`)}`,
  )
  return answer ? JSON.parse(answer.json) : []
}

/** Whether anything was changed under an event. */
export async function hasChanged(database: Reading, event: number): Promise<boolean> {
  const change = sql`select 'true' from event_change where event = ${event}::bigint limit 1`
  return (await database.json(change)) !== undefined
}

/** An event as it is kept. */
export interface KeptEvent {
  content: EventContent
  hash: string
}

/** The next events after a number, with all that their hashes were made over. */
export async function readEvents(database: BulkReading, after: number, limit: number): Promise<KeptEvent[]> {
  const rows = await database.texts<[content: string, hash: string]>(sql`
    select json_build_object('number', e.number, 'at', stamp_text(e.at), 'action', e.action,
      'reviewer', e.reviewer_id, 'requestId', e.request_id, 'changes', ${jsonArray(sql`${changeJson} order by ch.ordinal`, sql`from event_change ch where ch.event = e.number`)},
      'previousHash', e.previous_hash), e.hash
    from event e where e.number > ${after}::bigint order by e.number limit ${limit}::int`)
  return rows.map(([content, hash]) => ({ content: JSON.parse(content), hash }))
}
