import { findClaim } from '../claims/claims.ts'
import type { Database } from '../database/open.ts'
import { dayColumn, today } from '../dates.ts'
import { DomainError, type ErrorKind, invalidAt, type Sentence } from '../errors.ts'
import { findQuote, findStandingQuote } from '../quotes/quotes.ts'
import { findRating } from '../ratings/ratings.ts'
import { findOrRecordSource } from '../sources/sources.ts'
import { keptAddress } from '../web-address.ts'
import type { NewCitation, NewVerdict, Target } from './verdict.schema.ts'
import { aspectsOf, problemOf, type VerdictProblem } from './verdict-rules.ts'

/**
 * Records a reviewer's answer to one aspect of a quote or claim, with what it rests on.
 * @returns the verdict's id.
 * @throws DomainError `not-found` without such a target; `invalid` when aspect, rating or citations don't fit;
 * `conflict` when the quote is withdrawn or it does not supersede exactly the reviewer's current verdict.
 */
export async function recordVerdict(
  database: Database,
  target: Target,
  reviewerId: string,
  verdict: NewVerdict,
): Promise<string> {
  await requireTarget(database, target)
  await requireSound(database, target, reviewerId, verdict)
  const { aspect, summary, rationale = null, asOf = today(), supersedes = null, changeNote = null } = verdict
  const rating = await findRating(database, aspect, verdict.rating)
  const { id } = await database.tables.verdict.create({
    data: {
      ...targetColumns(target),
      aspect,
      ratingId: rating.id,
      reviewerId,
      summary,
      rationale,
      asOf: dayColumn(asOf),
      supersedesId: supersedes,
      changeNote,
      citations: { create: await citationColumns(database, verdict.citations) },
    },
  })
  return id
}

/** @throws DomainError `not-found` when the quote or claim does not exist, `conflict` when the quote is withdrawn. */
export async function requireTarget(database: Database, { type, id }: Target): Promise<void> {
  if (type === 'claim') await findClaim(database, id)
  else await findStandingQuote(database, id)
}

/** The same for a quote that may be withdrawn. @throws DomainError `not-found`. */
export async function requireAnyTarget(database: Database, { type, id }: Target): Promise<void> {
  await (type === 'claim' ? findClaim(database, id) : findQuote(database, id))
}

async function requireSound(
  database: Database,
  target: Target,
  reviewerId: string,
  verdict: NewVerdict,
): Promise<void> {
  const fitsTarget = aspectsOf(target.type).includes(verdict.aspect)
  const needsCitation =
    fitsTarget && (await findRating(database, verdict.aspect, verdict.rating)).needsCitation
  const current = await database.tables.verdict.findFirst({
    where: {
      ...targetColumns(target),
      reviewerId,
      aspect: verdict.aspect,
      supersededOnQuote: { none: {} },
      supersededOnClaim: { none: {} },
    },
    select: { id: true },
  })
  const problem = problemOf(verdict, { type: target.type, needsCitation, current: current?.id })
  if (problem) throw refusalOf(problem, current?.id)
}

/** A target as the columns that name it. */
export function targetColumns({ type, id }: Target) {
  return type === 'claim' ? { claimId: id } : { quoteId: id }
}

async function citationColumns(database: Database, citations: readonly NewCitation[]) {
  const columns = []
  for (const [nth, { source, sourceId, ...passage }] of inOrderOfAddresses(citations)) {
    const id = source
      ? await findOrRecordSource(database, source)
      : await knownSource(database, sourceId, nth)
    columns.push({ ordinal: nth + 1, sourceId: id, ...passage })
  }
  return columns
}

/** So that two verdicts which cite the same new addresses at once don't wait for each other in a circle. */
function inOrderOfAddresses(citations: readonly NewCitation[]): [number, NewCitation][] {
  const addressOf = ({ source }: NewCitation) => keptAddress(source?.url ?? '') ?? ''
  return [...citations.entries()].sort(([, one], [, other]) => (addressOf(one) < addressOf(other) ? -1 : 1))
}

async function knownSource(database: Database, id: string, nth: number): Promise<string> {
  const source = await database.tables.source.findUnique({ where: { id }, select: { id: true } })
  if (source) return source.id
  throw invalidAt(`/citations/${nth}/sourceId`, {
    en: `There is no source ${id}.`,
    de: `Es gibt keinen Beleg ${id}.`,
  })
}

function refusalOf(problem: VerdictProblem, current: string | undefined): DomainError {
  const { kind, pointer, sentence } = refusals[problem]
  const named = {
    en: sentence.en.replace('{current}', `${current}`),
    de: sentence.de.replace('{current}', `${current}`),
  }
  return new DomainError(kind, named, [{ pointer, sentence: named }])
}

/** What each problem is called where a verdict is recorded. */
export const refusals: Record<VerdictProblem, { kind: ErrorKind; pointer: string; sentence: Sentence }> = {
  'wrong-aspect': {
    kind: 'invalid',
    pointer: '/aspect',
    sentence: {
      en: 'TRUTH judges a claim; AUTHENTICITY, CONTEXT and TRANSLATION judge a quote.',
      de: 'TRUTH bewertet eine Behauptung; AUTHENTICITY, CONTEXT und TRANSLATION bewerten ein Zitat.',
    },
  },
  'needs-citation': {
    kind: 'invalid',
    pointer: '/citations',
    sentence: {
      en: 'This rating needs at least one citation: name a source that it rests on.',
      de: 'Diese Einstufung braucht mindestens eine Belegstelle: bitte einen Beleg nennen, auf dem sie beruht.',
    },
  },
  'supersedes-missing': {
    kind: 'conflict',
    pointer: '/supersedes',
    sentence: {
      en: 'You have judged this already. Name your verdict {current} in "supersedes" and say in "changeNote" what changed.',
      de: 'Sie haben das schon bewertet. Bitte die Bewertung {current} in „supersedes“ nennen und in „changeNote“ sagen, was sich geändert hat.',
    },
  },
  'supersedes-not-current': {
    kind: 'conflict',
    pointer: '/supersedes',
    sentence: {
      en: 'Your current verdict here is {current}; only that one can be superseded.',
      de: 'Ihre geltende Bewertung ist hier {current}; nur sie kann ersetzt werden.',
    },
  },
  'nothing-to-supersede': {
    kind: 'conflict',
    pointer: '/supersedes',
    sentence: {
      en: 'You have no verdict on this aspect here yet, so there is nothing to supersede.',
      de: 'Sie haben diesen Aspekt hier noch nicht bewertet, es gibt also nichts zu ersetzen.',
    },
  },
}
