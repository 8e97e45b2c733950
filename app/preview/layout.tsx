import type { ReactNode } from 'react'
import { Signal } from '@/components/Signal'
import '@/components/tokens.css'
import { getSite } from '@/queries/site'

export const dynamic = 'force-dynamic'

/** Apart from app/(site), so that the script which follows an editor's typing can never end up in a reader's page. */
export default async function PreviewLayout({ children }: { children: ReactNode }) {
  const { signalColour } = await getSite()
  return (
    <html lang="en">
      <body>
        <Signal colour={signalColour} />
        {children}
      </body>
    </html>
  )
}

export const viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }
