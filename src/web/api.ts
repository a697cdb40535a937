import type { Asked, One, PagedLists, Sent } from './answers.ts'
import { asProblem, isAborted, Problem, problemOf } from './problem.ts'
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
  method: 'POST' | 'PUT' | 'DELETE',
  path: Path,
  body?: object,
): Promise<Sent<Path>> {
  const text = body && JSON.stringify(body)
  const submission = `${path} ${text}`
  const headers = {
    ...(text && json),
    ...(method === 'POST' && { 'idempotency-key': keyOf(submission) }),
  }
  const sent = request<Sent<Path>>(addressOf(path), { method, headers, ...(text && { body: text }) })
  return sent.then(
    (answer) => {
      keys.delete(submission)
      return answer
    },
    (error) => {
      // Refused, so it had no effect; otherwise nobody knows, and the same submission goes out under the same key.
      if (error instanceof Problem && error.status >= 400 && error.status < 500) keys.delete(submission)
      throw error
    },
  )
}

/** Changes the state of a thing that has the tag; what is written once and then stays has none. */
export function patch<const Path extends string>(path: Path, body: object, tag?: string): Promise<One<Path>> {
  const headers = { ...json, ...(tag && { 'if-match': tag }) }
  return request(addressOf(path), { method: 'PATCH', headers, body: JSON.stringify(body) })
}

/** A thing with the tag of the state that is answered, for changing it. */
export async function askWithTag<const Path extends string>(
  path: Path,
): Promise<{ value: One<Path>; tag: string }> {
  const response = await reach(addressOf(path), { method: 'GET', cache: 'no-store' })
  return { value: await response.json(), tag: response.headers.get('etag') ?? '' }
}

/** Sends a file as it is. @returns the lines of the answer, as they come. */
export async function* sendFile(
  path: string,
  query: Query,
  file: File,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { body } = await reach(addressOf(path, query), { method: 'POST', body: file }, signal)
  if (!body) return
  let rest = ''
  for await (const piece of piecesOf(body.pipeThrough(new TextDecoderStream()))) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Not every browser can loop over a stream. */
async function* piecesOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}

const json = { 'content-type': 'application/json' }

/** The Idempotency-Keys of what was sent and not yet answered. */
const keys = new Map<string, string>()

function keyOf(submission: string): string {
  const key = keys.get(submission) ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-')
  keys.set(submission, key)
  return key
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
  const response = await reach(address, init, signal)
  return response.status === 204 ? (undefined as Answer) : response.json()
}

async function reach(address: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const headers = { ...init.headers, accept: 'application/json', 'accept-language': currentLanguage() }
  try {
    const response = await fetch(address, { ...init, headers, signal: signal ?? null })
    if (response.status === 401) whenUnauthorised()
    if (!response.ok) throw await problemOf(response)
    return response
  } catch (error) {
    if (isAborted(error)) throw error
    throw asProblem(error)
  }
}

let whenUnauthorised = (): void => undefined

/** Is called whenever the server says that it does not know who asks. */
export function onUnauthorised(listener: () => void): void {
  whenUnauthorised = listener
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
