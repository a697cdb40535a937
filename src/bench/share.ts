import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageFolder } from '../database/package-folder.ts'
import { makeEmbeddedPlace, makeServerPlace, onDatabase, type Place } from './place.ts'
import { type Running, startService } from './processes.ts'
import { undoLater } from './undo.ts'

const run = promisify(execFile)

/** A copy of a desk that several share: who asks needs a token, and what was judged has published rulings. */
export interface SharedDesk {
  service: Running
  headers: Record<string, string>
}

/** Copies a filled desk on which no service runs. */
export async function copyPlace({ kind, url, settings }: Place): Promise<Place> {
  if (kind === 'server') return makeServerPlace(url, 'shared', new URL(url).pathname.slice(1))
  const copy = await makeEmbeddedPlace()
  await cp(settings.BELEG_HOME ?? '', copy.settings.BELEG_HOME ?? '', { recursive: true })
  return copy
}

/** Gives it an account and, for every tenth verdict on a claim, a review with a published ruling. */
export async function shareDesk(place: Place): Promise<SharedDesk> {
  const token = await createReader(place)
  const filling = await startService(place)
  try {
    await onDatabase(place.url, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query(rulingsSql)
      await client.query('vacuum analyze')
    })
  } finally {
    await filling.stop()
  }
  const service = await startService(place)
  undoLater(service.stop)
  return { service, headers: { authorization: `Bearer ${token}` } }
}

async function createReader({ settings }: Place): Promise<string> {
  const words = ['account', 'create', 'reader@bench.example', '--role', 'administrator', '--token']
  const { stdout } = await run(process.execPath, [join(packageFolder, 'dist/main.js'), ...words], {
    env: { ...process.env, ...settings },
  })
  return stdout.trim().split(/\s+/).at(-1) ?? ''
}

const rulingsSql = `
  with judged as (
    select gen_random_uuid() as review, gen_random_uuid() as ruling, v.claim_id, v.rating_id, v.reviewer_id
    from (select distinct on (claim_id) claim_id, rating_id, reviewer_id from verdict
      where claim_id is not null and hashtext(claim_id::text) % 10 = 0) v
  ), reviews as (
    insert into review (id, claim_id, aspect, reviewers, state, cycle, opened_by_id)
    select review, claim_id, 'TRUTH', 2, 'PUBLISHED', 1, reviewer_id from judged
  ), rulings as (
    insert into ruling (id, review_id, aspect, number, cycle, rating_id, summary, text, method, ruled_by_id)
    select ruling, review, 'TRUTH', 1, 1, rating_id, 'What the desk says.', 'At length.', 'AGREED', reviewer_id from judged
  )
  insert into publication (ruling_id, by_id) select ruling, reviewer_id from judged`
