import type { ReactNode } from 'react'
import { Layout } from '@/components/Layout'
import { Signal } from '@/components/Signal'
import { Speculation } from '@/components/Speculation'
import '@/components/tokens.css'
import { getSite } from '@/queries/site'
import { getLanguageLinks } from './alternates'
import { getPageLocale } from './page-locale'

// Pages are rendered on request: what is published changes, and the build has no database.
export const dynamic = 'force-dynamic'

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const [site, locale] = await Promise.all([getSite(), getPageLocale()])
  return (
    <html lang={locale.language}>
      <body>
        <Signal colour={site.signalColour} />
        <Layout site={site} locale={locale} languages={await getLanguageLinks(locale.language)}>
          {children}
        </Layout>
        <Speculation />
      </body>
    </html>
  )
}

export const viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
