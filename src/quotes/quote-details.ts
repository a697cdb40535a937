import type { Database } from '../database/open.ts'
import { momentFrom } from '../dates.ts'
import { type DomainError, invalidAt } from '../errors.ts'
import { findNamedSpeaker } from '../speakers/speakers.ts'
import type { NewQuote, QuoteChanges } from './quote.schema.ts'

type Details = Omit<QuoteChanges, 'speaker' | 'form' | 'language'>
type Known = { originalText: string | null; originalLanguage: string | null; onBehalfOfId?: string | null }

/**
 * What is known about a quote as columns of its row.
 * @param known the row as it is, when it is changed.
 * @throws DomainError `invalid` when times, the original wording or the principal don't go together.
 */
export async function detailColumns(database: Database, details: Details, speakerId: string, known?: Known) {
  const { saidAt, saidAtPrecision, onBehalfOf, originalText, originalLanguage, isPartial, ...rest } = details
  requireOriginalOfLanguage({
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

function requireOriginalOfLanguage({ originalText, originalLanguage }: Known): void {
  if (originalText === null && originalLanguage !== null) throw invalidAt('/originalText', needsWording)
}

export const needsWording = {
  en: 'The language of an original wording needs the wording.',
  de: 'Zur Sprache des ursprünglichen Wortlauts gehört der Wortlaut.',
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
  return invalidAt(pointer, notOfThemselves)
}

export const notOfThemselves = {
  en: 'Somebody speaks on behalf of another, not of themselves.',
  de: 'Man spricht im Namen eines anderen, nicht im eigenen.',
}
