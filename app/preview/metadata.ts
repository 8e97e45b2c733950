import type { Metadata } from 'next'

/** The <head> of a preview, which no machine should keep; next.config.mjs says so in headers, too. */
export const toPreviewMetadata = (title: string): Metadata => ({
  title: `Preview: ${title}`,
  robots: { index: false, follow: false, noarchive: true },
  referrer: 'no-referrer',
})
