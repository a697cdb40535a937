import type { Database, Reading } from '../database/open.ts'
import { findLatestVersion, requireDocument } from '../documents/documents.ts'
import { DomainError, notFound } from '../errors.ts'
import { findNamedSpeaker, requireSpeaker } from '../speakers/speakers.ts'
import { joinSegments } from './anchor.ts'
import { placed } from './placed.ts'
import type { NewQuote, QuoteChanges } from './quote.schema.ts'
import { detailColumns } from './quote-details.ts'

/**
 * Marks words of the document's latest version as a speaker's.
 * @returns the quote's id.
 * @throws DomainError `not-found` without such a document; `invalid` for words that are not there, stand in several
 * places or overlap, for an unknown speaker and for a time that can't be read.
 */
export async function recordQuote(database: Database, documentId: string, quote: NewQuote): Promise<string> {
  const version = await findLatestVersion(database, documentId)
  const { segments: selectors, speaker, form, language = version.document.language, ...details } = quote
  const segments = placed(version.text, selectors)
  const { id: speakerId } = await findNamedSpeaker(database, speaker, '/speaker')
  const { id } = await database.tables.quote.create({
    data: {
      documentVersionId: version.id,
      speakerId,
      form,
      language,
      text: joinSegments(segments),
      ...(await detailColumns(database, details, speakerId)),
      segments: { create: segments.map((segment, nth) => ({ ordinal: nth + 1, ...segment })) },
    },
  })
  return id
}

/**
 * Mends what is known about a quote; its words and their place stay.
 * @throws DomainError `not-found`; `conflict` when it is withdrawn, or when verdicts rest on its attribution.
 */
export async function changeQuote(database: Database, id: string, changes: QuoteChanges): Promise<void> {
  const quote = await findStandingQuote(database, id)
  const { speaker, form, language, ...details } = changes
  const speakerId = speaker ? (await findNamedSpeaker(database, speaker, '/speaker')).id : quote.speakerId
  if (speakerId !== quote.speakerId) await refuseJudged(database, id)
  await database.tables.quote.update({
    where: { id },
    data: {
      speakerId,
      ...(form && { form }),
      ...(language && { language }),
      ...(await detailColumns(database, details, speakerId, quote)),
    },
  })
}

/** The speaker and the document that a filter names, if any, exist: a slip of the pen is no empty answer. @throws DomainError `not-found`. */
export async function requireNamed(
  database: Reading,
  { speaker, document }: { speaker?: string; document?: string },
): Promise<void> {
  if (speaker) await requireSpeaker(database, speaker)
  if (document) await requireDocument(database, document)
}

/** Takes a quote back; it stays readable with the reason. @throws DomainError `not-found`, `conflict` when it is withdrawn already. */
export async function withdrawQuote(database: Database, id: string, reason: string): Promise<void> {
  await findStandingQuote(database, id)
  await database.tables.quote.update({
    where: { id },
    data: { withdrawnAt: new Date(), withdrawnReason: reason },
  })
}

/** Undoes a withdrawal. @throws DomainError `not-found`, `conflict` when it is not withdrawn. */
export async function restoreQuote(database: Database, id: string): Promise<void> {
  const quote = await findQuote(database, id)
  if (!quote.withdrawnAt) {
    throw new DomainError('conflict', {
      en: 'This quote is not withdrawn.',
      de: 'Dieses Zitat ist nicht zurückgezogen.',
    })
  }
  await database.tables.quote.update({ where: { id }, data: { withdrawnAt: null, withdrawnReason: null } })
}

/** @throws DomainError `not-found`. */
export async function findQuote(database: Database, id: string) {
  const quote = await database.tables.quote.findUnique({ where: { id } })
  if (!quote) throw noQuote(id)
  return quote
}

/** A quote that is not withdrawn. @throws DomainError `not-found`, `conflict`. */
export async function findStandingQuote(database: Database, id: string) {
  const quote = await findQuote(database, id)
  if (quote.withdrawnAt) {
    throw new DomainError('conflict', {
      en: 'This quote is withdrawn.',
      de: 'Dieses Zitat ist zurückgezogen.',
    })
  }
  return quote
}

export function noQuote(id: string): DomainError {
  return notFound(`There is no quote ${id}.`, `Es gibt kein Zitat ${id}.`)
}

async function refuseJudged(database: Database, quoteId: string): Promise<void> {
  const judged = { review: { quoteId } }
  const verdicts = await database.tables.verdict.count({ where: { quoteId } })
  if (verdicts + (await database.tables.judgement.count({ where: judged })) === 0) return
  throw new DomainError('conflict', {
    en: 'Verdicts rest on who said this. Withdraw the quote and record it anew.',
    de: 'Bewertungen beruhen darauf, wer das gesagt hat. Bitte das Zitat zurückziehen und neu anlegen.',
  })
}
