import { CARD, listArticles, toCard } from './articles'
import type { ArticleCard } from './article.view'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { toDocument } from './relation'

const LATEST = 12

/** The front page: the article the editors chose to lead, or else the newest, and the newest of the others. */
export async function getHome(): Promise<{ lead: ArticleCard | undefined; latest: ArticleCard[] }> {
  const payload = await openPayload()
  const [site, newest] = await Promise.all([
    payload.findGlobal({
      slug: 'site',
      select: { lead: true },
      populate: { articles: CARD },
      depth: 2,
      ...AS_READER,
    }),
    listArticles({ limit: LATEST + 1 }),
  ])
  const chosen = toDocument(site.lead)
  const lead = chosen?._status === 'published' ? toCard(chosen) : newest[0]
  return { lead, latest: newest.filter(({ slug }) => slug !== lead?.slug).slice(0, LATEST) }
}
