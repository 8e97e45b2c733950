/** “15 January 2014”: the day as readers of the language write it, in the site's time zone. */
export function formatDay(iso: string, timeZone: string, language = 'en-GB'): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(new Date(iso))
}

/** “January”: the name of a month from 1 to 12. */
export function formatMonth(month: number, language = 'en-GB'): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1, 15),
  )
}
