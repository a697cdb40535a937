/** What can be wrong with a request, in the words of the domain; http/problem.ts knows the status codes. */
export type ErrorKind =
  | 'malformed' // not readable: bad JSON, bad encoding, a bad parameter
  | 'invalid' // readable, but not something that can be recorded
  | 'not-found'
  | 'conflict' // at odds with what is recorded
  | 'unauthenticated' // nobody is logged in, or the proof of it is none
  | 'second-factor' // the password is right, a code is needed as well
  | 'forbidden'
  | 'too-many' // tried too often; later it is possible again
  | 'wrong-method'
  | 'wrong-media-type'
  | 'too-large'
  | 'precondition-required' // a change that does not say which state it changes
  | 'precondition-failed' // the state it was to change is no longer the present one
  | 'unavailable'

/** A sentence for people in both languages of the desk. */
export interface Sentence {
  en: string
  de: string
}

/** One field that must be mended; `pointer` is a JSON Pointer (RFC 6901) into the body. */
export interface FieldError {
  pointer: string
  sentence: Sentence
}

export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly sentence: Sentence,
    readonly fields: FieldError[] = [],
    /** When it makes sense to ask again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(sentence.en)
    this.name = 'DomainError'
  }
}

/** Something named in a request that does not exist. */
export function notFound(en: string, de: string): DomainError {
  return new DomainError('not-found', { en, de })
}

/** A body that breaks a rule at one field. */
export function invalidAt(pointer: string, sentence: Sentence): DomainError {
  return new DomainError('invalid', sentence, [{ pointer, sentence }])
}
