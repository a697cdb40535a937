import { createHmac, timingSafeEqual } from 'node:crypto'
import { exactly } from '../check.ts'
import type { Database } from '../database/open.ts'
import { invalidAt } from '../errors.ts'
import { PageFacts } from './web-page.schema.ts'

/**
 * A receipt says what was fetched and read, signed by the desk (HMAC-SHA-256): whoever confirms a preview hands it back,
 * so nothing has to be kept in between and nobody can claim that a page said what it did not.
 */
export async function signReceipt(database: Database, facts: PageFacts): Promise<string> {
  const content = Buffer.from(JSON.stringify(facts)).toString('base64url')
  return `${content}.${signatureOf(content, await readKey(database)).toString('base64url')}`
}

/** What a receipt says. @throws DomainError `invalid` at /receipt for one that this desk has not signed. */
export async function openReceipt(database: Database, receipt: string): Promise<PageFacts> {
  const [content = '', signature = ''] = receipt.split('.')
  const right = signatureOf(content, await readKey(database))
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw invalidAt('/receipt', unknown)
  const facts: unknown = JSON.parse(Buffer.from(content, 'base64url').toString())
  if (!isFacts(facts)) throw invalidAt('/receipt', unknown)
  return facts
}

const isFacts = exactly.compile<PageFacts>(PageFacts)

function signatureOf(content: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(content).digest()
}

/** The same for all services on one database. */
async function readKey({ tables }: Database): Promise<Uint8Array> {
  // Not findUnique: several at once would become one query with `in`, which a Boolean does not have.
  return (await tables.receiptKey.findFirstOrThrow()).key
}

const unknown = {
  en: 'This desk has not given this receipt. Fetch the page again, or save without it.',
  de: 'Diese Quittung ist nicht von diesem Desk. Bitte die Seite noch einmal abrufen oder ohne sie speichern.',
}
