/** “3 s”, “4 min”, “5 h”, “6 days”: a time in the one unit in which it says most, rounded down. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 60 * 60) return `${Math.floor(whole / 60)} min`
  const hours = Math.floor(whole / 60 / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}

/** “3 s ago”: how long before `now` the moment was; files carry whole seconds, and may be a moment ahead of the clock. */
export const formatAgo = (moment: Date, now: Date): string =>
  `${formatDuration((now.getTime() - moment.getTime()) / 1000)} ago`
