import { readEnvironment } from '@/lib/env'
import { type FeedScope, toScope } from '@/lib/feed-scope'
import { LANGUAGES } from '@/lib/languages'
import { pathIn } from '@/lib/locale'
import { noteList, shareInBatch } from '@/lib/sources'
import { absoluteUrl, correctionsPath, homePath, namePaths } from '@/lib/urls'
import { hubPath } from '@/lib/websub'
import type { SiteLanguage } from '@/lib/words'
import { getFullArticle } from './articles'
import { listNewestCorrections } from './corrections'
import { listSpoken } from './edition-feeds'
import type { FeedView } from './feed.view'
import { listWithdrawn, readPart } from './feed-sequence'
import { getAuthor, getTopic } from './names'
import { isPresent } from './relation'
import { getLocale, getLocales, getSite } from './site'

/** Corrections in their feed: these have no archives, their lists by year have them all. */
const CORRECTIONS = 30

/**
 * What the feed of the scope says, or its archive of that number, whatever the format; undefined where there is none, as of a topic
 * that no published article carries.
 */
export const getFeed = shareInBatch(async (name = '', number = ''): Promise<FeedView | undefined> => {
  const scope = toScope(name)
  const about = scope && (await describe(scope))
  if (!about) return undefined
  const archive = number ? Number(number) : undefined
  const isOfArticles = scope.of !== 'corrections'
  const part = isOfArticles ? await readPart(scope, archive) : { ids: [], previous: undefined }
  if (!part || (archive && !isOfArticles)) return undefined
  const { ids, previous } = part
  // A name's last article may have been withdrawn since the batch read what is listed.
  if ('slug' in scope && ids.length === 0 && previous === undefined && !archive) return undefined
  const [site, { siteUrl, hasHub }] = [await getSite(), readEnvironment()]
  const articles = await Promise.all(ids.map((id) => getFullArticle(id)))
  return {
    scope,
    archive,
    previous,
    ...about,
    site,
    siteUrl,
    hub: site.hub ?? (hasHub ? absoluteUrl(hubPath, siteUrl) : undefined),
    articles: articles.filter(isPresent),
    withdrawn: isOfArticles && archive === undefined ? await listWithdrawn(scope) : [],
    corrections: isOfArticles ? [] : await listNewestCorrections(undefined, CORRECTIONS),
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
    // Feed and archives lead to the first of these lists, and end with the last.
    noteList(pathIn(namePaths[collection](slug), await getLocale(list)))
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
