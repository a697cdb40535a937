import type { Database } from '../database/open.ts'
import { dayColumn, publishedAtColumns, today } from '../dates.ts'
import { DomainError, notFound, type Sentence } from '../errors.ts'
import { keptAddress } from '../web-address.ts'
import type { NewSource } from './source.schema.ts'

/** Records a source. @returns its id. @throws DomainError `conflict` when its address is recorded already. */
export async function recordSource(database: Database, source: NewSource): Promise<string> {
  const columns = columnsOf(source)
  const known =
    columns.url === null ? null : await database.tables.source.findUnique({ where: { url: columns.url } })
  if (known) throw new DomainError('conflict', alreadyRecorded(known))
  const { id } = await database.tables.source.create({ data: columns })
  return id
}

/** The source under this address, recorded now if nobody has done so. @returns its id. */
export async function findOrRecordSource(database: Database, source: NewSource): Promise<string> {
  const columns = columnsOf(source)
  if (columns.url === null) return (await database.tables.source.create({ data: columns })).id
  // Not "look, then insert": two verdicts that cite a new address at once must end with one source.
  await database.tables.source.createMany({ data: [columns], skipDuplicates: true })
  const { id } = await database.tables.source.findUniqueOrThrow({
    where: { url: columns.url },
    select: { id: true },
  })
  return id
}

export function noSource(id: string): DomainError {
  return notFound(`There is no source ${id}.`, `Es gibt keinen Beleg ${id}.`)
}

function columnsOf({ url, archiveUrl, publishedAt, accessedAt = today(), ...fields }: NewSource) {
  return {
    ...fields,
    url: url === undefined ? null : (keptAddress(url) ?? null),
    archiveUrl: archiveUrl === undefined ? null : (keptAddress(archiveUrl) ?? null),
    accessedAt: dayColumn(accessedAt),
    ...publishedAtColumns(publishedAt),
  }
}

/** Why another source can't have the address of this one. */
export function alreadyRecorded({ id, title }: { id: string; title: string }): Sentence {
  return {
    en: `This address is recorded already as "${title}" (source ${id}).`,
    de: `Diese Adresse ist schon erfasst als „${title}“ (Beleg ${id}).`,
  }
}
