import { isIP } from 'node:net'
import { invalidAt, type Sentence } from '../errors.ts'

/** What an address must be like before anything is asked of the network. @throws DomainError `invalid`. */
export function readPageAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw refusePage(sentences.noAddress)
  const url = new URL(address, base)
  url.hash = ''
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refusePage(sentences.otherScheme)
  if (url.username || url.password) throw refusePage(sentences.credentials)
  if (!['', '80', '443'].includes(url.port)) throw refusePage(sentences.otherPort)
  return url
}

/** The IP address that stands in place of a host name; undefined for a name. */
export function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? bare : undefined
}

export function portOf({ protocol, port }: URL): number {
  return port ? Number(port) : protocol === 'https:' ? 443 : 80
}

/** A page that is not read, said at the field with its address. */
export function refusePage(sentence: Sentence) {
  return invalidAt('/url', sentence)
}

const sentences = {
  noAddress: {
    en: 'The page leads to something that is no address.',
    de: 'Die Seite führt zu etwas, das keine Adresse ist.',
  },
  otherScheme: {
    en: 'Only pages at http:// and https:// are fetched.',
    de: 'Abgerufen werden nur Seiten unter http:// und https://.',
  },
  credentials: {
    en: 'An address with a user name or password in it is not fetched.',
    de: 'Eine Adresse, in der ein Benutzername oder Passwort steht, wird nicht abgerufen.',
  },
  otherPort: {
    en: 'Only pages on the ports 80 and 443 are fetched.',
    de: 'Abgerufen werden nur Seiten auf den Ports 80 und 443.',
  },
} satisfies Record<string, Sentence>
