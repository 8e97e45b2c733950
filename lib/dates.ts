import { TZDate } from '@date-fns/tz'

/** “15 January 2014”: the day as readers of the language write it, in the site's time zone. */
export function formatDay(iso: string, timeZone: string, language = 'en-GB'): string {
  const name = `${language} ${timeZone}`
  const format =
    formats.get(name) ??
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  formats.set(name, format)
  return format.format(new Date(iso))
}

/** Making one takes as long as a hundred uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** “12 January 2026, 14:30 (Asia/Almaty)”: a moment as the clocks of the time zone show it, which is named. */
export const formatMoment = (moment: string | Date, timeZone: string): string =>
  `${formatClock(moment, timeZone)} (${timeZone})`

/** “12 January 2026, 14:30”, for where the time zone is named beside it. */
export const formatClock = (moment: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(new Date(moment))
    .replace(' at ', ', ')

/** “January”: the name of a month from 1 to 12. */
export function formatMonth(month: number, language = 'en-GB'): string {
  return new Date(Date.UTC(2000, month - 1, 15)).toLocaleString(language, { month: 'long', timeZone: 'UTC' })
}

/** The first moment after the day that `iso` falls on in the time zone. */
export function endOfDay(iso: string, timeZone: string): Date {
  const day = new TZDate(iso, timeZone)
  return new Date(new TZDate(day.getFullYear(), day.getMonth(), day.getDate() + 1, timeZone).getTime())
}

/** The next moment, later than `now`, at which clocks in the time zone show the full hour from 0 to 23. */
export function nextHour(now: Date, hour: number, timeZone: string): Date {
  const today = new TZDate(now.getTime(), timeZone)
  const onDay = (days: number) =>
    new Date(
      new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + days, hour, timeZone).getTime(),
    )
  return onDay(0) > now ? onDay(0) : onDay(1)
}
