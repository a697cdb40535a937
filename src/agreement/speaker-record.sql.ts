import { all, jsonArray, sql } from '../database/json.sql.ts'
import type { Reading } from '../database/open.ts'
import { currentVerdict } from '../verdicts/verdicts.sql.ts'
import type { SpeakerRecord } from './agreement.schema.ts'
import { saidBy } from './agreement.sql.ts'
import { wilsonInterval } from './intervals.ts'

/** From how many rated items on a share is shown: below, chance says more than the record. */
const minimum = 10

const chosen = {
  en: 'These are the quotes and claims that this desk chose to check. They are no sample of everything that was said, so shares say how the checks came out, not how honest somebody is.',
  de: 'Das sind die Zitate und Behauptungen, die diese Redaktion zum Prüfen ausgewählt hat. Sie sind keine Stichprobe von allem Gesagten; die Anteile sagen, wie die Prüfungen ausgingen, nicht, wie ehrlich jemand ist.',
}

interface CountedAspect {
  aspect: SpeakerRecord['aspects'][number]['aspect']
  n: number
  disputed: number
  ratings: { rating: string; labels: { de: string; en: string }; count: number }[]
}

/** What a speaker's rated quotes and claims came to. Items on which reviewers differ count as disputed, under no rating. */
export async function readSpeakerRecord(
  database: Reading,
  slug: string,
  includeExamples: boolean,
): Promise<SpeakerRecord> {
  const answer = await database.json(countRatings(slug, includeExamples))
  const aspects: CountedAspect[] = answer ? JSON.parse(answer.json) : []
  return { minimum, chosen, aspects: aspects.map(withShares) }
}

function withShares({ ratings, ...aspect }: CountedAspect) {
  const isEnough = aspect.n >= minimum
  return {
    ...aspect,
    ratings: ratings.map((rating) => ({
      ...rating,
      share: isEnough ? shareOf(rating.count, aspect.n) : null,
    })),
  }
}

function shareOf(count: number, n: number) {
  return { value: count / n, ...wilsonInterval(count, n) }
}

function countRatings(slug: string, includeExamples: boolean) {
  const conditions = [currentVerdict, saidBy(slug), ...(includeExamples ? [] : [sql`not rv.is_example`])]
  return sql`
    with rated as materialized (
      select v.aspect, coalesce(v.claim_id, v.quote_id) as target, count(distinct r.key) as answers,
        min(r.key) as key, min(r.position) as position,
        min(r.label_de) as label_de, min(r.label_en) as label_en
      from verdict v join rating r on r.id = v.rating_id join reviewer rv on rv.id = v.reviewer_id
      where ${all(conditions)} group by 1, 2)
    select ${jsonArray(
      sql`json_build_object('aspect', counted.aspect, 'n', counted.n, 'disputed', counted.disputed, 'ratings',
        ${jsonArray(
          sql`json_build_object('rating', key, 'labels', json_build_object('de', label_de, 'en', label_en),
            'count', count) order by position`,
          sql`from (select key, min(position) as position, min(label_de) as label_de, min(label_en) as label_en,
              count(*) as count from rated where rated.aspect = counted.aspect and answers = 1 group by key) given`,
        )}) order by counted.aspect`,
      sql`from (select aspect, count(*) filter (where answers = 1) as n, count(*) filter (where answers > 1) as disputed
        from rated group by aspect) counted`,
    )}`
}
