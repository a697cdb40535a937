import type { Database } from '../database/open.ts'
import { sha256Of } from '../documents/text.ts'
import { DomainError, notFound } from '../errors.ts'
import { keptAddress } from '../web-address.ts'
import { fetchPage, type RawPage } from './fetch-page.ts'
import type { Internet } from './internet.ts'
import { refusePage } from './page-address.ts'
import { readPageApart } from './page-reader.ts'
import type { ReadablePage } from './readable-page.ts'
import { signReceipt } from './receipts.ts'
import type { PagePreview } from './web-page.schema.ts'

const mostAtOnce = 3
let underWay = 0

/**
 * Fetches and reads a page; nothing is recorded.
 * @throws DomainError `not-found` where pages are not fetched, `too-many` while others are being fetched, `invalid` at
 * /url for what can't be fetched or read.
 */
export async function previewPage(
  database: Database,
  internet: Internet | undefined,
  address: string,
): Promise<PagePreview> {
  if (!internet) throw notFound(sentences.off.en, sentences.off.de)
  if (underWay >= mostAtOnce) throw new DomainError('too-many', sentences.busy, [], 5)
  underWay += 1
  try {
    const raw = await fetchPage(internet, address)
    const { mediaType, charset, body } = raw
    return await describe(database, raw, await readPageApart({ bytes: body, mediaType, charset }))
  } finally {
    underWay -= 1
  }
}

async function describe(database: Database, raw: RawPage, read: ReadablePage): Promise<PagePreview> {
  const { text, extraction, encoding, isDamaged, metadata } = read
  if (text === '') throw refusePage(sentences.noWords)
  if (text.length > mostCharacters) throw refusePage(sentences.tooLong)
  const { url, finalUrl, sha256, mediaType, body } = raw
  const page = {
    ...{ url, finalUrl, fetchedAt: raw.fetchedAt.toISOString(), sha256 },
    ...{ bytes: body.length, mediaType, encoding },
  }
  const unsaid = { title: null, author: null, publisher: null, language: null, publishedAt: null }
  return {
    ...{ page, extraction, isDamaged },
    document: { url: keptAddress(finalUrl) ?? url, text, ...unsaid, ...metadata },
    receipt: await signReceipt(database, { ...page, textSha256: sha256Of(text) }),
  }
}

/** As many as a document's text may have. */
const mostCharacters = 2_000_000

const sentences = {
  off: {
    en: 'This desk does not fetch pages. Whoever runs it can allow it with the setting BELEG_FETCH=on.',
    de: 'Dieser Desk ruft keine Seiten ab. Wer ihn betreibt, kann es mit der Einstellung BELEG_FETCH=on erlauben.',
  },
  busy: {
    en: 'Other pages are being fetched. Try again in a moment.',
    de: 'Gerade werden andere Seiten abgerufen. Bitte gleich noch einmal versuchen.',
  },
  noWords: {
    en: 'There are no words on this page. Some pages show theirs only in a browser: copy them from there.',
    de: 'Auf dieser Seite stehen keine Wörter. Manche Seiten zeigen sie nur in einem Browser: Bitte von dort kopieren.',
  },
  tooLong: {
    en: `The page has too many words: a document may have up to ${mostCharacters.toLocaleString('en')} characters.`,
    de: `Die Seite hat zu viele Wörter: Ein Dokument darf bis zu ${mostCharacters.toLocaleString('de')} Zeichen haben.`,
  },
}
