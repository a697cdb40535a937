import { createHash } from 'node:crypto'
import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'

/**
 * Attempts to log in, counted for the account tried and for the address they come from. After some failures the door
 * stays closed for a second, and after each further one twice as long. Kept in the database, so a restart changes
 * nothing. An attempt is counted before it is known whether it fails: a hundred at once are not a hundred guesses.
 */
export interface Attempt {
  account: string
  address: string
}

/** An address may be a whole newsroom's. */
const freeFailures = { account: 5, address: 30 }
const longestSeconds = 900
const forgottenAfterSeconds = 3600

/** @returns the counters that were raised. @throws DomainError `too-many` with when to come back. */
export async function beginAttempt(
  database: Database,
  { email, address }: { email: string; address: string },
) {
  const attempt = { account: nameOf('account', email), address: nameOf('address', address) }
  await count(database, attempt.address, freeFailures.address)
  try {
    await count(database, attempt.account, freeFailures.account)
  } catch (error) {
    await takeBack(database, [attempt.address])
    throw error
  }
  return attempt
}

/** Nothing was tried after all. */
export function withdrawAttempt(database: Database, { account, address }: Attempt): Promise<void> {
  return takeBack(database, [account, address])
}

/** Who logs in starts anew; their address does not, or one account of one's own would open it for guessing. */
export async function endAttempt(database: Database, { account, address }: Attempt): Promise<void> {
  await database.rows(sql`delete from login_throttle where sha256 = ${account} returning true as done`)
  await takeBack(database, [address])
}

async function count(database: Database, name: string, free: number): Promise<void> {
  const [counted] = await database.rows(sql`
    insert into login_throttle as t (sha256, failures, last_failed_at, closed_until)
    values (${name}, 1, now(), ${open})
    on conflict (sha256) do update set last_failed_at = now(),
      failures = case when ${isForgotten} then 1 else t.failures + 1 end,
      closed_until = case when ${isForgotten} or t.failures + 1 < ${free}::int then ${open}
        else now() + least(power(2, least(t.failures + 1 - ${free}::int, 20)), ${longestSeconds}::int) * interval '1 second' end
    where t.closed_until <= now()
    returning failures`)
  if (!counted) throw closed(await secondsLeft(database, name))
  await database.rows(
    sql`delete from login_throttle t where ${isForgotten} and sha256 <> ${name} returning true as done`,
  )
}

const open = sql`to_timestamp(0)`

const isForgotten = sql`t.last_failed_at < now() - ${forgottenAfterSeconds}::int * interval '1 second'`

async function secondsLeft(database: Database, name: string): Promise<number> {
  const [left] = await database.rows<{ seconds: number }>(sql`
    select ceil(extract(epoch from closed_until - now()))::int as seconds from login_throttle where sha256 = ${name}`)
  return Math.max(left?.seconds ?? 1, 1)
}

/** The door opens with it, unless others have failed before. */
async function takeBack(database: Database, names: string[]): Promise<void> {
  await database.rows(sql`
    update login_throttle set failures = greatest(failures - 1, 0), closed_until = ${open}
    where sha256 = any(${names}) returning true as done`)
}

/** A digest, for in the field for the address some people type their password. */
function nameOf(kind: keyof typeof freeFailures, name: string): string {
  return createHash('sha256').update(`${kind} ${name}`).digest('hex')
}

function closed(seconds: number): DomainError {
  const sentence = {
    en: `Too many attempts failed. Try again in ${seconds} seconds.`,
    de: `Zu viele Versuche sind fehlgeschlagen. Bitte in ${seconds} Sekunden noch einmal versuchen.`,
  }
  return new DomainError('too-many', sentence, [], seconds)
}
