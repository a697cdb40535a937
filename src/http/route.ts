import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Static, TObject, TSchema } from 'typebox'
import type { OpenIdConnect } from '../accounts/open-id-connect.ts'
import type { Role } from '../accounts/roles.ts'
import type { SetUp } from '../accounts/set-up.ts'
import type { Config } from '../config.ts'
import type { Database, JsonAnswer, OpenDatabase } from '../database/open.ts'
import type { Internet } from '../web-pages/internet.ts'
import type { Asker } from './asker.ts'
import type { CookieJar } from './cookies.ts'
import type { Identity } from './identity.ts'
import type { Language } from './problem.ts'

/** An endpoint is data: registration, checks, the OpenAPI document and the contract tests read the same list. */

/** What a route's function gets; everything in it has been checked against the route's schemas. */
export interface Call<Params, Query, Body> {
  /** Inside a transaction where the route writes: what it throws leaves nothing behind. */
  database: Database
  params: Params
  query: Query
  body: Body
  identity: Identity
  /** Names this request in answers, logs and events. */
  requestId: string
  service: Service
  asker: Asker
  /** The headers that the request came with. */
  headers: IncomingHttpHeaders
  /** Comes when whoever asked has gone away before the answer was out. */
  gone: AbortSignal
  /** In which sentences are said to who asks. */
  language: Language
  /** The body of a route that takes a file, unread. */
  file: Readable
}

/** What the process is made of. */
export interface Service {
  config: Config
  database: OpenDatabase
  /** Where it is reached, like http://127.0.0.1:4600 or its public address. */
  origin: string
  cookies: CookieJar
  setUp: SetUp
  openIdConnect: OpenIdConnect | undefined
  /** The way to other sites; undefined where no pages are fetched. */
  internet: Internet | undefined
}

/** JSON, finished or still a value, or a stream of text with its headers. */
export type Answer =
  | (JsonAnswer & Beside)
  | ({ value: unknown } & Beside)
  | { stream: AsyncIterable<string>; headers: Record<string, string> }
  | { redirect: string; headers: Record<string, string> }

/** The JSON that is sent. @throws Error for what is none. */
export function textOf(answer: Answer): string {
  if ('stream' in answer || 'redirect' in answer) throw new Error('This answer is no JSON')
  return 'json' in answer ? answer.json : JSON.stringify(answer.value)
}

interface Beside {
  /** Below /api/v1: where the new thing is read. */
  location?: string
  headers?: Record<string, string>
  /** It was done before, under the same Idempotency-Key. */
  isReplayed?: true
}

export interface Route {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** Below /api/v1, with parameters as in OpenAPI: /speakers/{slug}. */
  path: string
  /** What it does, in a few words; the group is the path's first noun. */
  summary: string
  /** Who may call it, and all above; see accounts/roles.ts. */
  role: Role
  /**
   * It waits for something slow (a password's hash, another server), so `handle` gets the open database and makes its own
   * transactions; no Idempotency-Key can be kept with their effect.
   */
  ownTransactions?: true
  /** Only for who has logged in with a browser, not for tokens. */
  bySession?: true
  /** Its body holds a secret: nothing of it is kept, not even a digest. */
  takesSecret?: true
  /** What it answers is shown once and kept nowhere. */
  answersSecret?: true
  /** Its body is a file of any kind, as it is. */
  takesFile?: true
  params?: TObject
  query?: TObject
  body?: TSchema
  /** The JSON it answers with; undefined for streams. */
  reply: TSchema
  /** Media types besides JSON that it may answer with; with a schema where they are JSON of another shape. */
  streams?: readonly (string | { mediaType: string; schema: TSchema })[]
  /** 302: it sends the browser elsewhere and answers no JSON. */
  status: 200 | 201 | 204 | 302
  handle(call: Call<unknown, unknown, unknown>): Promise<Answer> | Answer
}

type Checked<Schema> = Schema extends TSchema ? Static<Schema> : undefined

interface TypedRoute<Params, Query, Body>
  extends Omit<Route, 'handle' | 'params' | 'query' | 'body' | 'status'> {
  params?: Params
  query?: Query
  body?: Body
  status?: 200 | 201 | 204 | 302
  handle(call: Call<Checked<Params>, Checked<Query>, Checked<Body>>): Promise<Answer> | Answer
}

/** Declares a route; the types of `handle`'s call follow from its schemas. */
export function route<
  const Params extends TObject | undefined = undefined,
  const Query extends TObject | undefined = undefined,
  const Body extends TSchema | undefined = undefined,
>(definition: TypedRoute<Params, Query, Body>): Route {
  return { status: 200, ...definition } as Route
}
