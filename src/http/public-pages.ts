import { type Request, type Response, Router } from 'express'
import { imprintOf, newsroomOf } from '../claim-reviews/imprint.ts'
import { listPublished } from '../claim-reviews/published-rulings.sql.ts'
import { readPublishedRuling } from '../claim-reviews/reviewed-rulings.sql.ts'
import { type Paging, readPage } from '../paging.ts'
import { correctionsPage } from '../public-pages/corrections-page.ts'
import { listPage } from '../public-pages/list-page.ts'
import { noPage } from '../public-pages/no-page.ts'
import type { PageFrame } from '../public-pages/page-frame.ts'
import { pageStyle } from '../public-pages/page-style.ts'
import { rulingPage } from '../public-pages/ruling-page.ts'
import { readCorrections } from '../rulings/corrections.sql.ts'
import { wrongMethod } from './api.ts'
import { names, tagOfText } from './etag.ts'
import type { Service } from './route.ts'

/** What the desk has published, for everybody: one page each, and their list. */
export function createPublicPages(service: Service): Router {
  const imprint = imprintOf(service.config)
  const frame: PageFrame = {
    name: newsroomOf(service.config),
    stylesheet: '/published/style.css',
    ...{ list: '/published', corrections: '/published/corrections' },
    addressOf: (id) => `/published/${id}`,
  }
  const pages = Router()
  pages.get('/style.css', (request, response) => send(request, response, pageStyle, 'text/css'))
  pages.get('/', async (request, response) =>
    send(request, response, await listText(request, service, frame)),
  )
  pages.get('/corrections', async (request, response) =>
    send(request, response, await correctionsText(request, service, frame)),
  )
  pages.get('/:id', async (request, response) => {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(request.params.id)
    const ruling = isId ? await readPublishedRuling(service.database, request.params.id) : undefined
    if (ruling) return send(request, response, rulingPage(ruling, frame, imprint))
    response.status(404)
    send(request, response, noPage(languageOf(request), frame))
  })
  pages.use((request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    throw wrongMethod(request, response, ['get'])
  })
  return pages
}

async function listText(request: Request, { database }: Service, frame: PageFrame): Promise<string> {
  const { items, nextCursor } = await listPublished(database, {}, readPage(pagingOf(request), 'text', 'id'))
  return listPage(
    {
      ...{ language: languageOf(request), rulings: items },
      ...(nextCursor && { older: `${frame.list}?cursor=${encodeURIComponent(nextCursor)}` }),
    },
    frame,
  )
}

async function correctionsText(request: Request, { database }: Service, frame: PageFrame): Promise<string> {
  const page = readPage(pagingOf(request), 'text', 'text', 'id')
  const { items, nextCursor } = await readCorrections(database, page)
  return correctionsPage(
    {
      ...{ language: languageOf(request), corrections: items },
      ...(nextCursor && { older: `${frame.corrections}?cursor=${encodeURIComponent(nextCursor)}` }),
    },
    frame,
  )
}

function pagingOf(request: Request): Paging {
  const cursor = new URLSearchParams(request.url.split('?')[1]).get('cursor')
  return { limit: 50, ...(cursor && { cursor }) }
}

function languageOf(request: Request): 'de' | 'en' {
  return request.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en'
}

/** Kept by whoever reads it, but asked for again each time: what is withdrawn must not live on. */
function send(request: Request, response: Response, text: string, type = 'text/html'): void {
  const tag = tagOfText(text)
  const known = request.headers['if-none-match']
  response.set({ ETag: tag, 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
  if (known && names(known, tag)) return void response.status(304).end()
  response.set('Content-Type', `${type}; charset=utf-8`).send(text)
}
