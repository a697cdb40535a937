import type { Database } from '../../database/open.ts'
import type { FactopolisRecord } from './factopolis.schema.ts'

/** Under which keys its records are remembered. */

export const format = 'factopolis'

export function keyOf({ key, quote }: FactopolisRecord): string {
  return quote ? `quote ${key}` : claimKey(key)
}

/** Of a claim that was read. */
export function claimKey(key: string): string {
  return `claim ${key}`
}

/** Of a claim of which a quote told the key only. */
export function nameKey(key: string): string {
  return `name ${key}`
}

/** The id of the claim with this key, read or only named. */
export async function findNamed(database: Database, key: string): Promise<string | undefined> {
  const found = await database.tables.importedRecord.findFirst({
    where: { format, key: { in: [claimKey(key), nameKey(key)] } },
    select: { claimId: true },
  })
  return found?.claimId ?? undefined
}
