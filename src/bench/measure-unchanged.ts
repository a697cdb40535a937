import { setTimeout as sleep } from 'node:timers/promises'
import { claimsPath } from './claims-statement.ts'
import { ask } from './load.ts'
import { onDatabase, type Place } from './place.ts'
import type { Running } from './processes.ts'
import { slugOf } from './skew.ts'

/** PostgreSQL's processes report what they did within ten seconds of falling idle. */
const reportMs = 11_000

export interface UnchangedFigures {
  /** Answers a second to a reader who has them not, and to one who has. */
  wholePerSecond: number
  unchangedPerSecond: number
  /** Of the second reader's answers, those with a body after all. */
  answeredWhole: number
  unchanged: number
  /** How often a table or index of the desk was scanned meanwhile. */
  scansForWhole: number
  scansForUnchanged: number
}

/** `GET claims` when nothing has changed: answered 304 by its ETag, without PostgreSQL being asked for rows. */
export async function measureUnchanged(
  service: Running,
  place: Place,
  seconds: number,
): Promise<UnchangedFigures> {
  const path = claimsPath(slugOf(1))
  const before = await countScans(place)
  const whole = await ask(service.origin, [path], seconds)
  const between = await countScans(place)
  const tag = (await fetch(service.origin + path)).headers.get('etag')
  if (!tag) throw new Error(`${path} has no ETag`)
  const again = await ask(service.origin, [path], seconds, { 'If-None-Match': tag })
  const after = await countScans(place)
  return {
    wholePerSecond: whole.perSecond,
    unchangedPerSecond: again.perSecond,
    answeredWhole: again.whole,
    unchanged: again.unchanged,
    scansForWhole: between - before,
    scansForUnchanged: after - between,
  }
}

async function countScans({ kind, url }: Place): Promise<number> {
  if (kind === 'server') await sleep(reportMs)
  return onDatabase(url, async (client) => {
    // The embedded database's one session reports when it is told to.
    if (kind === 'embedded') await client.query('select pg_stat_force_next_flush()')
    const { rows } = await client.query<{ scans: string }>(
      "select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)) as scans from pg_stat_user_tables where schemaname = 'public'",
    )
    return Number(rows[0]?.scans)
  })
}
