import type { Asked, PagedLists, Sent } from './answers.ts'
import { asProblem, isAborted, problemOf } from './problem.ts'
import { currentLanguage } from './words.ts'

/** The one way to the server. Every refusal is thrown as a Problem; an aborted request throws AbortError. */

type QueryValue = string | number | boolean | readonly string[] | undefined
/** What stands behind the question mark; empty and absent values are left out. */
export type Query = Record<string, QueryValue>

export function ask<Path extends keyof PagedLists>(
  path: Path,
  query?: Query,
  signal?: AbortSignal,
): Promise<PagedLists[Path]>
export function ask<const Path extends string>(
  path: Path,
  query?: Query,
  signal?: AbortSignal,
): Promise<Asked<Path>>
export function ask(path: string, query: Query = {}, signal?: AbortSignal): Promise<unknown> {
  return request(addressOf(path, query), { method: 'GET' }, signal)
}

export function send<const Path extends string>(
  method: 'POST' | 'PATCH',
  path: Path,
  body: object,
  signal?: AbortSignal,
): Promise<Sent<Path>> {
  const init = { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return request(addressOf(path), init, signal)
}

export function addressOf(path: string, query: Query = {}): string {
  const text = queryText(query)
  return `/api/v1/${path}${text ? `?${text}` : ''}`
}

export function queryText(query: Query): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') pairs.append(name, String(one))
    }
  }
  return pairs.toString()
}

/** The fields that hold something: blank text, undefined and empty lists are left out. */
export function filled<Fields extends object>(fields: Fields): Partial<Fields> {
  const kept = Object.entries(fields).filter(([, value]) => !isBlank(value))
  return Object.fromEntries(kept) as Partial<Fields>
}

async function request<Answer>(address: string, init: RequestInit, signal?: AbortSignal): Promise<Answer> {
  const headers = { ...init.headers, accept: 'application/json', 'accept-language': currentLanguage() }
  try {
    const response = await fetch(address, { ...init, headers, signal: signal ?? null })
    if (!response.ok) throw await problemOf(response)
    return await response.json()
  } catch (error) {
    if (isAborted(error)) throw error
    throw asProblem(error)
  }
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
