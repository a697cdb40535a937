import { sql } from '../database/json.sql.ts'
import type { Database, OpenDatabase } from '../database/open.ts'
import { turnNumber } from '../database/past.ts'
import { type EventContent, firstPreviousHash, hashOf } from './chain.ts'
import { hasChanged, readChanges } from './events.sql.ts'

/** Who changes something, in which act. */
export interface Author {
  /** What is done, like `POST /speakers`. */
  action: string
  requestId?: string
  /** The id of the reviewer who does it; undefined for the service itself. Asked only when something has changed. */
  reviewerId?: (database: Database) => Promise<string | undefined>
}

/**
 * Does `work` in one transaction and writes down what it changed, as one event; nothing when it changed nothing. All
 * who change something take turns, in this process and on the database, so that events have one order.
 */
export function recordChange<Result>(
  database: OpenDatabase,
  author: Author,
  work: (inside: Database) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (inside) => {
    const turn = await beginEvent(inside)
    const result = await work(inside)
    await writeEvent(inside, turn, author)
    return result
  })
}

type Turn = Pick<EventContent, 'number' | 'at' | 'previousHash'>

/** Waits for its turn. Events lie at least a millisecond apart, so that a time names one state of the record. */
async function beginEvent(database: Database): Promise<Turn> {
  await database.rows(sql`select pg_advisory_xact_lock(${turnNumber}::bigint)::text as locked`)
  const [turn] = await database.rows<{ number: number; at: string; previousHash: string }>(sql`
    with last as (select number, at, hash from event order by number desc limit 1),
    turn as (
      select coalesce((select number from last), 0) + 1 as number,
        greatest(date_trunc('milliseconds', clock_timestamp()), (select at + interval '1 ms' from last)) as at)
    select number::int as number, stamp_text(at) as at,
      coalesce((select hash from last), ${firstPreviousHash}) as "previousHash",
      set_config('beleg.event', number::text, true) from turn`)
  if (!turn) throw new Error('There is always a next event')
  return { number: turn.number, at: turn.at, previousHash: turn.previousHash }
}

async function writeEvent(database: Database, turn: Turn, author: Author): Promise<void> {
  if (!(await hasChanged(database, turn.number))) return
  // First, for it may record one.
  const reviewer = (await author.reviewerId?.(database)) ?? null
  const changes = await readChanges(database, turn.number)
  const event = { ...turn, action: author.action, reviewer, requestId: author.requestId ?? null, changes }
  await database.rows(sql`
    insert into event (number, at, action, reviewer_id, request_id, previous_hash, hash)
    values (${turn.number}::bigint, ${turn.at}::timestamptz, ${event.action}, ${reviewer}::uuid, ${event.requestId},
      ${turn.previousHash}, ${hashOf(event)}) returning true as written`)
}
