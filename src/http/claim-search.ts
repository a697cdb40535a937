import { parse } from 'node:querystring'
import { type ErrorRequestHandler, Router } from 'express'
import type { Logger } from 'pino'
import { checkOfQuery } from '../check.ts'
import { siteNameOf } from '../claim-reviews/imprint.ts'
import { DomainError } from '../errors.ts'
import { ClaimSearch } from '../fact-check-search/claim-search.schema.ts'
import { searchClaims } from '../fact-check-search/claim-search.ts'
import { refuseUnkeepable } from './body.ts'
import { type Problem, problemOf } from './problem.ts'
import type { Service } from './route.ts'

/** Published rulings as Google's Fact Check Tools API answers them: whoever has a client for that can ask the desk. */
export function createClaimSearch({ database, origin, config }: Service, log: Logger): Router {
  const place = { origin, name: config.publisher ?? siteNameOf(origin) }
  const check = checkOfQuery(ClaimSearch)
  const search = Router()
  search.get('/claims\\:search', async (request, response) => {
    const query = { ...parse(request.url.split('?').slice(1).join('?')) }
    refuseUnkeepable(query)
    check(query)
    response
      .set({ 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' })
      .json(await searchClaims(database, query, place))
  })
  search.use((request) => {
    throw new DomainError('not-found', {
      en: `There is nothing at ${request.baseUrl}${request.path}.`,
      de: `Unter ${request.baseUrl}${request.path} gibt es nichts.`,
    })
  })
  search.use(answerError(log))
  return search
}

/** What Google calls a status code (https://cloud.google.com/apis/design/errors). */
const statusNames: Record<number, string> = { 404: 'NOT_FOUND', 500: 'INTERNAL', 503: 'UNAVAILABLE' }

function answerError(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = problemOf(error, 'en')
    if (problem.status >= 500) log.error({ err: error, path: request.path }, problem.title)
    const code = statusNames[problem.status] ? problem.status : 400
    const status = statusNames[code] ?? 'INVALID_ARGUMENT'
    response.status(code).json({ error: { code, message: problem.title, status, ...detailsOf(problem) } })
  }
}

function detailsOf({ errors }: Problem) {
  if (!errors) return {}
  const fieldViolations = errors.map(({ pointer, detail }) => ({
    field: pointer.replace(/^\//, ''),
    description: detail,
  }))
  return { details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }] }
}
