import type { SiteLanguage } from '@/lib/words'
import { CARD, listArticles, toCard } from './articles'
import { getListLanguage, whereListed } from './listed'
import type { HomeView } from './page.view'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { toDocument } from './relation'

const LATEST = 12

/** The front page of a language: the article the editors chose to lead, or else the newest, and the newest of the others. */
export async function getHome(language: SiteLanguage): Promise<HomeView> {
  const payload = await openPayload()
  const [site, newest] = await Promise.all([
    payload.findGlobal({
      slug: 'site',
      select: { lead: true },
      populate: { articles: CARD },
      depth: 2,
      ...AS_READER,
    }),
    listArticles({ where: await whereListed(language), limit: LATEST + 1 }),
  ])
  const chosen = toDocument(site.lead)
  const isChosen = chosen?._status === 'published' && (await getListLanguage(chosen.language)) === language
  const lead = isChosen ? toCard(chosen) : newest[0]
  return { lead, latest: newest.filter(({ slug }) => slug !== lead?.slug).slice(0, LATEST) }
}
