import { sql } from '../../database/json.sql.ts'
import type { Database } from '../../database/open.ts'
import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import { findScales } from '../../desk-export/desk-rows.sql.ts'
import type { FieldError, Sentence } from '../../errors.ts'
import { recordScale } from '../../ratings/ratings.ts'
import { intakeOf } from './kind.ts'
import { unless } from './rules.ts'
import { Seen } from './seen.ts'

/** Rating scales, and the ratings that records give by scale, version and key. */

export const takeScales = intakeOf({
  list: 'ratingScales',
  idOf: ({ key, version }) => `${key} ${version}`,
  find: findScales,
  judge:
    async () =>
    ({ ratings }) => {
      const keys = new Set(ratings.map(({ key }) => key))
      const isRight = ratings.every(({ ordinal, value }) => value === null || ordinal !== null)
      return [
        ...unless(keys.size === ratings.length, '/ratings', sentences.twice),
        ...unless(isRight, '/ratings', sentences.valueOfUnordered),
      ]
    },
  remember(seen, { key: scale, version, aspect, ratings }) {
    for (const { key, needsCitation } of ratings) {
      seen.add('rating', scale, version, key, aspect)
      if (needsCitation) seen.add('needs citation', scale, version, key)
    }
  },
  async write(database, scales) {
    for (const scale of scales) await recordScale(database, scale)
  },
})

type Given = DeskRecord<'verdicts'>['rating']

export interface KnownRatings {
  /** Of those in the database. */
  idOf(given: Given): string | undefined
  needsCitation(given: Given): boolean
  /** What is wrong with a rating given for an aspect. */
  wrong(given: Given, aspect: string): FieldError[]
}

/** Ratings are few: all of them. */
export async function readRatings(database: Database, seen = new Seen(new Set())): Promise<KnownRatings> {
  const rows = await database.rows<{ id: string; name: string; aspect: string; needsCitation: boolean }>(sql`
    select r.id::text as id, s.key || ' ' || s.version || ' ' || r.key as name, r.aspect::text as aspect,
      r.needs_citation as "needsCitation" from rating r join rating_scale s on s.id = r.scale_id`)
  const known = new Map(rows.map((row) => [row.name, row]))
  const find = ({ scale, version, key }: Given) => known.get(`${scale} ${version} ${key}`)
  return {
    idOf: (given) => find(given)?.id,
    needsCitation: (given) =>
      find(given)?.needsCitation ?? seen.has('needs citation', given.scale, given.version, given.key),
    wrong: (given, aspect) => {
      const { scale, version, key } = given
      const isThere = find(given)?.aspect === aspect || seen.has('rating', scale, version, key, aspect)
      return unless(isThere, '/rating', noRating(given, aspect))
    },
  }
}

function noRating({ scale, version, key }: Given, aspect: string): Sentence {
  return {
    en: `"${key}" is no rating for ${aspect} in version ${version} of the scale ${scale}.`,
    de: `„${key}“ ist keine Einstufung für ${aspect} in Fassung ${version} der Skala ${scale}.`,
  }
}

const sentences = {
  twice: { en: 'Two ratings have the same key.', de: 'Zwei Einstufungen haben denselben Schlüssel.' },
  valueOfUnordered: {
    en: 'Only a rating with a place in the order has a number.',
    de: 'Nur eine Einstufung mit einem Platz in der Ordnung hat eine Zahl.',
  },
} satisfies Record<string, Sentence>
