import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { type Config, isLoopback } from '../config.ts'
import { DomainError } from '../errors.ts'

/**
 * Refuses requests that a page of another site made the browser send.
 * @throws DomainError `forbidden` for a foreign Host (DNS rebinding), and for unsafe methods from another site.
 */
export function refuseForeign(
  { method, headers }: { method: string; headers: IncomingHttpHeaders },
  config: Config,
): void {
  const host = hostNameOf(`http://${headers.host ?? ''}`)
  if (host === undefined || !answersTo(host, config)) throw foreignHost()
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreignSite()
  if (headers.origin !== undefined && !isSameOrigin(headers.origin, headers.host, config)) throw foreignSite()
}

/** Whether a browser says so, of a request that was not refused as foreign. */
export function isFromOwnPage({
  headers,
}: {
  headers: { origin?: unknown; 'sec-fetch-site'?: unknown }
}): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] === 'same-origin'
}

/** A page can make a browser call a name by its own, not a bare address: where it listens on all, it answers to each. */
function answersTo(host: string, { host: own, hostNames, site }: Config): boolean {
  const names = [own, ...hostNames, ...(site ? [new URL(site).hostname.replace(/^\[|\]$/g, '')] : [])]
  if (isAll(host)) return false
  return (
    isLoopback(host) || names.some((name) => name.toLowerCase() === host) || (isAll(own) && isIP(host) !== 0)
  )
}

/** Where to listen on every address; nobody's own. */
function isAll(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** Of a desk whose public address is known the scheme is, too. */
function isSameOrigin(origin: string, host: string | undefined, { site }: Config): boolean {
  try {
    const own = new URL(`http://${host}`)
    if (site && own.host === new URL(site.replace(/^https:/, 'http:')).host) return origin === site
    return new URL(origin).host === own.host
  } catch {
    return false
  }
}

/** The name without port and brackets; undefined for what is no host. */
function hostNameOf(address: string): string | undefined {
  try {
    return new URL(address).hostname.toLowerCase().replace(/^\[|\]$/g, '')
  } catch {
    return undefined
  }
}

function foreignHost(): DomainError {
  return new DomainError('forbidden', {
    en: 'Beleg does not answer to this host name. If it should, add it to BELEG_HOST_NAMES.',
    de: 'Auf diesen Rechnernamen antwortet Beleg nicht. Falls doch gewollt, bitte in BELEG_HOST_NAMES eintragen.',
  })
}

function foreignSite(): DomainError {
  return new DomainError('forbidden', {
    en: 'This request came from a page of another site, so nothing was changed.',
    de: 'Diese Anfrage kam von der Seite einer anderen Website, deshalb wurde nichts geändert.',
  })
}
