import { createHash } from 'node:crypto'
import { type IncomingMessage, request } from 'node:http'
import type { Duplex } from 'node:stream'
import { DomainError, type Sentence } from '../errors.ts'
import { connectGuarded } from './guarded-connection.ts'
import type { Internet } from './internet.ts'
import { readPageAddress, refusePage } from './page-address.ts'
import { readPageBody, understoodEncodings } from './page-body.ts'

/** A page as it came: `sha256` and `bytes` are of its unpacked bytes, as a browser would save them. */
export interface RawPage {
  /** The address that was asked for, and the one that answered after redirects. */
  url: string
  finalUrl: string
  fetchedAt: Date
  mediaType: string
  /** As the header said it. */
  charset: string | undefined
  sha256: string
  body: Uint8Array
}

const mostRedirects = 5
const mediaTypes = ['text/html', 'application/xhtml+xml', 'text/plain']

/**
 * Fetches a page, through redirects, each checked like the first address, all within `limitMs`.
 * @throws DomainError `invalid` at /url with what was in the way.
 */
export async function fetchPage(internet: Internet, address: string, limitMs = 15_000): Promise<RawPage> {
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), limitMs)
  try {
    return await Promise.race([follow(internet, readPageAddress(address), clock.signal), ended(clock.signal)])
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw refusePage(clock.signal.aborted ? sentences.tooSlow : sentences.unreachable)
  } finally {
    clearTimeout(timer)
    // Whatever is still under way, like looking up a name, is given up.
    clock.abort()
  }
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function follow(internet: Internet, asked: URL, signal: AbortSignal): Promise<RawPage> {
  let url = asked
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await ask(internet, url, signal)
    try {
      const next = redirectOf(response, url)
      if (!next) return await rawPage(response, asked, url)
      url = next
    } finally {
      response.destroy()
    }
  }
  throw refusePage(sentences.tooManyRedirects)
}

async function ask(internet: Internet, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const connection = await connectGuarded(internet, url, signal)
  return answerOf(connection, url, signal)
}

/** Says no more about itself than it must, and keeps nothing: no cookies, no referrer, no connection. */
function answerOf(connection: Duplex, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request({
      // No agent beside it: one would open connections of its own.
      createConnection: () => connection,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: {
        Host: url.host,
        'User-Agent': 'Beleg (fact-check desk; fetches single pages on request)',
        Accept: 'text/html, application/xhtml+xml, text/plain;q=0.9',
        'Accept-Encoding': understoodEncodings,
        Connection: 'close',
      },
      signal,
    })
    asking.once('response', resolve).on('error', reject).end()
  })
}

/** Where a redirect leads, checked like any address; undefined for an answer that is none. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, base: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined
  if (!headers.location) throw refusePage(sentences.noPage(statusCode))
  return readPageAddress(headers.location, base)
}

async function rawPage(response: IncomingMessage, asked: URL, final: URL): Promise<RawPage> {
  const { statusCode = 0, headers } = response
  if (statusCode !== 200) throw refusePage(sentences.noPage(statusCode))
  const { mediaType, charset } = readContentType(headers['content-type'] ?? '')
  if (!mediaTypes.includes(mediaType)) throw refusePage(sentences.noText)
  const body = await readPageBody(response)
  return {
    ...{ url: asked.href, finalUrl: final.href, fetchedAt: new Date(), mediaType, charset, body },
    sha256: createHash('sha256').update(body).digest('hex'),
  }
}

function readContentType(header: string): { mediaType: string; charset: string | undefined } {
  const [mediaType = ''] = header.split(';')
  const [, charset] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(header) ?? []
  return { mediaType: mediaType.trim().toLowerCase(), charset }
}

const sentences = {
  tooSlow: {
    en: 'The page takes too long to arrive.',
    de: 'Die Seite braucht zu lange, um anzukommen.',
  },
  unreachable: {
    en: 'The page could not be reached, or its connection broke.',
    de: 'Die Seite war nicht zu erreichen, oder die Verbindung brach ab.',
  },
  tooManyRedirects: {
    en: `The page redirects more than ${mostRedirects} times.`,
    de: `Die Seite leitet mehr als ${mostRedirects} Mal weiter.`,
  },
  noText: {
    en: 'There is something at this address that is no page of text (HTML or plain text).',
    de: 'Unter dieser Adresse liegt etwas, das keine Textseite ist (HTML oder reiner Text).',
  },
  noPage: (status: number): Sentence => ({
    en: `The site answers that there is no page to read (${status}).`,
    de: `Der Server antwortet, dass es keine Seite zu lesen gibt (${status}).`,
  }),
}
