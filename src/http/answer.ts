import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { currentRevision, type EntityTags, names, tagOfText } from './etag.ts'
import { isChangeable } from './precondition.ts'
import { type Answer, type Route, type Service, textOf } from './route.ts'
import { routes } from './routes.ts'

/** How answers go out. */

/** Sends what a route answered: finished JSON with its entity tag, a value, or a stream. */
export async function send(
  route: Route,
  request: Request,
  response: Response,
  answer: Answer,
  tags: EntityTags,
): Promise<void> {
  if ('stream' in answer) return stream(request, response, answer)
  if (answer.headers) response.set(answer.headers)
  if ('redirect' in answer)
    return void response.status(302).set({ Location: answer.redirect, 'Cache-Control': 'no-store' }).end()
  if (answer.location) response.set('Location', `${request.baseUrl}${answer.location}`)
  if (answer.isReplayed) response.set('Idempotency-Replayed', 'true')
  const json = textOf(answer)
  const tag = tagOf(route, request, response, answer, tags)
  if (tag) response.set('ETag', tag)
  const known = request.headers['if-none-match']
  if (tag && known && route.method === 'get' && names(known, tag)) return unchanged(response, tag)
  end(route, response, json)
}

/** A thing that can be changed has a tag of its own, also where it is the answer to a change; other readings the desk's. */
function tagOf(
  route: Route,
  request: Request,
  response: Response,
  answer: Exclude<Answer, { stream: unknown } | { redirect: unknown }>,
  tags: EntityTags,
): string | undefined {
  if (routes.some((reader) => reader.reply === route.reply && isThing(reader)))
    return tagOfText(textOf(answer))
  if (route.method !== 'get') return undefined
  if ('value' in answer) return tagOfText(textOf(answer))
  return answer.revision ? tags(askedBy(request, response), answer.revision) : undefined
}

/** Two people may get different answers at the same address: what they keep of one is not known of the other. */
function askedBy({ originalUrl }: Request, { locals }: Response): string {
  return JSON.stringify([originalUrl, locals.identity?.reviewer?.slug ?? null])
}

function isThing(reader: Route): boolean {
  return reader.method === 'get' && isChangeable(reader, routes)
}

function unchanged(response: Response, tag: string): void {
  response.status(304).set('ETag', tag).set('Cache-Control', 'no-cache').end()
}

function end({ status, answersSecret }: Route, response: Response, json: string): void {
  if (status === 204) return void response.status(204).end()
  // As bytes, for Node goes over a long string three times. no-cache: keep it, but ask whether it is still right.
  response
    .status(status)
    .set('Content-Type', 'application/json; charset=utf-8')
    .set('Cache-Control', answersSecret ? 'no-store' : 'no-cache')
    .end(Buffer.from(json))
}

async function stream(
  request: Request,
  response: Response,
  answer: Extract<Answer, { stream: unknown }>,
): Promise<void> {
  response.status(200).set({ ...answer.headers, 'Cache-Control': 'no-store' })
  if (request.method === 'HEAD') return void response.end()
  // One piece at a time: the next is read when this one has gone out.
  await pipeline(Readable.from(answer.stream, { highWaterMark: 1 }), response).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    },
  )
}

/** Answers 304 when the reader names the tag of what would be answered now. */
export async function isKnown(
  request: Request,
  response: Response,
  service: Service,
  tags: EntityTags,
): Promise<boolean> {
  const known = request.headers['if-none-match']
  if (!known) return false
  const tag = tags(askedBy(request, response), await currentRevision(service.database))
  if (!names(known, tag)) return false
  unchanged(response, tag)
  return true
}
