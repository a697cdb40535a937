import { invalidAt } from './errors.ts'
import { type KnownTime, type Precision, readMoment } from './moments.ts'

/** How fields of the record take days and times. */

/** @throws DomainError `invalid` when the text says less than `precision` or is no time. */
export function momentFrom(pointer: string, text: string, precision?: Precision): KnownTime {
  const moment = readMoment(text, precision)
  if (moment) return moment
  throw invalidAt(pointer, {
    en: precision ? `"${text}" is less precise than ${precision}.` : `"${text}" is not a time.`,
    de: precision ? `„${text}“ ist ungenauer als ${precision}.` : `„${text}“ ist keine Zeitangabe.`,
  })
}

/** The two columns of `publishedAt`; both null for null, none for undefined. */
export function publishedAtColumns(text: string | null | undefined) {
  if (text === undefined) return {}
  if (text === null) return { publishedAt: null, publishedAtPrecision: null }
  const { at, precision } = momentFrom('/publishedAt', text)
  return { publishedAt: at, publishedAtPrecision: precision }
}

/** A calendar day as the database's `date` takes it. */
export function dayColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Today in UTC, like 2019-02-26. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
