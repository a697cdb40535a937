import type { Database } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { findLatestVersion, requireDocument } from '../documents/documents.ts'
import { keptText } from '../documents/text.ts'
import { DomainError, invalidAt, notFound, type Sentence } from '../errors.ts'
import { findNamedSpeaker, findSpeaker } from '../speakers/speakers.ts'
import { type AnchoredSegment, type AnchorProblem, anchorSegments, joinSegments } from './anchor.ts'
import type { NewQuote, NewSegment, QuoteChanges } from './quote.schema.ts'

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
  database: Database,
  { speaker, document }: { speaker?: string; document?: string },
): Promise<void> {
  if (speaker) await findSpeaker(database, speaker)
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

function placed(text: string, selectors: readonly NewSegment[]): AnchoredSegment[] {
  const found = anchorSegments(text, selectors.map(asKept))
  if ('segments' in found) return found.segments
  throw invalidAt(`/segments/${found.index}/exact`, anchorSentences[found.problem])
}

/** The words with line ends as the text is kept with them. */
function asKept({ prefix, suffix, ...segment }: NewSegment): NewSegment {
  return {
    ...segment,
    exact: keptText(segment.exact),
    ...(prefix !== undefined && { prefix: keptText(prefix) }),
    ...(suffix !== undefined && { suffix: keptText(suffix) }),
  }
}

const anchorSentences: Record<AnchorProblem, Sentence> = {
  'not-there': {
    en: 'These words are not in the document.',
    de: 'Diese Wörter stehen nicht im Dokument.',
  },
  'several-places': {
    en: 'These words stand in several places of the document; say what stands before or after them.',
    de: 'Diese Wörter stehen an mehreren Stellen des Dokuments; bitte angeben, was davor oder danach steht.',
  },
  'other-words': {
    en: 'Other words stand at this place of the document.',
    de: 'An dieser Stelle des Dokuments stehen andere Wörter.',
  },
  overlap: {
    en: 'The segments of a quote may not overlap.',
    de: 'Die Abschnitte eines Zitats dürfen sich nicht überschneiden.',
  },
}

type Details = Omit<QuoteChanges, 'speaker' | 'form' | 'language'>
type Known = { originalText: string | null; originalLanguage: string | null; onBehalfOfId?: string | null }

async function detailColumns(database: Database, details: Details, speakerId: string, known?: Known) {
  const { saidAt, saidAtPrecision, onBehalfOf, originalText, originalLanguage, isPartial, ...rest } = details
  requireLanguageOfOriginal({
    originalText: originalText === undefined ? (known?.originalText ?? null) : originalText,
    originalLanguage: originalLanguage === undefined ? (known?.originalLanguage ?? null) : originalLanguage,
  })
  if (onBehalfOf === undefined && known?.onBehalfOfId === speakerId) throw speaksForSelf('/speaker')
  return {
    ...rest,
    ...(isPartial !== undefined && { isPartial }),
    ...(originalText !== undefined && { originalText }),
    ...(originalLanguage !== undefined && { originalLanguage }),
    ...saidAtColumns(saidAt, saidAtPrecision ?? undefined),
    ...(onBehalfOf !== undefined && { onBehalfOfId: await onBehalfOfId(database, onBehalfOf, speakerId) }),
  }
}

function requireLanguageOfOriginal({ originalText, originalLanguage }: Known): void {
  if ((originalText === null) === (originalLanguage === null)) return
  throw invalidAt(originalText === null ? '/originalText' : '/originalLanguage', {
    en: 'The original wording and its language go together.',
    de: 'Der ursprüngliche Wortlaut und seine Sprache gehören zusammen.',
  })
}

function saidAtColumns(saidAt: string | null | undefined, precision: NewQuote['saidAtPrecision']) {
  if (saidAt === undefined && precision !== undefined) {
    throw invalidAt('/saidAt', {
      en: 'A precision needs the time it belongs to.',
      de: 'Eine Genauigkeit braucht die Zeitangabe, zu der sie gehört.',
    })
  }
  if (saidAt === undefined) return {}
  if (saidAt === null) return { saidAt: null, saidAtPrecision: null }
  const moment = momentFrom('/saidAt', saidAt, precision)
  return { saidAt: moment.at, saidAtPrecision: moment.precision }
}

async function onBehalfOfId(
  database: Database,
  slug: string | null,
  speakerId: string,
): Promise<string | null> {
  if (slug === null) return null
  const { id } = await findNamedSpeaker(database, slug, '/onBehalfOf')
  if (id !== speakerId) return id
  throw speaksForSelf('/onBehalfOf')
}

function speaksForSelf(pointer: string): DomainError {
  return invalidAt(pointer, {
    en: 'Somebody speaks on behalf of another, not of themselves.',
    de: 'Man spricht im Namen eines anderen, nicht im eigenen.',
  })
}

async function refuseJudged(database: Database, quoteId: string): Promise<void> {
  if ((await database.tables.verdict.count({ where: { quoteId } })) === 0) return
  throw new DomainError('conflict', {
    en: 'Verdicts rest on who said this. Withdraw the quote and record it anew.',
    de: 'Bewertungen beruhen darauf, wer das gesagt hat. Bitte das Zitat zurückziehen und neu anlegen.',
  })
}
