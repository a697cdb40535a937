import { randomUUID } from 'node:crypto'
import { parse } from 'node:querystring'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { checkOfBody, checkOfQuery, fitsPath } from '../check.ts'
import { DomainError } from '../errors.ts'
import { readSchema } from '../exports/schemas.ts'
import { isKnown, send } from './answer.ts'
import { askerOf } from './asker.ts'
import { mostBytes, readJson, refuseUnkeepable, requireJson } from './body.ts'
import type { EntityTags } from './etag.ts'
import type { Identities, Identity } from './identity.ts'
import { openApiDocument } from './openapi.ts'
import { requirePermission } from './permission.ts'
import { isChangeable } from './precondition.ts'
import { languageOf } from './problem.ts'
import type { Call, Route, Service } from './route.ts'
import { routes } from './routes.ts'
import { run } from './run.ts'
import { listSchemas } from './schemas.ts'

/** Everything below /api/v1. */
export function createApi(service: Service, tags: EntityTags, identities: Identities): Router {
  const api = createRouter(routes, service, tags, identities)
  api.get('/openapi.json', (_request, response) => void response.json(openApiDocument()))
  api.get('/schemas', (_request, response) => void response.json(listSchemas()))
  api.get('/schemas/:name.json', (request, response) => {
    const schema = readSchema(`${request.params.name}`, service.origin)
    if (!schema) throw nothingAt(request)
    response.type('application/schema+json').send(JSON.stringify(schema))
  })
  api.use(refuseOtherMethods([...routes, ...describing]))
  api.use((request) => {
    throw nothingAt(request)
  })
  return api
}

/** What describes the API is not itself in the list of routes. */
const describing = ['/openapi.json', '/schemas', '/schemas/{name}.json'].map((path) => ({
  method: 'get',
  path,
}))

/** Routes as Express calls them. */
export function createRouter(
  listed: readonly Route[],
  service: Service,
  tags: EntityTags,
  identities: Identities,
): Router {
  const router = Router()
  for (const route of listed)
    router[route.method](expressPath(route.path), ...serve(route, service, tags, identities))
  return router
}

/** Passes on what is at none of these paths. @throws DomainError `wrong-method` for what is, naming what is possible there. */
export function refuseOtherMethods(listed: readonly { method: string; path: string }[]): RequestHandler {
  return (request, response, next) => {
    const fitting = listed.filter(({ path }) => pathPattern(path).test(request.path))
    // /claims/counts is also a /claims/{id}, but not to whoever asks for it.
    const plainest = Math.min(...fitting.map(({ path }) => path.split('{').length))
    const methods = fitting
      .filter(({ path }) => path.split('{').length === plainest)
      .map(({ method }) => method)
    if (methods.length === 0) return next()
    throw wrongMethod(request, response, methods)
  }
}

/** Says in the header Allow what is possible instead. */
export function wrongMethod(request: Request, response: Response, methods: readonly string[]): DomainError {
  const allowed = methods.map((method) => (method === 'get' ? 'GET, HEAD' : method.toUpperCase()))
  const names = [...new Set(allowed)].join(', ')
  response.set('Allow', names)
  return new DomainError('wrong-method', {
    en: `${request.method} is not possible here, only ${names}.`,
    de: `${request.method} ist hier nicht möglich, nur ${names}.`,
  })
}

function serve(route: Route, service: Service, tags: EntityTags, identities: Identities): RequestHandler[] {
  const readCall = callReader(route, service)
  const isWriting = route.method !== 'get'
  const hasDeskTag = !isWriting && !isChangeable(route, routes)
  const admit: RequestHandler = async (request, response, next) => {
    const identity = await identities.identify(request.headers)
    requirePermission(identity, route, request)
    response.locals.identity = identity
    next()
  }
  const answer = async (request: Request, response: Response) => {
    if (hasDeskTag && (await isKnown(request, response, service, tags))) return
    const call = readCall(request, response.locals.identity, goneSignal(response))
    response.set('X-Request-Id', call.requestId)
    const answered = run(route, call, request).finally(() => isWriting && identities.forget())
    await answered.then((answer) => send(route, request, response, answer, tags)).catch(unlessGone(call.gone))
  }
  return route.body ? [admit, express.raw({ type: () => true, limit: mostBytes }), answer] : [admit, answer]
}

function callReader(
  route: Route,
  service: Service,
): (request: Request, identity: Identity, gone: AbortSignal) => Call<unknown, unknown, unknown> {
  const fits = route.params ? fitsPath(route.params) : () => true
  const checkQuery = checkOfQuery(route.query ?? noQuery)
  const checkBody = route.body ? checkOfBody(route.body) : () => {}
  return (request, identity, gone) => {
    if (!fits(request.params)) throw nothingAt(request)
    const query = { ...parse(request.url.split('?').slice(1).join('?')) }
    refuseUnkeepable(query)
    checkQuery(query)
    if (route.body) requireJson(request)
    const body = route.body
      ? readJson(request.body instanceof Uint8Array ? request.body : new Uint8Array())
      : undefined
    checkBody(body)
    return {
      database: service.database,
      params: request.params,
      query,
      body,
      identity,
      requestId: requestIdOf(request),
      service,
      asker: askerOf(request, service.config),
      headers: request.headers,
      gone,
      language: languageOf(request),
      file: request,
    }
  }
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => !response.writableFinished && gone.abort())
  return gone.signal
}

/** That work was stopped since nobody waits for it any more is no error. */
function unlessGone(gone: AbortSignal): (error: unknown) => void {
  return (error) => {
    if (!gone.aborted || error !== gone.reason) throw error
  }
}

/** The caller's own name for the request where it is a plain one, else a new UUID. */
function requestIdOf({ headers }: Request): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID()
}

const noQuery = { type: 'object', properties: {}, additionalProperties: false }

function nothingAt({ baseUrl, path }: Request): DomainError {
  return new DomainError('not-found', {
    en: `There is nothing at ${baseUrl}${path}.`,
    de: `Unter ${baseUrl}${path} gibt es nichts.`,
  })
}

/** /speakers/{slug} → /speakers/:slug */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`)
}
