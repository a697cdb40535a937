import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { DomainError } from '../errors.ts'
import { healthRoutes } from '../health/health.routes.ts'
import { version } from '../package.ts'
import { createApi, createRouter, refuseOtherMethods } from './api.ts'
import { createClaimSearch } from './claim-search.ts'
import { createDocs } from './docs.ts'
import { createEntityTags } from './etag.ts'
import { refuseForeign } from './foreign.ts'
import { createIdentities } from './identity.ts'
import { languageOf, problemOf } from './problem.ts'
import { createPublicPages } from './public-pages.ts'
import type { Service } from './route.ts'
import { createWeb } from './web.ts'

/** The whole HTTP side: what is asked passes from top to bottom until something answers. */
export async function createApp(service: Service, log: Logger): Promise<Express> {
  const tags = await createEntityTags(service.database, version)
  const identities = createIdentities(service.database, service.cookies)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  if (log.isLevelEnabled('info')) app.use(pinoHttp({ logger: log, serializers: withoutSecrets }))
  app.use(securityHeaders)
  app.use((request, _response, next) => {
    refuseForeign(request, service.config)
    next()
  })
  app.use('/api/v1', createApi(service, tags, identities))
  app.use(createRouter(healthRoutes, service, tags, identities))
  app.use(refuseOtherMethods(healthRoutes))
  app.use('/docs', createDocs())
  app.use('/published', createPublicPages(service))
  app.use('/v1alpha1', createClaimSearch(service, log))
  app.use(createWeb())
  app.use(answerProblem(log))
  return app
}

/** Headers and addresses behind the ? may hold proofs and codes: neither is logged. */
const withoutSecrets = {
  req: ({ id, method, url, remoteAddress }: LoggedRequest) => ({
    ...{ id, method, remoteAddress },
    path: `${url}`.split('?')[0],
  }),
  res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
}

interface LoggedRequest {
  id?: unknown
  method?: unknown
  url?: unknown
  remoteAddress?: unknown
}

const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Without TLS of its own the service must not promise it; whoever puts TLS before it does.
  strictTransportSecurity: false,
})

function answerProblem(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = problemOf(error, languageOf(request))
    if (problem.status >= 500)
      log.error({ err: error, method: request.method, path: request.path }, problem.title)
    // A stream that has begun can't become a problem: the connection breaks, so nobody takes it for whole.
    if (response.headersSent) return next(error)
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="Beleg"')
    if (error instanceof DomainError && error.retryAfterSeconds)
      response.set('Retry-After', `${error.retryAfterSeconds}`)
    response
      .status(problem.status)
      .set('Content-Type', 'application/problem+json')
      .set('Content-Language', languageOf(request))
      .end(JSON.stringify(problem))
  }
}
