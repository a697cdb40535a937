import { readMoment } from '../moments.ts'
import { currentLanguage } from './words.ts'

/** Numbers, dates and languages as the interface's language writes them. */

export function formatNumber(number: number): string {
  return new Intl.NumberFormat(currentLanguage()).format(number)
}

const shapes: Record<string, Intl.DateTimeFormatOptions> = {
  YEAR: { year: 'numeric', timeZone: 'UTC' },
  MONTH: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  DAY: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  MINUTE: { dateStyle: 'long', timeStyle: 'short' },
}

/** A day or moment as precisely as it is known: "Februar 2019", "26 February 2019". */
export function formatMoment(text: string): string {
  const known = readMoment(text)
  return known ? format(known.at, shapes[known.precision]) : text
}

/** When a row was written, in the reader's time zone. */
export function formatTimestamp(text: string): string {
  return format(new Date(text), { dateStyle: 'medium', timeStyle: 'short' })
}

export function formatLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

function format(date: Date, shape: Intl.DateTimeFormatOptions | undefined): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'de', shape).format(date)
}
