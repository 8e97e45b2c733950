import { cache } from 'react'
import { z } from 'zod'
import type { TypedUser, Where } from 'payload'
import type { Article } from '@/payload-types'
import type { TranslationView } from './article.view'
import { findLinkedLists } from './linked-lists'
import { openPayload } from './payload'
import { toPreview } from './preview-draft'
import type { PreviewView } from './preview.view'
import { PUBLISHED } from './published'
import { toText } from './relation'
import { getSite } from './site'

/** How a colleague asks: as himself, under the access rules. */
const asColleague = (user: TypedUser) => ({ user, overrideAccess: false })

/**
 * The newest version of the article, published or not, for whoever has a session in the newsroom now; “signed-out” for everybody
 * else, whether there is such an article or not; undefined when there is none.
 */
export const getPreview = cache(
  async (id: string, headers: Headers): Promise<PreviewView | 'signed-out' | undefined> => {
    const payload = await openPayload()
    const { user } = await payload.auth({ headers: toTrusted(headers) })
    if (!user) return 'signed-out'
    if (!z.uuid().safeParse(id).success) return undefined
    const ofArticle: Where = { parent: { equals: id } }
    // As a version, not as the newest draft: what it links to is then read as readers have it.
    const { docs } = await payload.findVersions({
      collection: 'articles',
      where: { and: [ofArticle, { latest: { equals: true } }] },
      sort: '-updatedAt',
      depth: 2,
      limit: 1,
      pagination: false,
      ...asColleague(user),
    })
    const [newest] = docs
    if (!newest) return undefined
    const { totalDocs } = await payload.countVersions({
      collection: 'articles',
      where: ofArticle,
      ...asColleague(user),
    })
    const { body, language } = newest.version
    const [{ timeZone }, lists] = await Promise.all([getSite(), findLinkedLists(body, language)])
    const article = toPreview(newest.version, id, timeZone, lists, toNewsroomPath)
    return {
      article: { ...article, translations: await listTranslations(id, newest.version, user) },
      version: totalDocs,
      isPublished: newest.version._status === 'published',
      savedAt: newest.updatedAt,
      savedBy: toText(newest.version.savedBy),
    }
  },
)

/** Where the newsroom shows a picture to whoever is signed in, whether readers have it or not. */
const toNewsroomPath = (file: string) => `/api/media/file/${file}`

/**
 * Payload takes no session from a page that another site's link leads to, lest that site change something by it. A preview changes
 * nothing and is shown to nobody but the one who follows the link, so a colleague may follow it from his mail.
 */
function toTrusted(headers: Headers): Headers {
  const trusted = new Headers(headers)
  if (headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document')
    trusted.set('sec-fetch-site', 'none')
  return trusted
}

/** The published articles that this version would translate, or that translate it. */
async function listTranslations(
  id: string,
  { translationOf }: Article,
  user: TypedUser,
): Promise<TranslationView[]> {
  const original = (typeof translationOf === 'string' ? translationOf : translationOf?.id) ?? id
  const payload = await openPayload()
  const { docs } = await payload.find({
    collection: 'articles',
    where: {
      and: [
        PUBLISHED,
        { id: { not_equals: id } },
        { or: [{ translationOf: { equals: original } }, { id: { equals: original } }] },
      ],
    },
    select: { slug: true, language: true },
    sort: 'language',
    depth: 0,
    pagination: false,
    ...asColleague(user),
  })
  return docs.map((doc) => ({ slug: doc.slug, language: doc.language, isOriginal: doc.id === original }))
}
