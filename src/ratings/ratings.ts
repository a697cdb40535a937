import type { Database } from '../database/open.ts'
import { type DomainError, invalidAt } from '../errors.ts'
import type { Aspect, RatingScale } from './rating.schema.ts'

/**
 * Brings the scales of data/ratings.json into the database; scales that are there already stay as they are.
 * @throws Error with a sentence for the operator when a scale that verdicts have used was changed in the file.
 */
export async function loadScales(database: Database, scales: readonly RatingScale[]): Promise<void> {
  for (const scale of scales) await loadScale(database, scale)
}

/** A rating in the newest version of the aspect's scales. @throws DomainError `invalid` at `/rating`. */
export async function findRating(database: Database, aspect: Aspect, key: string) {
  const ratings = await database.tables.rating.findMany({
    where: { aspect },
    orderBy: [{ scale: { version: 'desc' } }, { position: 'asc' }],
    select: { id: true, key: true, needsCitation: true, scale: { select: { key: true, version: true } } },
  })
  const newest = ratings.filter(({ scale }) =>
    ratings.every((other) => other.scale.key !== scale.key || other.scale.version <= scale.version),
  )
  const rating = newest.find((candidate) => candidate.key === key)
  if (!rating)
    throw unknownRating(
      aspect,
      key,
      newest.map((candidate) => candidate.key),
    )
  return rating
}

function unknownRating(aspect: Aspect, key: string, known: string[]): DomainError {
  return invalidAt('/rating', {
    en: `"${key}" is no rating for ${aspect}. There are: ${known.join(', ')}.`,
    de: `„${key}“ ist keine Einstufung für ${aspect}. Es gibt: ${known.join(', ')}.`,
  })
}

async function loadScale(database: Database, scale: RatingScale): Promise<void> {
  const { key, version } = scale
  const known = await database.tables.ratingScale.findUnique({
    where: { key_version: { key, version } },
    include: { ratings: { orderBy: { position: 'asc' } } },
  })
  const columns = scaleColumns(scale)
  const ratings = scale.ratings.map((rating, position) => ratingColumns(rating, position))
  if (!known) return recordScale(database, scale)
  if (isSame(known, { ...columns, ratings })) return
  await requireUnused(database, known.id, `${key} ${version}`)
  await database.tables.rating.deleteMany({ where: { scaleId: known.id } })
  await database.tables.ratingScale.update({
    where: { id: known.id },
    data: { ...columns, ratings: { create: ratings } },
  })
}

/** Records a scale that is not there yet. */
export async function recordScale(database: Database, scale: RatingScale): Promise<void> {
  const ratings = scale.ratings.map(ratingColumns)
  await database.tables.ratingScale.create({ data: { ...scaleColumns(scale), ratings: { create: ratings } } })
}

async function requireUnused(database: Database, scaleId: string, name: string): Promise<void> {
  const used = { where: { rating: { scaleId } } }
  const verdicts = await database.tables.verdict.count(used)
  if (verdicts + (await database.tables.outsideVerdict.count(used)) === 0) return
  throw new Error(
    `The rating scale ${name} in data/ratings.json differs from the one that verdicts have used. Undo the change, or give the scale a new version.`,
  )
}

function scaleColumns({ key, version, aspect, isOrdinal, labels }: RatingScale) {
  return { key, version, aspect, isOrdinal, labelDe: labels.de, labelEn: labels.en }
}

function ratingColumns(
  { key, ordinal, value, needsCitation, labels, definitions }: RatingScale['ratings'][number],
  position: number,
) {
  return {
    key,
    position,
    ordinal,
    value,
    needsCitation,
    labelDe: labels.de,
    labelEn: labels.en,
    definitionDe: definitions.de,
    definitionEn: definitions.en,
  }
}

type Columns = ReturnType<typeof scaleColumns> & { ratings: ReturnType<typeof ratingColumns>[] }

/** Compares what the file says; ids and the like don't count. */
function isSame(known: Columns, wanted: Columns): boolean {
  const { ratings, ...scale } = wanted
  return (
    hasAll(known, scale) &&
    known.ratings.length === ratings.length &&
    ratings.every((rating, nth) => hasAll(known.ratings[nth], rating))
  )
}

function hasAll(row: object | undefined, wanted: object): boolean {
  const values = new Map(Object.entries(row ?? {}))
  return Object.entries(wanted).every(([name, value]) => values.get(name) === value)
}
