import { sql } from '../database/json.sql.ts'
import type { Database, Reading } from '../database/open.ts'
import { publishedAtColumns } from '../dates.ts'
import { DomainError, notFound, type Sentence } from '../errors.ts'
import { keptAddress } from '../web-address.ts'
import { openReceipt } from '../web-pages/receipts.ts'
import type { NewDocument } from './document.schema.ts'
import { keptText, sha256Of } from './text.ts'

/**
 * Records a document with its text as version 1, and with a receipt the page that it was read from. @returns its id.
 * @throws DomainError `invalid` for a receipt that is not this desk's.
 */
export async function recordDocument(database: Database, document: NewDocument): Promise<string> {
  const { text, url, publishedAt, receipt, ...fields } = document
  const page = receipt === undefined ? undefined : await openReceipt(database, receipt)
  const { id } = await database.tables.document.create({
    data: {
      ...fields,
      url: url === undefined ? null : (keptAddress(url) ?? null),
      ...publishedAtColumns(publishedAt),
      versions: { create: { number: 1, ...textColumns(text), ...(page && { page: { create: page } }) } },
    },
  })
  return id
}

/**
 * Records a corrected text as the next version; quotes stay with the version they were marked in.
 * @returns the version's number.
 * @throws DomainError `not-found`, `conflict` when a version has exactly this text.
 */
export async function recordVersion(database: Database, documentId: string, text: string): Promise<number> {
  await lockDocument(database, documentId)
  const columns = textColumns(text)
  const versions = await database.tables.documentVersion.findMany({
    where: { documentId },
    select: { number: true, sha256: true },
  })
  const same = versions.find(({ sha256 }) => sha256 === columns.sha256)
  if (same) throw new DomainError('conflict', sameText(same.number))
  const number = Math.max(...versions.map((version) => version.number)) + 1
  await database.tables.documentVersion.create({ data: { documentId, number, ...columns } })
  return number
}

export function sameText(number: number): Sentence {
  return {
    en: `Version ${number} of this document has exactly this text.`,
    de: `Version ${number} dieses Dokuments hat genau diesen Text.`,
  }
}

export interface LatestVersion {
  id: string
  text: string
  document: { language: string }
}

/** The version that new quotes are anchored in. @throws DomainError `not-found`. */
export async function findLatestVersion(database: Database, documentId: string): Promise<LatestVersion> {
  const version = await database.tables.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true, text: true, document: { select: { language: true } } },
  })
  if (!version) throw noDocument(documentId)
  return version
}

/** @throws DomainError `not-found`. */
export async function requireDocument(database: Reading, id: string): Promise<void> {
  if (!(await database.json(sql`select 'true' from document where id = ${id}::uuid`))) throw noDocument(id)
}

export function noDocument(id: string): DomainError {
  return notFound(`There is no document ${id}.`, `Es gibt kein Dokument ${id}.`)
}

/** Two corrections at once wait for each other here, so that versions are numbered without a gap. */
async function lockDocument(database: Database, id: string): Promise<void> {
  const rows = await database.tables.$queryRaw<
    unknown[]
  >`select 1 as found from document where id = ${id}::uuid for update`
  if (rows.length === 0) throw noDocument(id)
}

function textColumns(text: string): { text: string; sha256: string } {
  const kept = keptText(text)
  return { text: kept, sha256: sha256Of(kept) }
}
