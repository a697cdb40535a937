import type { BulkReading, Database, OpenDatabase, Reading } from '../database/open.ts'
import { lastEventUntil, readingAfter } from '../database/past.ts'
import { DomainError } from '../errors.ts'

interface Asking {
  database: Database
  service: { database: OpenDatabase }
}

/**
 * The record now or, with `at` (RFC 3339), as it stood then; what is answered for one time never changes.
 * @throws DomainError `malformed` when that time has not come yet.
 */
export async function readingOf({ database, service }: Asking, { at }: { at?: string }): Promise<Reading> {
  return at === undefined ? database : bulkReadingOf(service.database, { at })
}

/** The same for whoever reads more than fits into one answer, and may be cut short by the signal. */
export async function bulkReadingOf(
  database: OpenDatabase,
  { at }: { at?: string },
  signal?: AbortSignal,
): Promise<BulkReading> {
  if (at !== undefined) return bulkReadingAt(database, at, signal)
  return signal ? database.until(signal) : database
}

/** The record as it stands now or stood at a time, and nothing of what is written while it is read. */
export async function bulkReadingAt(
  database: OpenDatabase,
  at: string | undefined,
  signal?: AbortSignal,
): Promise<BulkReading> {
  if (at !== undefined && Date.parse(at) > Date.now()) throw notYet(at)
  // Events may lie a little ahead of the clock, for no two have the same time.
  return readingAfter(database, await lastEventUntil(database, at ?? 'infinity'), signal)
}

function notYet(at: string): DomainError {
  return new DomainError('malformed', {
    en: `"at" asks for ${at}, which has not come yet.`,
    de: `„at“ fragt nach ${at}, das ist noch nicht gewesen.`,
  })
}
