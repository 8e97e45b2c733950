import { sql } from '@payloadcms/db-postgres'
import { readEnvironment } from '@/lib/env'
import { LANGUAGES } from '@/lib/languages'
import { pathIn } from '@/lib/locale'
import { noteSource } from '@/lib/sources'
import {
  absoluteUrl,
  archivePath,
  authorsPath,
  correctionsPath,
  followPath,
  followPaths,
  homePath,
  pagePath,
  sitemapPath,
  topicPath,
  topicsPath,
} from '@/lib/urls'
import { fillText, type SiteLanguage } from '@/lib/words'
import type { LinkSection } from './feed.view'
import { isListed } from './listed'
import { listPages } from './pages'
import { openPayload } from './payload'
import { getLocale, getSite } from './site'

/** Where what matters of the site stands, in its first language: its lists, topics, own pages and feeds. */
export async function listLinkSections(): Promise<LinkSection[]> {
  const { siteUrl } = readEnvironment()
  const { name: site, languages } = await getSite()
  const [{ words, language }, ...others] = await Promise.all([
    getLocale(),
    ...languages.slice(1).map((each) => getLocale(each)),
  ])
  const [topics, pages] = await Promise.all([listTopics(language), listPages()])
  const { archive, topics: about, authors, corrections } = words.share
  const say = (text: string) => fillText(text, { site })
  const toLink = (name: string, path: string, about?: string) => ({
    name,
    url: absoluteUrl(path, siteUrl),
    about,
  })
  return [
    {
      title: words.share.lists,
      links: [
        toLink(words.site.home, homePath),
        toLink(words.site.archive, archivePath, say(archive)),
        toLink(words.site.topics, topicsPath, say(about)),
        toLink(words.site.authors, authorsPath, say(authors)),
        toLink(words.site.corrections, correctionsPath, say(corrections)),
        toLink(words.follow.title, followPath, words.follow.intro),
        ...others.map((other) => toLink(LANGUAGES[other.language].name, pathIn(homePath, other))),
        toLink(words.share.everything, sitemapPath),
      ],
    },
    {
      title: words.site.topics,
      links: topics.map(({ name, slug, about }) => toLink(name, topicPath(slug), about)),
    },
    { title: words.site.about, links: pages.map(({ name, slug }) => toLink(name, pagePath(slug))) },
    {
      title: words.follow.feeds,
      links: [
        toLink('RSS', followPaths.rss),
        toLink('Atom', followPaths.atom),
        toLink('JSON Feed', followPaths.json),
      ],
    },
  ]
}

type TopicLine = { name: string; slug: string; about: string | undefined }

/** Every topic that the language's lists have articles of, by name, with what it is about. */
async function listTopics(language: SiteLanguage): Promise<TopicLine[]> {
  const payload = await openPayload()
  // Payload would join every article to every topic; the condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select t.id, t.name, t.slug, t.description from topics t where exists (
      select from articles_rels r join articles a on a.id = r.parent_id
      where r.topics_id = t.id and a._status = 'published' and ${await isListed(language)}) order by t.name, t.slug`)
  return rows.map((row) => {
    noteSource(String(row['id']))
    const about = typeof row['description'] === 'string' ? row['description'] : ''
    return { name: String(row['name']), slug: String(row['slug']), about: about || undefined }
  })
}
