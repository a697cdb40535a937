import { jsonArray, sql } from '../database/json.sql.ts'
import type { JsonAnswer, Reading } from '../database/open.ts'
import { answered, type Page, pageOf } from '../paging.ts'
import { idleHours } from './sessions.ts'

/** All accounts by e-mail address. */
export function listAccounts(database: Reading, page: Page): Promise<JsonAnswer> {
  const [email] = page.after
  return pageOf(database, page, {
    select: accountJson,
    key: sql`json_build_array(a.email)`,
    from: sql`account a join reviewer v on v.id = a.reviewer_id where ${email === undefined ? sql`true` : sql`a.email > ${email}`}`,
    order: sql`a.email`,
  })
}

export function readAccount(database: Reading, id: string): Promise<JsonAnswer | undefined> {
  return database.json(
    sql`select ${accountJson} from account a join reviewer v on v.id = a.reviewer_id where a.id = ${id}::uuid`,
  )
}

/** Those of an account that are not over, the last used first; `current` is the one that asks. */
export function listSessions(database: Reading, accountId: string, current: string): Promise<JsonAnswer> {
  const session = sql`json_build_object('id', s.id, 'agent', s.agent, 'createdAt', stamp_text(s.created_at),
    'lastUsedAt', stamp_text(s.last_used_at), 'endsAt', stamp_text(s.ends_at), 'isCurrent', s.id::text = ${current})`
  return answered(
    database.json(
      sql`select json_build_object('items', ${jsonArray(
        sql`${session} order by s.last_used_at desc, s.id`,
        sql`from session s where s.account_id = ${accountId}::uuid and s.ends_at > now()
          and s.last_used_at > now() - ${idleHours}::int * interval '1 hour'`,
      )})`,
    ),
  )
}

/** All tokens of an account, the newest first. */
export function listTokens(database: Reading, accountId: string): Promise<JsonAnswer> {
  return answered(
    database.json(
      sql`select json_build_object('items', ${jsonArray(
        sql`json_build_object(${tokenFields}) order by t.id desc`,
        sql`from api_token t where t.account_id = ${accountId}::uuid`,
      )})`,
    ),
  )
}

/** One token with the secret that only whoever has just made it knows. */
export function readIssuedToken(database: Reading, id: string, token: string): Promise<JsonAnswer> {
  return answered(
    database.json(
      sql`select json_build_object(${tokenFields}, 'token', ${token}::text) from api_token t where t.id = ${id}::uuid`,
    ),
  )
}

const tokenFields = sql`'id', t.id, 'name', t.name, 'scope', t.scope, 'role', t.role,
  'createdAt', stamp_text(t.created_at), 'expiresAt', stamp_text(t.expires_at),
  'revokedAt', stamp_text(t.revoked_at), 'lastUsedAt', stamp_text(t.last_used_at)`

const accountJson = sql`json_build_object('id', a.id, 'email', a.email, 'role', a.role,
  'reviewer', json_build_object('slug', v.slug, 'name', v.name),
  'createdAt', stamp_text(a.created_at), 'disabledAt', stamp_text(a.disabled_at),
  'hasPassword', exists (select from password p where p.account_id = a.id),
  'hasSecondFactor', exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null),
  'isInvited', exists (select from invitation i where i.account_id = a.id and i.ends_at > now()))`
