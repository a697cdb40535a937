import { DomainError, type Sentence } from '../errors.ts'

/**
 * What the database refuses is the asker's to mend when a rule of the record was broken that no check before it saw,
 * mostly because somebody else wrote at the same moment. @returns undefined for any other error.
 */
export function databaseErrorOf(error: unknown): DomainError | undefined {
  const code = codeOf(error)
  if (code === undefined) return undefined
  if (code === 'P2002' || code === '23505') return new DomainError('conflict', sentences.atOnce)
  if (code === 'P2034' || code.startsWith('40')) return new DomainError('conflict', sentences.atOnce)
  if (code === 'P2003' || code === 'P2025' || code === '23503')
    return new DomainError('conflict', sentences.gone)
  if (code.startsWith('23')) return new DomainError('conflict', sentences.rule)
  if (code.startsWith('22')) return new DomainError('malformed', sentences.value)
  if (code.startsWith('54')) return new DomainError('too-large', sentences.limit)
  if (code === 'P2028' || code === 'P2024' || code.startsWith('08') || code.startsWith('57'))
    return unavailable()
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'ENOENT' ? unavailable() : undefined
}

const sentences = {
  atOnce: {
    en: 'Somebody else recorded this at the same moment. Load it again and look.',
    de: 'Jemand anderes hat das im selben Augenblick erfasst. Bitte neu laden und nachsehen.',
  },
  gone: {
    en: 'Something this belongs to has just been changed. Load it again and look.',
    de: 'Etwas, wozu dies gehört, wurde gerade geändert. Bitte neu laden und nachsehen.',
  },
  rule: {
    en: 'This breaks a rule of the record, so the database refused it.',
    de: 'Das verletzt eine Regel des Bestands, deshalb hat die Datenbank es abgelehnt.',
  },
  value: {
    en: `A value can't be read as what it should be.`,
    de: 'Ein Wert ist nicht als das lesbar, was er sein soll.',
  },
  limit: {
    en: 'These are more words than can be searched. Record them in smaller parts.',
    de: 'Das sind mehr Wörter, als sich durchsuchen lassen. Bitte in kleineren Teilen erfassen.',
  },
  unavailable: {
    en: 'The database does not answer just now. Try again in a moment.',
    de: 'Die Datenbank antwortet gerade nicht. Bitte gleich noch einmal versuchen.',
  },
} satisfies Record<string, Sentence>

function unavailable(): DomainError {
  return new DomainError('unavailable', sentences.unavailable)
}

/** Prisma's code, or PostgreSQL's SQLSTATE from wherever Prisma's adapter has put it. */
function codeOf(error: unknown): string | undefined {
  for (const holder of holders(error)) {
    for (const name of ['originalCode', 'code']) {
      const code = holder[name]
      if (typeof code === 'string' && code !== 'P2010') return code
    }
  }
  return undefined
}

function* holders(error: unknown): Generator<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null) return
  const holder = error as Record<string, unknown>
  for (const inner of [holder.meta, holder.driverAdapterError, holder.cause]) yield* holders(inner)
  yield holder
}
