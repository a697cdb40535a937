import { may, type Role } from '../accounts/roles.ts'
import { DomainError } from '../errors.ts'
import { isFromOwnPage } from './foreign.ts'
import type { Identity } from './identity.ts'
import type { Route } from './route.ts'
import { notLoggedIn } from './unauthenticated.ts'

/** Whether who asks may: the one place that decides, from what stands in the list of routes. */

interface Asked {
  method: string
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | string[] | undefined }
}

/**
 * @throws DomainError `unauthenticated` for nobody; `forbidden` for too low a role, for a token that only reads or
 * where a route wants a browser that is logged in, and for a change with a cookie that no page of ours has sent.
 */
export function requirePermission(
  identity: Identity,
  route: Pick<Route, 'method' | 'role' | 'bySession'>,
  asked: Asked,
): void {
  const isWriting = route.method !== 'get'
  if (!may(identity.role, route.role)) throw identity.role === 'nobody' ? notLoggedIn() : tooLow(route.role)
  if (identity.by === 'session' && isWriting && !isFromOwnPage(asked)) throw fromNowhere()
  if (isWriting && !identity.mayWrite) throw onlyReading()
  if (route.bySession && identity.by === 'token') throw onlyBySession()
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

/** Else a token could make itself another one that may more and ends later. */
function onlyBySession(): DomainError {
  return new DomainError('forbidden', {
    en: 'This is not possible with a token, only for who has logged in.',
    de: 'Das geht nicht mit einem Token, nur nach einer Anmeldung.',
  })
}

function fromNowhere(): DomainError {
  return new DomainError('forbidden', {
    en: 'This request does not say that it comes from a page of this desk, so nothing was changed.',
    de: 'Diese Anfrage sagt nicht, dass sie von einer Seite dieser Redaktion kommt, deshalb wurde nichts geändert.',
  })
}
