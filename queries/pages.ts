import { cache } from 'react'
import { isSlug } from '@/lib/urls'
import { toSiteLanguage } from '@/lib/words'
import { toBody } from './body'
import type { NameView } from './article.view'
import { findLinkedLists } from './linked-lists'
import type { PageView } from './page.view'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { toText } from './relation'

/** The published static page at this address, or undefined. */
export const getPage = cache(async (slug: string): Promise<PageView | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { equals: slug } }, PUBLISHED] },
    depth: 2,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const page = docs[0]
  return (
    page && {
      title: page.title,
      slug: page.slug,
      language: toSiteLanguage(page.language) ?? 'en',
      description: toText(page.description),
      body: toBody(page.body, await findLinkedLists(page.body, page.language)),
    }
  )
})

/** Every published static page, by title. */
export async function listPages(): Promise<NameView[]> {
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'pages',
    where: PUBLISHED,
    select: { title: true, slug: true },
    sort: 'title',
    depth: 0,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  return docs.map(({ title, slug }) => ({ name: title, slug }))
}
