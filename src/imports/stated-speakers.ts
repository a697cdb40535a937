import type { Database } from '../database/open.ts'
import { sha256Of } from '../documents/text.ts'
import { invalidAt } from '../errors.ts'
import { slugOf } from '../speakers/slug.ts'
import { recordSpeaker } from '../speakers/speakers.ts'
import type { StatedSpeaker } from './statement.schema.ts'

/** The slug of the one speaker meant: by slug where the record has one, else by name or alias. @throws DomainError `invalid` when several are. */
export async function findStatedSpeaker(
  database: Database,
  { slug, name }: StatedSpeaker,
): Promise<string | undefined> {
  const found = await database.tables.speaker.findMany({
    where: slug ? { slug } : { OR: [{ name }, { aliases: { some: { name } } }] },
    select: { slug: true },
    take: 2,
  })
  if (found.length > 1) throw invalidAt('/quote/speaker/name', severalCalled(name))
  return found[0]?.slug
}

/** @returns the slug: the record's own, or one made from the name that is free. */
export async function recordStatedSpeaker(database: Database, speaker: StatedSpeaker): Promise<string> {
  if (speaker.slug) return recordSpeaker(database, speaker)
  const plain = slugOf(speaker.name) || `speaker-${sha256Of(speaker.name).slice(0, 8)}`
  for (let number = 1; ; number++) {
    const slug = number === 1 ? plain : `${plain.slice(0, 90)}-${number}`
    if ((await database.tables.speaker.count({ where: { slug } })) === 0)
      return recordSpeaker(database, { ...speaker, slug })
  }
}

function severalCalled(name: string) {
  return {
    en: `Several speakers are called "${name}".`,
    de: `Mehrere Sprecher heißen „${name}“.`,
  }
}
