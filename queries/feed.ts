import { sql } from '@payloadcms/db-postgres'
import { readEnvironment } from '@/lib/env'
import { type FeedScope, toScope } from '@/lib/feed-scope'
import { LANGUAGES } from '@/lib/languages'
import { pathIn } from '@/lib/locale'
import { shareInBatch } from '@/lib/sources'
import { correctionsPath, homePath, namePaths } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { getFullArticle } from './articles'
import { listNewestCorrections } from './corrections'
import { listSpoken } from './edition-feeds'
import type { FeedView } from './feed.view'
import { isListed } from './listed'
import { getAuthor, getTopic } from './names'
import { openPayload } from './payload'
import { isPresent } from './relation'
import { getLocale, getLocales, getSite } from './site'

/** Entries in a feed: a month or two of a busy site. */
const LENGTH = 30

/** What the feed of the scope says, whatever its format; undefined where there is none, as of a topic that no published article carries. */
export const getFeed = shareInBatch(async (name = ''): Promise<FeedView | undefined> => {
  const scope = toScope(name)
  const about = scope && (await describe(scope))
  if (!about) return undefined
  const isOfArticles = scope.of !== 'corrections'
  const ids = isOfArticles ? await listNewestIds(scope) : []
  // A name's last article may have been withdrawn since the batch read what is listed.
  if ('slug' in scope && ids.length === 0) return undefined
  const articles = await Promise.all(ids.map((id) => getFullArticle(id)))
  return {
    scope,
    ...about,
    site: await getSite(),
    siteUrl: readEnvironment().siteUrl,
    articles: articles.filter(isPresent),
    corrections: isOfArticles ? [] : await listNewestCorrections(undefined, LENGTH),
  }
})

type About = Pick<FeedView, 'title' | 'description' | 'page'>

async function describe(scope: FeedScope): Promise<About | undefined> {
  const [site, [locale]] = await Promise.all([getSite(), getLocales()])
  const description = site.description ?? site.tagline ?? site.name
  const titled = (name: string) => ({ title: `${site.name}: ${name}`, description })
  switch (scope.of) {
    case 'all':
      return { title: site.name, description, page: homePath }
    case 'corrections':
      return { ...titled(locale.words.corrections.title), page: correctionsPath }
    case 'kind':
      return { ...titled(locale.words.kinds[scope.kind]), page: homePath }
    case 'language':
      if (!(await listSpoken()).includes(scope.language)) return undefined
      return {
        ...titled(LANGUAGES[scope.language].name),
        page: pathIn(homePath, await getLocale(scope.language)),
      }
    case 'topics':
    case 'authors': {
      const { language, slug } = scope
      if (language && !(await listSpoken()).includes(language)) return undefined
      const found = await findName(scope.of, slug, language ? [language] : site.languages)
      if (!found) return undefined
      const { name, about, list } = found
      const spoken = language ? `${name} (${LANGUAGES[language].name})` : name
      return {
        title: `${site.name}: ${spoken}`,
        description: about ?? description,
        page: pathIn(namePaths[scope.of](slug), await getLocale(list)),
      }
    }
  }
}

/** The topic's or author's name, what readers are told of it, and the first of the languages that has a list of it. */
async function findName(collection: 'topics' | 'authors', slug: string, languages: SiteLanguage[]) {
  for (const list of languages) {
    if (collection === 'topics') {
      const topic = await getTopic(slug, list)
      if (topic) return { name: topic.name, about: topic.description, list }
    } else {
      const author = await getAuthor(slug, list)
      if (author) return { name: author.name, about: author.biography, list }
    }
  }
  return undefined
}

async function listNewestIds(scope: FeedScope): Promise<string[]> {
  const payload = await openPayload()
  // Payload would join and sort every article; the condition is that of publishedOwnOrEditors.
  const { rows } = await payload.db.drizzle.execute(sql`
    select a.id from articles a where a._status = 'published' and ${await isWithin(scope)}
    order by a.number desc limit ${LENGTH}`)
  return rows.map((row) => String(row['id']))
}

/** The condition of an article, called `a`, being in the feed. */
async function isWithin(scope: FeedScope): Promise<ReturnType<typeof sql>> {
  switch (scope.of) {
    case 'all':
    case 'corrections':
      return sql`true`
    case 'kind':
      return sql`a.kind::text = ${scope.kind}`
    case 'language':
      return isListed(scope.language)
    case 'topics':
    case 'authors': {
      const { of, slug, language } = scope
      return sql`exists (
        select from articles_rels r join ${sql.identifier(of)} n on n.id = r.${sql.identifier(`${of}_id`)}
        where r.parent_id = a.id and r.path = ${of} and n.slug = ${slug}) and ${language ? await isListed(language) : sql`true`}`
    }
  }
}
