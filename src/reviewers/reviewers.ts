import type { Database } from '../database/open.ts'

/** The reviewer with this slug, recorded now if there is none yet. @returns the id. */
export async function findOrRecordReviewer(
  database: Database,
  reviewer: { slug: string; name: string; isExample: boolean },
): Promise<string> {
  await database.tables.reviewer.createMany({ data: [reviewer], skipDuplicates: true })
  const { id } = await database.tables.reviewer.findUniqueOrThrow({
    where: { slug: reviewer.slug },
    select: { id: true },
  })
  return id
}

/** The reviewer with this slug, and the account that judges as them; null when there is none. */
export function findReviewer({ tables }: Database, slug: string) {
  return tables.reviewer.findUnique({ where: { slug }, include: { account: true } })
}

export async function slugOfReviewer({ tables }: Database, id: string): Promise<string> {
  return (await tables.reviewer.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug
}
