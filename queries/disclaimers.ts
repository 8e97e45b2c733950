import { sql } from '@payloadcms/db-postgres'
import { createHash } from 'node:crypto'
import { cache } from 'react'
import { noteSource, shareInBatch } from '@/lib/sources'
import { isSlug } from '@/lib/urls'
import type { Disclaimer } from '@/payload-types'
import type { DisclaimerView, WordingView } from './page.view'
import { openPayload } from './payload'
import { AS_READER } from './published'

/**
 * The disclaimer at this address with every wording it ever had, or undefined. Like a topic, one that no published article stands
 * under is not public.
 */
export const getDisclaimer = cache(async (slug: string): Promise<DisclaimerView | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'disclaimers',
    where: { slug: { equals: slug } },
    depth: 0,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const disclaimer = docs[0]
  if (!disclaimer || !(await isInUse(disclaimer.id))) return undefined
  const { docs: versions } = await payload.findVersions({
    collection: 'disclaimers',
    where: { parent: { equals: disclaimer.id } },
    // Not by the day a version was made: a restored one keeps that of the version it brings back.
    sort: 'updatedAt',
    depth: 0,
    limit: 0,
    pagination: false,
    ...AS_READER,
  })
  return { slug: disclaimer.slug, wordings: toWordings(versions) }
})

/** The addresses of all disclaimers that published articles stand under. */
export const listDisclaimerSlugs = shareInBatch(async (): Promise<string[]> => {
  const payload = await openPayload()
  // Payload would join every article to every disclaimer; the condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select d.id, d.slug from disclaimers d where exists (
      select from articles a where a.disclaimer_id = d.id and a._status = 'published') order by d.slug`)
  return rows.map((row) => {
    noteSource(String(row['id']))
    return String(row['slug'])
  })
})

/**
 * Whether a published article stands under the disclaimer. The one found is a source of the page, so that its withdrawal has another
 * looked for; naming all of them would print the page for each of their changes.
 */
async function isInUse(id: string): Promise<boolean> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select id from articles where disclaimer_id = ${id} and _status = 'published' order by number limit 1`)
  const [row] = rows
  if (row) noteSource(String(row['id']))
  return row !== undefined
}

type Version = { updatedAt: string; version: Pick<Disclaimer, 'text' | 'revision'> }

/** The wordings in these versions, oldest first, as readers see them: newest first, and each once for as long as it stood unchanged. */
function toWordings(versions: Version[]): WordingView[] {
  const wordings: WordingView[] = []
  for (const { updatedAt, version } of versions) {
    const { text, revision } = version
    const last = wordings.at(-1)
    if (last?.text === text) continue
    if (last) last.until = updatedAt
    const sha256 = createHash('sha256').update(text).digest('hex')
    wordings.push({ revision: revision ?? 1, text, sha256, from: updatedAt, until: undefined })
  }
  return wordings.reverse()
}
