import { sql } from '../database/json.sql.ts'
import type { Database, Reading } from '../database/open.ts'
import { DomainError, invalidAt, notFound } from '../errors.ts'
import { findStandingQuote } from '../quotes/quotes.ts'
import type { ClaimChanges, NewClaim, QuotedClaim } from './claim.schema.ts'

/**
 * Says that a quote carries a claim, a new one or one that is recorded already.
 * @returns the claim's id.
 * @throws DomainError `not-found` without such a quote; `conflict` when it is withdrawn or carries this claim
 * already; `invalid` for a claim id that does not exist.
 */
export async function carryClaim(database: Database, quoteId: string, carried: QuotedClaim): Promise<string> {
  const quote = await findStandingQuote(database, quoteId)
  const { relation = 'ASSERTS', ...claim } = carried
  const claimId =
    'claimId' in claim
      ? await knownClaim(database, claim.claimId, quoteId)
      : await recordClaim(database, claim)
  await database.tables.quoteClaim.create({
    data: { quoteId, claimId, speakerId: quote.speakerId, relation },
  })
  return claimId
}

/**
 * Changes a claim; its words only while no verdict rests on them.
 * @throws DomainError `not-found`, `conflict` when a verdict does.
 */
export async function changeClaim(database: Database, id: string, changes: ClaimChanges): Promise<void> {
  const claim = await database.tables.claim.findUnique({
    where: { id },
    include: { _count: { select: { verdicts: true } }, reviews: { where: { judgements: { some: {} } } } },
  })
  if (!claim) throw noClaim(id)
  const { topics, ...rest } = changes
  const isReworded =
    (rest.text ?? claim.text) !== claim.text || (rest.language ?? claim.language) !== claim.language
  if (isReworded && claim._count.verdicts + claim.reviews.length > 0) throw wordsAreJudged()
  await database.tables.claim.update({
    where: { id },
    data: { ...rest, ...(topics !== undefined && { topics: topics ?? [] }) },
  })
}

/** @throws DomainError `not-found`. */
export async function findClaim(database: Database, id: string) {
  const claim = await database.tables.claim.findUnique({ where: { id } })
  if (!claim) throw noClaim(id)
  return claim
}

/** @throws DomainError `not-found`. */
export async function requireClaim(database: Reading, id: string): Promise<void> {
  if (!(await database.json(sql`select 'true' from claim where id = ${id}::uuid`))) throw noClaim(id)
}

export function noClaim(id: string): DomainError {
  return notFound(`There is no claim ${id}.`, `Es gibt keine Behauptung ${id}.`)
}

/** @returns its id. */
export async function recordClaim(database: Database, claim: NewClaim): Promise<string> {
  const { id } = await database.tables.claim.create({ data: { ...claim, topics: claim.topics ?? [] } })
  return id
}

async function knownClaim(database: Database, id: string, quoteId: string): Promise<string> {
  const claim = await database.tables.claim.findUnique({
    where: { id },
    include: { quotes: { where: { quoteId } } },
  })
  if (!claim) {
    throw invalidAt('/claimId', { en: `There is no claim ${id}.`, de: `Es gibt keine Behauptung ${id}.` })
  }
  if (claim.quotes.length === 0) return id
  throw new DomainError('conflict', {
    en: 'This quote carries this claim already.',
    de: 'Dieses Zitat trägt diese Behauptung schon.',
  })
}

function wordsAreJudged(): DomainError {
  return new DomainError('conflict', {
    en: 'A verdict rests on the words of this claim, so they stay. State the new wording as a claim of its own.',
    de: 'Auf dem Wortlaut dieser Behauptung beruht eine Bewertung, er bleibt daher. Bitte den neuen Wortlaut als eigene Behauptung anlegen.',
  })
}
