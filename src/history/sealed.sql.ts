import { sql } from '../database/json.sql.ts'
import type { BulkReading } from '../database/open.ts'
import { digestOfContent } from './digests.ts'

/** How many envelopes are read at once. */
const rowsAtOnce = 500

/** The first envelope or comment that is not what its digest was made over, in a sentence; undefined when there is none. */
export async function findBrokenSeal(database: BulkReading): Promise<string | undefined> {
  if (!(await hasEnvelopes(database))) return undefined
  const envelope = await findBrokenEnvelope(database)
  if (envelope) return `the envelope ${envelope} is not as it was sealed`
  const [comment] = await database.texts<[id: string]>(sql`
    select id::text from comment
    where digest <> encode(sha256(convert_to(salt || text, 'UTF8')), 'hex') order by id limit 1`)
  return comment && `the comment ${comment[0]} is not as it was written`
}

/** The tables of an old backup may be older than envelopes and comments. */
async function hasEnvelopes(database: BulkReading): Promise<boolean> {
  const [found] = await database.texts<[exists: string]>(
    sql`select to_regclass('public.judgement') is not null`,
  )
  return found?.[0] === 't'
}

type Envelope = [id: string, salt: string, digest: string, body: string]

async function findBrokenEnvelope(database: BulkReading): Promise<string | undefined> {
  for (let last: string | undefined = ''; last !== undefined; ) {
    const envelopes: Envelope[] = await database.texts<Envelope>(sql`
      select id::text, salt, digest, body::text from judgement
      where id::text > ${last} order by id::text limit ${rowsAtOnce}::int`)
    const broken = envelopes.find(
      ([, salt, digest, body]) => digestOfContent(salt, JSON.parse(body)) !== digest,
    )
    if (broken) return broken[0]
    last = envelopes.at(-1)?.[0]
  }
  return undefined
}
