import { join } from 'node:path'
import express, { type Request, Router } from 'express'
import { packageFolder } from '../database/package-folder.ts'
import { DomainError } from '../errors.ts'
import { wrongMethod } from './api.ts'

const folder = join(packageFolder, 'dist/web')

/** The browser app: its files, and its one page under every address that the browser is sent to. */
export function createWeb(): Router {
  const web = Router()
  // Vite puts a hash of the content in the names of assets.
  web.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  web.use(express.static(folder, { index: false, cacheControl: false }))
  web.use((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw wrongMethod(request, response, ['get'])
    if (!isPageVisit(request)) throw nothingThere(request)
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'))
  })
  return web
}

function isPageVisit(request: Request): boolean {
  return !request.path.startsWith('/assets/') && request.accepts('json', 'html') === 'html'
}

function nothingThere({ path }: Request): DomainError {
  return new DomainError('not-found', {
    en: `There is nothing at ${path}.`,
    de: `Unter ${path} gibt es nichts.`,
  })
}
