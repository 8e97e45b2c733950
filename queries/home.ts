import { sql } from '@payloadcms/db-postgres'
import { noteSource } from '@/lib/sources'
import type { SiteLanguage } from '@/lib/words'
import { CARD, listArticles, listCards, toCard } from './articles'
import type { ArticleCard, NameView } from './article.view'
import { listNewestCorrections } from './corrections'
import { getListLanguage, isListed, whereListed, listIds } from './listed'
import type { HomeView } from './page.view'
import { openPayload } from './payload'
import { AS_READER } from './published'
import { toDocument } from './relation'

const LATEST = 9

/** Topics with a part of the front page when the editors chose none, articles in each part, and corrections in the strip. */
const TOPICS = 3
const IN_TOPIC = 3
const CORRECTIONS = 3

/** The front page of a language: the article the editors chose to lead, or else the newest, and the newest of the others. */
export async function getHome(language: SiteLanguage): Promise<HomeView> {
  const payload = await openPayload()
  const [site, newest, corrections] = await Promise.all([
    payload.findGlobal({
      slug: 'site',
      select: { lead: true, frontTopics: true },
      populate: { articles: CARD, topics: { name: true, slug: true } },
      depth: 2,
      ...AS_READER,
    }),
    listArticles({ where: await whereListed(language), limit: LATEST + 1 }),
    listNewestCorrections(language, CORRECTIONS),
  ])
  const chosen = toDocument(site.lead)
  const isChosen = chosen?._status === 'published' && (await getListLanguage(chosen.language)) === language
  const lead = isChosen ? toCard(chosen) : newest[0]
  const latest = newest.filter(({ slug }) => slug !== lead?.slug).slice(0, LATEST)
  const topics = (site.frontTopics ?? []).map(toDocument).filter((topic) => topic !== undefined)
  return {
    lead,
    latest,
    topics: await listParts(
      topics.length > 0 ? topics : await listBusiest(language),
      lead ? [lead, ...latest] : latest,
      language,
    ),
    corrections,
  }
}

type Topic = NameView & { id: string }

/** The topics that carry most of the language's articles; of two that carry as many, the older: another name changes no front page. */
async function listBusiest(language: SiteLanguage): Promise<Topic[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select t.id, t.name, t.slug from topics t join articles_rels r on r.topics_id = t.id join articles a on a.id = r.parent_id
    where r.path = 'topics' and a._status = 'published' and ${await isListed(language)}
    group by t.id order by count(*) desc, t.created_at, t.id limit ${TOPICS}`)
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    slug: String(row['slug']),
  }))
}

/** Of each topic its newest articles that stand nowhere above; a topic without any is left out. */
async function listParts(
  topics: Topic[],
  above: ArticleCard[],
  language: SiteLanguage,
): Promise<HomeView['topics']> {
  const shown = new Set(above.map(({ slug }) => slug))
  const parts: HomeView['topics'] = []
  for (const { id, name, slug } of topics) {
    noteSource(id)
    const ids = (await listIds('topics', id, language)).slice(-(shown.size + IN_TOPIC))
    const articles = (await listCards(ids)).filter((article) => !shown.has(article.slug)).slice(0, IN_TOPIC)
    for (const article of articles) shown.add(article.slug)
    if (articles.length > 0) parts.push({ topic: { name, slug }, articles })
  }
  return parts
}
