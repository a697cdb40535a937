/** Points in time as precisely as they are known. Pure; also used in the browser. */

export const precisions = ['YEAR', 'MONTH', 'DAY', 'MINUTE'] as const
export type Precision = (typeof precisions)[number]

/** The first instant of a period, in UTC, and how long the period is. */
export interface KnownTime {
  at: Date
  precision: Precision
}

const shape =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})([Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2}))?)?)?$/

/**
 * Reads 2019, 2019-02, 2019-02-26 or an RFC 3339 time. A coarser `precision` cuts off what is finer as it was
 * written: 2019-02-24T22:00-05:00 by DAY is the 24th.
 * @returns undefined when it is none of these, not in the calendar, or less precise than `precision`.
 */
export function readMoment(text: string, precision?: Precision): KnownTime | undefined {
  const [whole, year, month, day, time] = shape.exec(text) ?? []
  if (!whole || !year) return undefined
  const written: Precision = time ? 'MINUTE' : day ? 'DAY' : month ? 'MONTH' : 'YEAR'
  const wanted = precision ?? written
  if (precisions.indexOf(wanted) > precisions.indexOf(written)) return undefined
  const midnight = calendarDay(`${year}-${month ?? '01'}-${day ?? '01'}`)
  const instant = time ? new Date(whole.replace(' ', 'T').toUpperCase()) : midnight
  if (!midnight || !instant || !isInCalendar(instant)) return undefined
  return { at: firstInstant(wanted === 'MINUTE' ? instant : midnight, wanted), precision: wanted }
}

/** The instant after a known time's period: where "until February 2019" ends. */
export function endOf({ at, precision }: KnownTime): Date {
  const end = new Date(at)
  if (precision === 'YEAR') end.setUTCFullYear(end.getUTCFullYear() + 1)
  if (precision === 'MONTH') end.setUTCMonth(end.getUTCMonth() + 1)
  if (precision === 'DAY') end.setUTCDate(end.getUTCDate() + 1)
  if (precision === 'MINUTE') end.setUTCMinutes(end.getUTCMinutes() + 1)
  return end
}

/** From the year 1 to 9999, also when a time near the edge is turned into UTC. */
function isInCalendar(date: Date): boolean {
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
}

/** Midnight UTC of a day; undefined for 30 February, which Date would roll over, and for the year 0. */
function calendarDay(day: string): Date | undefined {
  const date = new Date(`${day}T00:00:00Z`)
  if (!isInCalendar(date)) return undefined
  return date.getUTCDate() === Number(day.slice(-2)) ? date : undefined
}

/** @param date midnight where the period is a day or longer. */
function firstInstant(date: Date, precision: Precision): Date {
  const first = new Date(date)
  if (precision === 'YEAR') first.setUTCMonth(0, 1)
  if (precision === 'MONTH') first.setUTCDate(1)
  if (precision === 'MINUTE') first.setUTCSeconds(0, 0)
  return first
}
