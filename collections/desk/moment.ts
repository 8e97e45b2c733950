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
