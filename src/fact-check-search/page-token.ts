import { createHash } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { readMoment } from '../moments.ts'
import { keyFrom } from '../paging.ts'
import type { ClaimSearch } from './claim-search.schema.ts'

/** Where the next page begins among what was public `until` the first was asked for. */
export interface Place {
  offset: number
  until: string
}

/** The place in base64url, with a digest of what was asked: a token continues one search only. */
export function pageTokenOf(search: ClaimSearch, { offset, until }: Place): string {
  return Buffer.from(JSON.stringify([digestOf(search), `${offset}`, until])).toString('base64url')
}

/** @throws DomainError `malformed` when the token is none, or of another search. */
export function readPageToken(search: ClaimSearch): Place {
  const [digest, offset, until] = keyOf(search.pageToken ?? '')
  const isPlace = typeof offset === 'string' && /^\d{1,9}$/.test(offset)
  const isTime = typeof until === 'string' && readMoment(until)?.precision === 'MINUTE'
  if (digest !== digestOf(search) || !isPlace || !isTime) throw foreignToken()
  return { offset: Number(offset), until }
}

function keyOf(token: string): unknown[] {
  try {
    return keyFrom(token)
  } catch {
    throw foreignToken()
  }
}

function digestOf({ query, languageCode, reviewPublisherSiteFilter, maxAgeDays }: ClaimSearch): string {
  const asked = JSON.stringify([query, languageCode, reviewPublisherSiteFilter, maxAgeDays])
  return createHash('sha256').update(asked).digest('base64url').slice(0, 12)
}

function foreignToken(): DomainError {
  const sentence = {
    en: 'This page token belongs to another search.',
    de: 'Dieses Seitentoken gehört zu einer anderen Suche.',
  }
  return new DomainError('malformed', sentence, [{ pointer: 'pageToken', sentence }])
}
