import type { IncomingHttpHeaders } from 'node:http'
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
  if (headers.origin !== undefined && !isSameOrigin(headers.origin, headers.host)) throw foreignSite()
}

function answersTo(host: string, { host: own, hostNames }: Config): boolean {
  return (
    isLoopback(host) || host === own.toLowerCase() || hostNames.some((name) => name.toLowerCase() === host)
  )
}

function isSameOrigin(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === new URL(`http://${host}`).host
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
