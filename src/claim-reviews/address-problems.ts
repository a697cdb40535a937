import type { FieldError } from '../errors.ts'
import { escapePointer } from '../json-pointer.ts'
import { isOnSite, publicAddress } from './public-address.ts'

/** Fields of markup that hold an address. */
const addressFields = new Set(['url', 'sameAs', 'archivedAt', 'license', 'sdLicense'])

/** Every address is absolute and https; the page is on the site, and where a claim appeared is not. */
export function* addressProblems(markup: { url: string }, site: string): Generator<FieldError> {
  if (!isOnSite(markup.url, site)) yield { pointer: '/url', sentence: sentences.elsewhere }
  for (const { pointer, address } of addressesIn(markup)) {
    if (!publicAddress(address)) yield { pointer, sentence: sentences.notPublic }
    if (/^\/itemReviewed\/.*ppearance\b/.test(pointer) && isOnSite(address, site))
      yield { pointer, sentence: sentences.own }
  }
}

interface PlacedAddress {
  pointer: string
  address: string
}

/** Into one list: generators in one another take several times as long, for each of thousands of rulings in an export. */
function addressesIn(value: object, pointer = '', found: PlacedAddress[] = []): PlacedAddress[] {
  for (const [name, inner] of Object.entries(value)) {
    if (addressFields.has(name)) found.push({ pointer: `${pointer}/${name}`, address: `${inner}` })
    else if (typeof inner === 'object' && inner !== null)
      addressesIn(inner, `${pointer}/${escapePointer(name)}`, found)
  }
  return found
}

const sentences = {
  elsewhere: {
    en: 'The page of the review must be on the site of the desk (BELEG_SITE).',
    de: 'Die Seite der Prüfung muss auf der Website der Redaktion liegen (BELEG_SITE).',
  },
  notPublic: {
    en: 'This is not a whole address that begins with https://.',
    de: 'Das ist keine vollständige Adresse, die mit https:// beginnt.',
  },
  own: {
    en: 'A claim does not appear first on the page that reviews it: this is an address of the desk.',
    de: 'Eine Behauptung erscheint nicht zuerst auf der Seite, die sie prüft: Das ist eine Adresse der Redaktion.',
  },
}
