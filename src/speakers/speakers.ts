import { sql } from '../database/json.sql.ts'
import type { Database, Reading } from '../database/open.ts'
import { dayColumn } from '../dates.ts'
import { DomainError, invalidAt, notFound, type Sentence } from '../errors.ts'
import { slugOf } from './slug.ts'
import type { NewRole, NewSpeaker, SpeakerChanges } from './speaker.schema.ts'

/**
 * Records a speaker with aliases and roles.
 * @returns the slug: the one given, or one made from the name.
 * @throws DomainError `conflict` when the slug or the Wikidata item is taken, `invalid` for a role that ends before it begins.
 */
export async function recordSpeaker(database: Database, speaker: NewSpeaker): Promise<string> {
  const { aliases = [], roles = [], slug = slugOf(speaker.name), ...fields } = speaker
  if (!slug) throw invalidAt('/slug', slugless)
  await refuseTaken(database, { ...fields, slug })
  await database.tables.speaker.create({
    data: {
      ...fields,
      slug,
      aliases: { create: distinctAliases(aliases) },
      roles: { create: roles.map(roleColumns) },
    },
  })
  return slug
}

/**
 * Changes what is given; aliases and roles replace the ones that were there.
 * @returns the slug afterwards.
 * @throws DomainError `not-found`, and as recordSpeaker.
 */
export async function changeSpeaker(
  database: Database,
  slug: string,
  changes: SpeakerChanges,
): Promise<string> {
  const { id } = await findSpeaker(database, slug)
  const { aliases, roles, ...fields } = changes
  await refuseTaken(database, fields, id)
  const { slug: slugAfter } = await database.tables.speaker.update({
    where: { id },
    data: {
      ...fields,
      ...(aliases !== undefined && { aliases: { deleteMany: {}, create: distinctAliases(aliases ?? []) } }),
      ...(roles !== undefined && { roles: { deleteMany: {}, create: (roles ?? []).map(roleColumns) } }),
    },
  })
  return slugAfter
}

/** @throws DomainError `not-found`. */
export async function findSpeaker(database: Database, slug: string): Promise<{ id: string }> {
  const speaker = await database.tables.speaker.findUnique({ where: { slug }, select: { id: true } })
  if (!speaker) throw noSpeaker(slug)
  return speaker
}

/** @throws DomainError `not-found`. */
export async function requireSpeaker(database: Reading, slug: string): Promise<void> {
  if (!(await database.json(sql`select 'true' from speaker where slug = ${slug}`))) throw noSpeaker(slug)
}

export function noSpeaker(slug: string): DomainError {
  return notFound(`There is no speaker "${slug}".`, `Es gibt keinen Sprecher „${slug}“.`)
}

/** A speaker that a body names by slug in a field. @throws DomainError `invalid` at that field. */
export async function findNamedSpeaker(
  database: Database,
  slug: string,
  pointer: string,
): Promise<{ id: string }> {
  const speaker = await database.tables.speaker.findUnique({ where: { slug }, select: { id: true } })
  if (speaker) return speaker
  throw invalidAt(pointer, {
    en: `There is no speaker "${slug}" yet; record the speaker first.`,
    de: `Es gibt noch keinen Sprecher „${slug}“; bitte zuerst anlegen.`,
  })
}

const slugless = {
  en: 'This name has no Latin letters to make a slug from; give one, like kim-jong-un.',
  de: 'Aus diesem Namen lässt sich kein Kürzel bilden; bitte eines angeben, etwa kim-jong-un.',
}

async function refuseTaken(
  database: Database,
  { slug, wikidataId }: { slug?: string | undefined; wikidataId?: string | null | undefined },
  own?: string,
): Promise<void> {
  const bySlug = slug ? await database.tables.speaker.findUnique({ where: { slug } }) : null
  if (bySlug && bySlug.id !== own) throw new DomainError('conflict', slugTaken(bySlug))
  const byItem = wikidataId ? await database.tables.speaker.findUnique({ where: { wikidataId } }) : null
  if (byItem && byItem.id !== own) throw new DomainError('conflict', itemTaken(byItem))
}

interface Named {
  name: string
  slug: string
  wikidataId: string | null
}

/** Why somebody else can't have the slug of this speaker. */
export function slugTaken({ name, slug }: Named): Sentence {
  return {
    en: `${name} is recorded already as "${slug}". If this is somebody else, give another slug.`,
    de: `${name} ist schon als „${slug}“ erfasst. Ist jemand anderes gemeint, bitte ein anderes Kürzel angeben.`,
  }
}

/** Why somebody else can't be the Wikidata item of this speaker. */
export function itemTaken({ name, slug, wikidataId }: Named): Sentence {
  return {
    en: `The Wikidata item ${wikidataId} belongs to ${name} ("${slug}").`,
    de: `Das Wikidata-Objekt ${wikidataId} gehört zu ${name} („${slug}“).`,
  }
}

function distinctAliases(aliases: readonly { name: string; language?: string }[]) {
  return [...new Map(aliases.map((alias) => [alias.name, alias])).values()]
}

function roleColumns(role: NewRole, index: number) {
  if (role.from && role.to && role.from > role.to) throw invalidAt(`/roles/${index}/to`, endsEarly(role))
  const { from, to, ...rest } = role
  return { ...rest, ...(from && { from: dayColumn(from) }), ...(to && { to: dayColumn(to) }) }
}

export function endsEarly({ title }: Pick<NewRole, 'title'>): Sentence {
  return {
    en: `The role "${title}" ends before it begins.`,
    de: `Die Funktion „${title}“ endet, bevor sie beginnt.`,
  }
}
