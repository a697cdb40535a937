import { STATUS_CODES } from 'node:http'
import type { Request } from 'express'
import { databaseErrorOf } from '../database/database-error.ts'
import { DomainError, type ErrorKind, type FieldError, type Sentence } from '../errors.ts'

/** Errors as RFC 9457 problem details: the one place that knows status codes. */

export type Language = 'en' | 'de'

/** In which language who asks wants to read sentences. */
export function languageOf(request: Pick<Request, 'acceptsLanguages'>): Language {
  return request.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en'
}

const statuses: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  'second-factor': 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'wrong-media-type': 415,
  invalid: 422,
  'precondition-required': 428,
  'too-many': 429,
  unavailable: 503,
}

export interface Problem {
  type: string
  /** The sentence for the person who asked. */
  title: string
  status: number
  /** The same with the fields named, or what to do. */
  detail: string
  errors?: { pointer: string; detail: string }[]
}

/** The problem that an error is to the one who asked. */
export function problemOf(error: unknown, language: Language): Problem {
  const known = knownErrorOf(error)
  if (!known) return unexpected(language)
  const { kind, sentence, fields } = known
  const title = sentence[language]
  return {
    type: `urn:beleg:problem:${kind}`,
    title,
    status: statuses[kind],
    detail: fields.length > 0 ? detailOf(fields, language) : title,
    ...(fields.length > 0 && {
      errors: fields.map((field) => ({ pointer: field.pointer, detail: field.sentence[language] })),
    }),
  }
}

/** Errors that Express and its body reader raise, and the database's, said in our words. */
function knownErrorOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  const status = statusOf(error)
  if (status === 413) return new DomainError('too-large', sentences.tooLarge)
  if (status === 415) return new DomainError('wrong-media-type', sentences.encoding)
  if (status !== undefined && status >= 400 && status < 500)
    return new DomainError('malformed', sentences.unreadable)
  return databaseErrorOf(error)
}

const sentences = {
  tooLarge: {
    en: 'This is too large: a request may have up to 10 megabytes.',
    de: 'Das ist zu groß: Eine Anfrage darf bis zu 10 Megabyte haben.',
  },
  encoding: {
    en: 'The body is encoded in a way that is not understood; send it as plain UTF-8.',
    de: 'Der Inhalt ist auf unbekannte Weise kodiert; bitte als einfaches UTF-8 senden.',
  },
  unreadable: {
    en: `The request can't be read.`,
    de: 'Die Anfrage ist nicht lesbar.',
  },
  unexpected: {
    en: 'Something went wrong in Beleg. Nothing was changed; the log says more.',
    de: 'In Beleg ist etwas schiefgegangen. Nichts wurde geändert; Näheres steht im Protokoll.',
  },
} satisfies Record<string, Sentence>

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

function detailOf(fields: readonly FieldError[], language: Language): string {
  return fields
    .map(({ pointer, sentence }) => (pointer ? `${pointer}: ${sentence[language]}` : sentence[language]))
    .join(' ')
}

function unexpected(language: Language): Problem {
  const title = sentences.unexpected[language]
  return { type: `urn:beleg:problem:unexpected`, title, status: 500, detail: STATUS_CODES[500] ?? title }
}
