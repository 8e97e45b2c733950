'use client'

/** A time as the editor’s own clock and language have it. */
export function Moment({ at }: { at: string }) {
  if (!at) return 'never'
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}
