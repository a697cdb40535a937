import { type Precision, readMoment } from '../moments.ts'

const parts: Record<Precision, Intl.DateTimeFormatOptions> = {
  YEAR: { year: 'numeric' },
  MONTH: { year: 'numeric', month: 'long' },
  DAY: { year: 'numeric', month: 'long', day: 'numeric' },
  MINUTE: { year: 'numeric', month: 'long', day: 'numeric' },
}

/** A time to the day, or as coarse as it is known, in UTC; as it is where it can't be read. */
export function dayText(moment: string, language: 'de' | 'en'): string {
  const known = readMoment(moment)
  if (!known) return moment
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { ...parts[known.precision], timeZone: 'UTC' }).format(known.at)
}
