import { TZDate } from '@date-fns/tz'

/**
 * Whole years from the day of `iso` to that of the moment, by the calendar of the time zone; 0 before the first anniversary. An
 * anniversary begins with its day. One of 29 February is on 1 March in a year that has no such day: the year is over only then.
 */
export function ageInYears(iso: string, moment: Date, timeZone: string): number {
  const [first, last] = [new TZDate(iso, timeZone), new TZDate(moment.getTime(), timeZone)]
  const isBefore = dayOfYear(last) < dayOfYear(first)
  return Math.max(0, last.getFullYear() - first.getFullYear() - (isBefore ? 1 : 0))
}

/** In the order of a year's days, 29 February before 1 March. */
const dayOfYear = (date: TZDate): number => date.getMonth() * 100 + date.getDate()
