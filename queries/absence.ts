import { isSlug } from '@/lib/urls'
import { isWithdrawn } from './articles'
import { openPayload } from './payload'

/** Why there is no page at an address: it moved, it was withdrawn, or there never was one. */
export type Absence = { reason: 'moved'; to: string } | { reason: 'gone' } | { reason: 'unknown' }

/** What readers of a path without a published page are told. */
export async function getAbsence(path: string): Promise<Absence> {
  const [, collection, slug = ''] = path.split('/')
  if (collection === 'articles' && (await isWithdrawn(slug))) return { reason: 'gone' }
  if (collection && !slug && (await isWithdrawnPage(collection))) return { reason: 'gone' }
  const payload = await openPayload()
  if (!isStorable(path)) return { reason: 'unknown' }
  const { docs } = await payload.find({
    collection: 'redirects',
    where: { from: { equals: path } },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: false,
  })
  const redirect = docs[0]
  if (redirect?.kind === 'gone') return { reason: 'gone' }
  return redirect?.to ? { reason: 'moved', to: redirect.to } : { reason: 'unknown' }
}

async function isWithdrawnPage(slug: string): Promise<boolean> {
  if (!isSlug(slug)) return false
  const payload = await openPayload()
  const { totalDocs } = await payload.count({
    collection: 'pages',
    where: { and: [{ publicSlug: { equals: slug } }, { _status: { not_equals: 'published' } }] },
    overrideAccess: true,
  })
  return totalDocs > 0
}

/** PostgreSQL keeps no NUL in text, and no redirect is longer than its field. */
const isStorable = (path: string) => path.length <= 300 && !path.includes('\u0000')
