import type { Database } from '../database/open.ts'
import { sha256Of } from '../documents/text.ts'
import { DomainError } from '../errors.ts'
import type { ImportFormatName } from './import.schema.ts'

/** Which records of which formats were read, and what stood in them. */

/** @throws DomainError `conflict` when another content was read under this key. */
export async function findImported(
  database: Database,
  format: ImportFormatName,
  key: string,
  digest: string,
) {
  const imported = await database.tables.importedRecord.findUnique({ where: { format_key: { format, key } } })
  if (imported && imported.digest !== digest) throw changedSince()
  return imported
}

export function changedSince(): DomainError {
  return new DomainError('conflict', {
    en: 'This was read before with other content. What is recorded stays; mend it by hand.',
    de: 'Das wurde schon mit anderem Inhalt gelesen. Was erfasst ist, bleibt; bitte von Hand berichtigen.',
  })
}

export function digestOf(content: unknown): string {
  return sha256Of(JSON.stringify(content))
}
