import { createHash, createHmac } from 'node:crypto'
import type { Request } from 'express'
import { sql } from '../database/json.sql.ts'
import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import type { Identity } from './identity.ts'
import { type Answer, type Route, textOf } from './route.ts'

/**
 * Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header): a request that is sent again under its key is
 * answered as it was the first time and has no second effect. Kept for 48 hours, in the transaction of the effect;
 * what was refused had no effect and is not kept. Neither the key nor the request can be read from what is kept.
 */
export interface Repeatable {
  owner: string
  /** SHA-256 of the key. */
  key: string
  /** HMAC-SHA-256 of address and body under the key: the same key for another request is refused. */
  requestSha256: string
}

/** The key that a POST came with. @throws DomainError `malformed` for one that is none. */
export function repeatableOf(request: Request, identity: Identity): Repeatable | undefined {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new DomainError('malformed', sentences.noKey)
  const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
  return {
    owner: identity.account?.id ?? identity.by,
    key: createHash('sha256').update(key).digest('hex'),
    requestSha256: createHmac('sha256', key).update(`${request.originalUrl}\n`).update(body).digest('hex'),
  }
}

const underWay = new Set<string>()

/** Does the work unless the same key is under way in this process. @throws DomainError `conflict` when it is. */
export async function once<Result>(repeatable: Repeatable, work: () => Promise<Result>): Promise<Result> {
  const name = JSON.stringify([repeatable.owner, repeatable.key])
  if (underWay.has(name)) throw new DomainError('conflict', sentences.underWay)
  underWay.add(name)
  try {
    return await work()
  } finally {
    underWay.delete(name)
  }
}

/**
 * What was answered under this key; undefined when nothing was.
 * @throws DomainError `invalid` when the key was used for another request, `conflict` when the answer was a secret.
 */
export async function findAnswer(
  { tables }: Database,
  { owner, key, requestSha256 }: Repeatable,
): Promise<Answer | undefined> {
  await tables.$executeRaw(sql`
    delete from idempotency_key where owner = ${owner} and key = ${key} and created_at < now() - interval '48 hours'`)
  const kept = await tables.idempotencyKey.findUnique({ where: { owner_key: { owner, key } } })
  if (!kept) return undefined
  if (kept.requestSha256 !== requestSha256) throw new DomainError('invalid', sentences.otherRequest)
  if (kept.answer === null) throw new DomainError('conflict', sentences.secret)
  return { json: kept.answer, ...(kept.location && { location: kept.location }), isReplayed: true }
}

/** Keeps what was answered, and forgets some of what is older than 48 hours. */
export async function keepAnswer(
  database: Database,
  repeatable: Repeatable,
  { answersSecret }: Route,
  answer: Answer,
): Promise<void> {
  const text = textOf(answer)
  const location = 'location' in answer ? answer.location : undefined
  await database.tables.idempotencyKey.create({
    data: { ...repeatable, answer: answersSecret ? null : text, location: location ?? null },
  })
  await database.tables.$executeRaw(sql`
    delete from idempotency_key where (owner, key) in (
      select owner, key from idempotency_key where created_at < now() - interval '48 hours' limit 100)`)
}

const sentences = {
  noKey: {
    en: 'An Idempotency-Key has 1 to 255 visible characters.',
    de: 'Ein Idempotency-Key hat 1 bis 255 sichtbare Zeichen.',
  },
  underWay: {
    en: 'A request with this Idempotency-Key is being worked on. Ask again in a moment.',
    de: 'Eine Anfrage mit diesem Idempotency-Key ist gerade in Arbeit. Bitte gleich noch einmal fragen.',
  },
  otherRequest: {
    en: 'This Idempotency-Key was used for another request. Take a new one.',
    de: 'Dieser Idempotency-Key gehört zu einer anderen Anfrage. Bitte einen neuen nehmen.',
  },
  secret: {
    en: 'This was done already. Its answer held a secret, which was shown once and is not kept.',
    de: 'Das ist schon geschehen. Die Antwort enthielt ein Geheimnis, das einmal gezeigt und nicht aufbewahrt wird.',
  },
}
