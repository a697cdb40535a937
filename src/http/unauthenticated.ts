import { DomainError } from '../errors.ts'

/** Why the service does not know who asks, in sentences. */

export function notLoggedIn(): DomainError {
  return new DomainError('unauthenticated', { en: 'Log in first.', de: 'Bitte zuerst anmelden.' })
}

export function noProof(): DomainError {
  return new DomainError('unauthenticated', {
    en: 'This token is not known, has expired or was revoked.',
    de: 'Dieses Token ist nicht bekannt, abgelaufen oder widerrufen.',
  })
}
