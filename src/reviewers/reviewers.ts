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
