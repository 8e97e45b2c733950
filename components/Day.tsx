import { dayIn, type Locale } from '@/lib/locale'

/** The day of a moment (ISO 8601), for readers and for machines. */
export const Day = ({ iso, locale }: { iso: string; locale: Locale }) => (
  <time dateTime={iso}>{dayIn(iso, locale)}</time>
)
