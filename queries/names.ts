import { sql } from '@payloadcms/db-postgres'
import { cache } from 'react'
import { noteSource, shareInBatch } from '@/lib/sources'
import { isSlug } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import type { AuthorView, NameView } from './article.view'
import { toAuthor } from './author'
import type { TopicView } from './page.view'
import { isListed, listIds } from './listed'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { toPicture } from './picture'
import { toText } from './relation'

/**
 * The topic at this address in the language, or undefined. One that no published article carries is not public:
 * its name alone could announce what is being written.
 */
export const getTopic = cache(
  async (slug: string, language: SiteLanguage): Promise<(TopicView & { id: string }) | undefined> => {
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
    if (!topic || (await listIds('topics', topic.id, language)).length === 0) return undefined
    return {
      id: topic.id,
      name: topic.name,
      slug: topic.slug,
      description: toText(topic.description),
      picture: toPicture(topic.picture),
    }
  },
)

/** The author at this address, or undefined. Like a topic, one without a published article is not public. */
export const getAuthor = cache(
  async (slug: string, language: SiteLanguage): Promise<(AuthorView & { id: string }) | undefined> => {
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
    if (!author || (await listIds('authors', author.id, language)).length === 0) return undefined
    return { id: author.id, ...toAuthor(author) }
  },
)

/** Every topic or author that a published article in the language's lists carries, by name. */
export const listNames = shareInBatch(
  async (collection: 'authors' | 'topics', language: SiteLanguage): Promise<NameView[]> => {
    const payload = await openPayload()
    const listed = await isListed(language)
    // Payload would join every article to every name; its condition is that of publishedOwnOrEditors.
    const { rows } = await payload.db.drizzle.execute(sql`
    select n.id, n.name, n.slug from ${sql.identifier(collection)} n where exists (
      select from articles_rels r join articles a on a.id = r.parent_id
      where r.${sql.identifier(`${collection}_id`)} = n.id and a._status = 'published' and ${listed})
    order by n.name, n.slug`)
    return rows.map((row) => {
      noteSource(String(row['id']))
      return { name: String(row['name']), slug: String(row['slug']) }
    })
  },
)
