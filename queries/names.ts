import { cache } from 'react'
import { isSafeLink, isSlug } from '@/lib/urls'
import { countArticles } from './articles'
import type { NameView } from './article.view'
import type { AuthorView, TopicView } from './page.view'
import { openPayload } from './payload'
import { AS_READER, PUBLISHED } from './published'
import { toPicture } from './picture'
import { toText } from './relation'

/**
 * The topic at this address, or undefined. One that no published article carries is not public:
 * its name alone could announce what is being written.
 */
export const getTopic = cache(async (slug: string): Promise<(TopicView & { id: string }) | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'topics',
    where: { slug: { equals: slug } },
    depth: 1,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const topic = docs[0]
  if (!topic || (await countArticles({ topics: { equals: topic.id } })) === 0) return undefined
  return {
    id: topic.id,
    name: topic.name,
    slug: topic.slug,
    description: toText(topic.description),
    picture: toPicture(topic.picture),
  }
})

/** The author at this address, or undefined. Like a topic, one without a published article is not public. */
export const getAuthor = cache(async (slug: string): Promise<(AuthorView & { id: string }) | undefined> => {
  if (!isSlug(slug)) return undefined
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'authors',
    where: { slug: { equals: slug } },
    depth: 1,
    limit: 1,
    pagination: false,
    ...AS_READER,
  })
  const author = docs[0]
  if (!author || (await countArticles({ authors: { equals: author.id } })) === 0) return undefined
  return {
    id: author.id,
    name: author.name,
    slug: author.slug,
    biography: toText(author.biography),
    portrait: toPicture(author.portrait),
    links: (author.links ?? [])
      .filter(({ url }) => isSafeLink(url))
      .map(({ label, url }) => ({ label, href: url })),
  }
})

/** Every topic or author that a published article carries, by name. */
export async function listNames(collection: 'authors' | 'topics'): Promise<NameView[]> {
  const payload = await openPayload()
  const { values } = await payload.findDistinct({
    collection: 'articles',
    field: `${collection}.slug`,
    where: PUBLISHED,
    limit: 0,
    ...AS_READER,
  })
  const slugs = values.map((value) => Object.values(value)[0]).filter((slug) => typeof slug === 'string')
  const { docs } = await payload.find({
    collection,
    where: { slug: { in: slugs } },
    select: { name: true, slug: true },
    sort: 'name',
    depth: 0,
    pagination: false,
    limit: 0,
    ...AS_READER,
  })
  return docs.map(({ name, slug }) => ({ name, slug }))
}
