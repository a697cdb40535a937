import type { DeskRecord } from '../../desk-export/desk-export.schema.ts'
import type { FieldError, Sentence } from '../../errors.ts'
import { problemOf } from '../../verdicts/verdict-rules.ts'
import { refusals } from '../../verdicts/verdicts.ts'
import { type KnownRatings, readRatings } from './given-ratings.ts'
import { at, intakeOf, type Setting } from './kind.ts'
import { findNamed, type IsA, targetIds } from './named.sql.ts'
import { insertRows } from './rows.sql.ts'
import { missing, timesWrong, unless } from './rules.ts'
import { readFirst, readSuperseded, readUnderReview } from './verdicts.sql.ts'

type Verdict = DeskRecord<'verdicts'>

/** Whose answer to which question it is: what all verdicts of one chain share. */
const chainOf = ({ reviewer, aspect, target }: Verdict) => `${reviewer} ${aspect} ${target.type} ${target.id}`

export const takeVerdicts = intakeOf({
  list: 'verdicts',
  inOrder: supersededFirst,
  async judge(setting, verdicts) {
    const isA = await findNamed(setting, namesIn(verdicts))
    const ratings = await readRatings(setting.database, setting.seen)
    const isUnderReview = await readUnderReview(setting.database, verdicts)
    const chainWrong = await judgeChains(setting, verdicts)
    return (verdict) => [
      ...namedWrong(verdict, isA),
      ...ratingWrong(verdict, ratings),
      ...unless(!isUnderReview(verdict), '/target', sentences.underReview),
      ...chainWrong(verdict),
      ...timesWrong(['/recordedAt', verdict.recordedAt]),
    ]
  },
  remember(seen, verdict) {
    seen.add('in chain', chainOf(verdict), verdict.id)
    seen.add('rated', verdict.id, verdict.rating.key)
    seen.add('verdict by', verdict.reviewer, verdict.id)
    seen.add('verdict on', verdict.aspect, verdict.target.id, verdict.id)
    seen.add(...(verdict.supersedes ? ['superseded', verdict.supersedes] : ['first', chainOf(verdict)]))
  },
  async write(database, verdicts) {
    const ratings = await readRatings(database)
    await insertRows(
      database,
      'verdict',
      verdicts.map((verdict) => verdictRow(verdict, ratings)),
    )
    await insertRows(database, 'citation', verdicts.flatMap(citationRows))
  },
})

/** A verdict may stand before the one that it supersedes, where both were recorded in the same millisecond. */
function supersededFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]))
  const ordered = new Set<Verdict>()
  for (const verdict of verdicts) {
    const chain: Verdict[] = []
    for (let one = byId.get(verdict.id); one && !ordered.has(one) && !chain.includes(one); )
      one = byId.get(chain[chain.push(one) - 1]?.supersedes ?? '')
    for (const one of [...chain.reverse(), verdict]) ordered.add(one)
  }
  return [...ordered]
}

function namesIn(verdicts: readonly Verdict[]) {
  return {
    ...targetIds(verdicts),
    reviewer: verdicts.map(({ reviewer }) => reviewer),
    source: verdicts.flatMap(({ citations }) => citations.map(({ source }) => source)),
  }
}

function namedWrong({ target, reviewer, citations }: Verdict, isA: IsA): FieldError[] {
  return [
    ...missing('/target/id', target.id, isA(target.type)),
    ...missing('/reviewer', reviewer, isA('reviewer')),
    ...citations.flatMap(({ source }, nth) => missing(`/citations/${nth}/source`, source, isA('source'))),
  ]
}

function ratingWrong(verdict: Verdict, ratings: KnownRatings): FieldError[] {
  const { aspect, rating, citations, target } = verdict
  const needsCitation = ratings.needsCitation(rating)
  const problem = problemOf({ aspect, citations }, { type: target.type, needsCitation, current: undefined })
  if (!problem) return ratings.wrong(rating, aspect)
  const { pointer, sentence } = refusals[problem]
  return [at(pointer, sentence)]
}

/** Verdicts of one reviewer, target and aspect are a chain with one beginning, in which each supersedes the one before. */
async function judgeChains({ database, seen }: Setting, verdicts: readonly Verdict[]) {
  const superseded = await readSuperseded(database, verdicts)
  const isBegun = await readFirst(database, verdicts)
  return (verdict: Verdict): FieldError[] => {
    const { supersedes, changeNote, recordedAt } = verdict
    const explained = unless((supersedes === null) === (changeNote === null), '/changeNote', sentences.note)
    if (supersedes === null) {
      const isFirst = !isBegun(verdict) && !seen.has('first', chainOf(verdict))
      return [...explained, ...unless(isFirst, '/supersedes', sentences.first)]
    }
    const before = superseded.get(supersedes)
    const isOfChain = before
      ? chainOf({ ...verdict, ...before }) === chainOf(verdict)
      : seen.has('in chain', chainOf(verdict), supersedes)
    const isCurrent = !before?.isSuperseded && !seen.has('superseded', supersedes)
    return [
      ...explained,
      ...unless(isOfChain, '/supersedes', sentences.stranger),
      ...unless(isCurrent, '/supersedes', sentences.superseded),
      ...timesWrong(['', before?.recordedAt ?? null], ['/recordedAt', recordedAt]),
    ]
  }
}

function verdictRow(verdict: Verdict, ratings: KnownRatings) {
  const {
    id,
    target,
    aspect,
    rating,
    reviewer,
    summary,
    rationale,
    asOf,
    recordedAt,
    supersedes,
    changeNote,
  } = verdict
  return {
    ...{ id, aspect, summary, rationale },
    ...{
      claim_id: target.type === 'claim' ? target.id : null,
      quote_id: target.type === 'quote' ? target.id : null,
    },
    ...{ rating_id: ratings.idOf(rating), reviewer_id: reviewer, as_of: asOf, recorded_at: recordedAt },
    ...{ supersedes_id: supersedes, change_note: changeNote },
  }
}

function citationRows({ id, citations }: Verdict) {
  return citations.map(({ source, ...passage }, nth) => ({
    ...{ ...passage, verdict_id: id, ordinal: nth + 1, source_id: source },
  }))
}

const sentences = {
  underReview: {
    en: 'This is under review here: no verdict comes in before all envelopes are in.',
    de: 'Das wird hier gerade geprüft: Keine Bewertung kommt hinzu, bevor alle Umschläge da sind.',
  },
  note: {
    en: 'A verdict says what it supersedes and what changed, or neither.',
    de: 'Eine Bewertung sagt, was sie ersetzt und was sich geändert hat, oder keines von beiden.',
  },
  first: {
    en: 'This reviewer has another first verdict on this here.',
    de: 'Diese Person hat hier schon eine andere erste Bewertung dazu.',
  },
  stranger: {
    en: 'What it supersedes is no verdict of this reviewer on this aspect of this, or is not here.',
    de: 'Was sie ersetzt, ist keine Bewertung dieser Person zu diesem Aspekt, oder ist nicht hier.',
  },
  superseded: {
    en: 'Another verdict supersedes that one already.',
    de: 'Eine andere Bewertung ersetzt diese schon.',
  },
} satisfies Record<string, Sentence>
