import type { ReactNode } from 'react'
import { Signal } from '@/components/Signal'
import '@/components/tokens.css'
import { getSite } from '@/queries/site'
import { getPageLocale } from '../(site)/page-locale'

export const dynamic = 'force-dynamic'

/** Apart from app/(site): what a reader keeps has no masthead and no ways through the site. */
export default async function KeptLayout({ children }: { children: ReactNode }) {
  const [{ signalColour }, { language }] = await Promise.all([getSite(), getPageLocale()])
  return (
    <html lang={language}>
      <body>
        <Signal colour={signalColour} />
        {children}
      </body>
    </html>
  )
}

export const viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
