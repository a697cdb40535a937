import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { Sentence } from '../../errors.ts'
import { findPublisher } from '../../outside-verdicts/outside-verdicts.ts'
import { readRatings } from './given-ratings.ts'
import { type Intake, intakeOf, matched, other, writing } from './kind.ts'
import { findNamed } from './named.sql.ts'
import { insertRows, momentColumns } from './rows.sql.ts'
import { addressWrong, missing, timesWrong, unless } from './rules.ts'

/** What publishers elsewhere found, and which records of files were read. */

const takeNewPublishers = intakeOf({
  list: 'publishers',
  judge:
    async ({ seen }) =>
    ({ name, site, createdAt }) => [
      ...unless(
        !seen.has('publisher name', name.toLowerCase(), site ?? ''),
        '/name',
        sentences.publisherTwice,
      ),
      ...timesWrong(['/createdAt', createdAt]),
    ],
  remember(seen, { id, name, site }) {
    seen.add('publisher', id)
    seen.add('publisher name', name.toLowerCase(), site ?? '')
  },
  write: writing({
    publisher: ({ createdAt, ...publisher }: DeskRecord<'publishers'>) => ({
      ...publisher,
      created_at: createdAt,
    }),
  }),
})

/** A publisher of the same name and site is the same publisher, whatever its id. */
export const takePublishers: Intake<'publishers'> = async (setting, records) => {
  for (const { id, name, site } of records) {
    const known = await findPublisher(setting.database, { name, ...(site !== null && { site }) })
    if (known && known.id !== id) setting.publishers.set(id, known.id)
  }
  const isHere = ({ id }: DeskRecord<'publishers'>) => setting.publishers.has(id)
  const results = await takeNewPublishers(
    setting,
    records.filter((record) => !isHere(record)),
  )
  return records.map((record) => (isHere(record) ? matched('publishers') : (results.shift() ?? other())))
}

const takeHereNamed = intakeOf({
  list: 'outsideVerdicts',
  async judge(setting, verdicts) {
    const isA = await findNamed(setting, {
      claim: verdicts.map(({ claim }) => claim),
      publisher: verdicts.map(({ publisher }) => publisher),
    })
    const ratings = await readRatings(setting.database, setting.seen)
    return (verdict) => {
      const { claim, publisher, rating, label, url, title, excerpt, ratingValue, recordedAt } = verdict
      const says = [label, ratingValue, excerpt, title, url].some((part) => part !== null)
      return [
        ...missing('/claim', claim, isA('claim')),
        ...missing('/publisher', publisher, isA('publisher')),
        ...(rating ? ratings.wrong(rating, 'TRUTH') : []),
        ...unless(rating === null || label !== null, '/rating', sentences.label),
        ...unless(says, '', sentences.says),
        ...addressWrong('/url', url),
        ...timesWrong(['/recordedAt', recordedAt]),
      ]
    }
  },
  async write(database, verdicts) {
    const ratings = await readRatings(database)
    const rows = verdicts.map(
      ({ claim, publisher, rating, bestRating, worstRating, ratingValue, ...rest }) => {
        const { reviewedAt, recordedAt, ...same } = rest
        return {
          ...{ ...same, claim_id: claim, publisher_id: publisher, aspect: 'TRUTH', recorded_at: recordedAt },
          ...{ best_rating: bestRating, worst_rating: worstRating, rating_value: ratingValue },
          rating_id: rating ? ratings.idOf(rating) : null,
          ...momentColumns('reviewed_at', reviewedAt),
        }
      },
    )
    await insertRows(database, 'outside_verdict', rows)
  },
})

export const takeOutsideVerdicts: Intake<'outsideVerdicts'> = (setting, records) =>
  takeHereNamed(
    setting,
    records.map((record) => ({
      ...record,
      publisher: setting.publishers.get(record.publisher) ?? record.publisher,
    })),
  )

const sentences = {
  publisherTwice: {
    en: 'This publisher stands in the file twice.',
    de: 'Dieser Herausgeber steht zweimal in der Datei.',
  },
  label: {
    en: 'Only a label has a rating that it translates into.',
    de: 'Nur eine Bezeichnung hat eine Einstufung, in die sie übersetzt wird.',
  },
  says: { en: 'It says nothing about the claim.', de: 'Es sagt nichts über die Behauptung.' },
} satisfies Record<string, Sentence>
