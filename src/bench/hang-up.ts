import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { onDatabase, type Place } from './place.ts'

const times = 5
const readFirst = 2 ** 20
const watchMs = 1500

/**
 * Begins an export, reads a megabyte (or all, where it is less) and hangs up. @returns the most milliseconds, of several
 * times, until PostgreSQL does nothing for it any more; of the embedded database, whose one session does not say what
 * it does, until somebody else has an answer.
 */
export async function measureHangUp(
  origin: string,
  path: string,
  headers: Record<string, string>,
  place: Place,
): Promise<number> {
  const free = place.kind === 'server' ? untilIdle : () => untilAnswered(origin, headers)
  let most = 0
  await onDatabase(place.url, async (client) => {
    for (let nth = 0; nth < times; nth += 1) {
      const response = await beginReading(origin + path, headers)
      response.destroy()
      most = Math.max(most, await free(client))
    }
  })
  return most
}

async function beginReading(address: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [response] = (await once(get(address, { headers }), 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`)
  let bytes = 0
  response.on('error', () => {})
  for await (const piece of response.iterator({ destroyOnReturn: false })) {
    bytes += piece.length
    if (bytes >= readFirst) break
  }
  return response
}

/** When it was last seen at work: between two batches it is idle for a moment. */
async function untilIdle(client: pg.Client): Promise<number> {
  const startedAt = performance.now()
  let busyAt = startedAt
  while (performance.now() - startedAt < watchMs) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where datname = current_database() and application_name = 'beleg'
       and state <> 'idle'`,
    )
    if (rowCount) busyAt = performance.now()
    await sleep(5)
  }
  return busyAt - startedAt
}

async function untilAnswered(origin: string, headers: Record<string, string>): Promise<number> {
  const startedAt = performance.now()
  await (await fetch(`${origin}/api/v1/speakers?limit=1`, { headers })).text()
  return performance.now() - startedAt
}
