import type { IncomingHttpHeaders } from 'node:http'
import type { AccountName } from '../accounts/account.schema.ts'
import { hasAccounts } from '../accounts/accounts.ts'
import type { Role } from '../accounts/roles.ts'
import { digestOf } from '../accounts/secrets.ts'
import { findSessionHolder } from '../accounts/sessions.ts'
import { findTokenHolder } from '../accounts/tokens.ts'
import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import type { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { findOrRecordReviewer } from '../reviewers/reviewers.ts'
import type { CookieJar } from './cookies.ts'
import { noProof, notLoggedIn } from './unauthenticated.ts'

/** Who is asking. A desk without accounts is local and has one reviewer. */

export interface Identity {
  /** What it was proved by. */
  by: 'nobody' | 'local' | 'token' | 'session'
  role: Role
  /** A token may be for reading only. */
  mayWrite: boolean
  account: AccountName | null
  reviewer: ReviewerName | null
  /** The session's id, where it was proved by one. */
  session: string | null
}

/** Also who has just logged out. */
export const nobody: Identity = {
  ...{ by: 'nobody', role: 'nobody', mayWrite: true, account: null, reviewer: null, session: null },
}

const local: Identity = {
  ...{ by: 'local', role: 'administrator', mayWrite: true, account: null, session: null },
  reviewer: { slug: 'local', name: 'Local reviewer', isExample: false },
}

export interface Identities {
  /** @throws DomainError `unauthenticated` when a token is none, or no longer; a session that is over is nobody's. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>
  /** Asks the database anew: something about accounts may have changed. */
  forget(): void
}

/** How long an answer of the database about a proof is believed, and that there are no accounts. */
const believedMs = 2000
const aloneMs = 1000

/** Knows for a moment who has just asked, so that a reader of many pages is looked up once. */
export function createIdentities(database: Database, cookies: CookieJar): Identities {
  const known = new Map<string, { identity: Identity; until: number }>()
  let isShared = false
  let localUntil = 0
  let state = 0

  async function withoutProof(): Promise<Identity> {
    if (!isShared && Date.now() > localUntil) {
      isShared = await hasAccounts(database)
      localUntil = Date.now() + aloneMs
    }
    return isShared ? nobody : local
  }

  /** What was looked up while something changed is not kept. */
  async function lookUp(proof: string, find: Find): Promise<Identity | undefined> {
    const key = digestOf(proof)
    const found = known.get(key)
    if (found && found.until > Date.now()) return found.identity
    const stateBefore = state
    const identity = await find(database, proof)
    if (known.size > 10_000) known.clear()
    if (identity && state === stateBefore) known.set(key, { identity, until: Date.now() + believedMs })
    return identity
  }

  return {
    async identify(headers) {
      const token = bearerOf(headers)
      if (token !== undefined) {
        const holder = await lookUp(token, tokenIdentity)
        if (holder) return holder
        throw noProof()
      }
      const session = cookies.read(headers, 'session')
      return (session && (await lookUp(session, sessionIdentity))) || withoutProof()
    },
    forget() {
      state++
      known.clear()
      localUntil = 0
    },
  }
}

type Find = (database: Database, proof: string) => Promise<Identity | undefined>

/** The reviewer's id, for what is recorded in their name; undefined for nobody. */
export async function reviewerIdOf({ reviewer }: Identity, database: Database): Promise<string | undefined> {
  return reviewer ? findOrRecordReviewer(database, reviewer) : undefined
}

/** The same where the role makes sure that somebody asks. */
export async function knownReviewerIdOf(identity: Identity, database: Database): Promise<string> {
  const id = await reviewerIdOf(identity, database)
  if (id === undefined) throw notLoggedIn()
  return id
}

/** @throws DomainError `conflict` on a desk without accounts, `unauthenticated` for nobody. */
export function knownAccountOf({ account, by }: Identity): AccountName {
  if (account) return account
  throw by === 'local' ? withoutAccounts() : notLoggedIn()
}

async function tokenIdentity(database: Database, token: string): Promise<Identity | undefined> {
  const holder = await findTokenHolder(database, token)
  if (!holder) return undefined
  const { account, role, mayWrite } = holder
  return { ...personOf(account), by: 'token', role, mayWrite, session: null }
}

/** Who a session shows. */
export async function sessionIdentity(database: Database, session: string): Promise<Identity | undefined> {
  const holder = await findSessionHolder(database, session)
  if (!holder) return undefined
  const { account, id } = holder
  return { ...personOf(account), by: 'session', role: account.role, mayWrite: true, session: id }
}

function personOf({ id, email, reviewer }: AccountName & { reviewer: ReviewerName }) {
  const { slug, name, isExample } = reviewer
  return { account: { id, email }, reviewer: { slug, name, isExample } }
}

function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  if (authorization === undefined) return undefined
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
  if (!token) throw noProof()
  return token
}

function withoutAccounts(): DomainError {
  return new DomainError('conflict', {
    en: 'This desk has no accounts yet. Open the set-up address that its start has printed.',
    de: 'Hier gibt es noch keine Konten. Bitte die Einrichtungsadresse öffnen, die beim Start ausgegeben wurde.',
  })
}
