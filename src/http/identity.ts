import type { IncomingHttpHeaders } from 'node:http'
import type { AccountName } from '../accounts/account.schema.ts'
import { hasAccounts } from '../accounts/accounts.ts'
import { may, type Role } from '../accounts/roles.ts'
import { digestOf } from '../accounts/secrets.ts'
import { findTokenHolder } from '../accounts/tokens.ts'
import type { Database } from '../database/open.ts'
import { DomainError } from '../errors.ts'
import type { ReviewerName } from '../reviewers/reviewer.schema.ts'
import { findOrRecordReviewer } from '../reviewers/reviewers.ts'

/** Who is asking, and whether they may: the one place that decides. A desk without accounts is local and has one reviewer. */

export interface Identity {
  /** What it was proved by. */
  by: 'nobody' | 'local' | 'token'
  role: Role
  /** A token may be for reading only. */
  mayWrite: boolean
  account: AccountName | null
  reviewer: ReviewerName | null
}

const nobody: Identity = { by: 'nobody', role: 'nobody', mayWrite: true, account: null, reviewer: null }

const local: Identity = {
  by: 'local',
  role: 'administrator',
  mayWrite: true,
  account: null,
  reviewer: { slug: 'local', name: 'Local reviewer', isExample: false },
}

export interface Identities {
  /** @throws DomainError `unauthenticated` when what is shown as a proof is none, or no longer. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>
  /** Asks the database anew: something about accounts may have changed. */
  forget(): void
}

/** How long an answer of the database about a proof, or about there being no accounts, is believed. */
const believedMs = 2000

/** Knows for a moment who has just asked, so that a reader of many pages is looked up once. */
export function createIdentities(database: Database): Identities {
  const known = new Map<string, { identity: Identity; until: number }>()
  let isShared = false
  let localUntil = 0

  async function withoutProof(): Promise<Identity> {
    if (!isShared && Date.now() > localUntil) {
      isShared = await hasAccounts(database)
      localUntil = Date.now() + believedMs
    }
    return isShared ? nobody : local
  }

  return {
    async identify(headers) {
      const proof = bearerOf(headers)
      if (proof === undefined) return withoutProof()
      const key = digestOf(proof)
      const found = known.get(key)
      if (found && found.until > Date.now()) return found.identity
      if (known.size > 10_000) known.clear()
      const identity = await holderOf(database, proof)
      known.set(key, { identity, until: Date.now() + believedMs })
      return identity
    },
    forget() {
      known.clear()
      localUntil = 0
    },
  }
}

/** @throws DomainError `unauthenticated` for nobody, `forbidden` for too low a role or a token that only reads. */
export function requireRole(identity: Identity, needed: Role, isWriting: boolean): void {
  if (!may(identity.role, needed)) throw identity.role === 'nobody' ? notLoggedIn() : tooLow(needed)
  if (isWriting && !identity.mayWrite) throw onlyReading()
}

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

async function holderOf(database: Database, proof: string): Promise<Identity> {
  const holder = await findTokenHolder(database, proof)
  if (!holder) throw noProof()
  const { id, email, role, reviewer } = holder.account
  const { slug, name, isExample } = reviewer
  return {
    by: 'token',
    role,
    mayWrite: holder.mayWrite,
    account: { id, email },
    reviewer: { slug, name, isExample },
  }
}

function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  if (authorization === undefined) return undefined
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
  if (!token) throw noProof()
  return token
}

function notLoggedIn(): DomainError {
  return new DomainError('unauthenticated', { en: 'Log in first.', de: 'Bitte zuerst anmelden.' })
}

function noProof(): DomainError {
  return new DomainError('unauthenticated', {
    en: 'This token is not known, has expired or was revoked.',
    de: 'Dieses Token ist nicht bekannt, abgelaufen oder widerrufen.',
  })
}

function tooLow(needed: Role): DomainError {
  return new DomainError('forbidden', {
    en: `This needs the role ${needed} or a higher one.`,
    de: `Dafür braucht es die Rolle ${needed} oder eine höhere.`,
  })
}

function onlyReading(): DomainError {
  return new DomainError('forbidden', {
    en: 'This token is for reading only.',
    de: 'Dieses Token ist nur zum Lesen.',
  })
}
