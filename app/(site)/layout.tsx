import type { ReactNode } from 'react'
import { Layout } from '@/components/Layout'
import '@/components/tokens.css'
import { getSite } from '@/queries/site'

// Pages are rendered on request: what is published changes, and the build has no database.
export const dynamic = 'force-dynamic'

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const site = await getSite()
  return (
    <html lang="en">
      <body>
        <style>{`:root:root{--signal:${site.signalColour}}`}</style>
        <Layout site={site}>{children}</Layout>
      </body>
    </html>
  )
}

export const viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
