import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import type { Internet } from './internet.ts'
import { literalAddress, portOf, refusePage } from './page-address.ts'
import { isPublicAddress } from './public-address.ts'

/**
 * A connection to the host of an address, which is resolved once: to exactly one of the IP addresses that were checked,
 * and only if all of them are public. Over TLS the certificate is held against the host's name.
 * @throws DomainError `invalid`; then no connection was opened.
 */
export async function connectGuarded(internet: Internet, url: URL, signal: AbortSignal): Promise<Duplex> {
  const addresses = await addressesOf(internet, url)
  signal.throwIfAborted()
  const [first] = addresses
  if (first === undefined) throw refusePage(sentences.unknownHost)
  if (!addresses.every(isPublicAddress)) throw refusePage(sentences.inside)
  const connection = internet.connect(
    addresses.find((address) => !address.includes(':')) ?? first,
    portOf(url),
  )
  return url.protocol === 'https:' ? overTls(connection, internet, url) : connection
}

async function addressesOf(internet: Internet, url: URL): Promise<readonly string[]> {
  const literal = literalAddress(url)
  if (literal !== undefined) return [literal]
  return internet.resolve(url.hostname).catch(() => {
    throw refusePage(sentences.unknownHost)
  })
}

function overTls(connection: Duplex, { authorities }: Internet, url: URL): Duplex {
  const host = literalAddress(url) ?? url.hostname
  const secure = connectTls({
    socket: connection,
    host,
    // A name for an IP address is not allowed (RFC 6066).
    servername: literalAddress(url) === undefined ? host.replace(/\.$/, '') : '',
    ALPNProtocols: ['http/1.1'],
    ...(authorities && { ca: [...authorities] }),
  })
  // A connection that breaks before it is secure would otherwise be heard by nobody.
  connection.on('error', (error) => secure.destroy(error))
  return secure
}

const sentences = {
  unknownHost: { en: 'There is no such host.', de: 'Diesen Server gibt es nicht.' },
  inside: {
    en: 'This address leads to a place that is not on the public internet. Such pages are not fetched.',
    de: 'Diese Adresse führt an einen Ort, der nicht im öffentlichen Internet liegt. Solche Seiten werden nicht abgerufen.',
  },
}
