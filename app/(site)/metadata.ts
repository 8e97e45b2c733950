import type { Metadata } from 'next'
import { readEnvironment } from '@/lib/env'
import { pathIn } from '@/lib/locale'
import { absoluteUrl, articlePath, followPaths } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import type { PictureView } from '@/queries/picture.view'
import { getSite } from '@/queries/site'
import { getAlternates } from './alternates'
import { getPageLocale } from './page-locale'

type About = {
  path: string
  title?: string | undefined
  description?: string | undefined
  picture?: PictureView | undefined
}

/**
 * The <head> of a public page: title, description, canonical address and the feeds.
 * Every page goes through here, since a page's own `alternates` would replace the layout's.
 */
export async function toMetadata({ path, title, description, picture }: About): Promise<Metadata> {
  const site = await getSite()
  return {
    title: title ? `${title} · ${site.name}` : site.name,
    description: description ?? site.description ?? null,
    alternates: {
      canonical: absoluteUrl(path, readEnvironment().siteUrl),
      languages: await listLanguages(),
      types: listFeeds(site.name),
    },
    ...(picture ? { openGraph: { type: 'article', images: [toShared(picture)] } } : {}),
  }
}

/** The <head> of a list in the language of its address; `path` is that in the site's first language. */
export const toListMetadata = async ({ path, ...about }: About): Promise<Metadata> => {
  const locale = await getPageLocale()
  return toMetadata({ ...about, path: pathIn(path, locale) })
}

/** The <head> of an article. */
export const toArticleMetadata = ({
  slug,
  searchTitle,
  searchDescription,
  picture,
}: ArticleView): Promise<Metadata> =>
  toMetadata({ path: articlePath(slug), title: searchTitle, description: searchDescription, picture })

/** The page in other languages, by language (hreflang). */
async function listLanguages(): Promise<Record<string, string>> {
  const { siteUrl } = readEnvironment()
  const alternates = await getAlternates()
  return Object.fromEntries(alternates.map(({ language, path }) => [language, absoluteUrl(path, siteUrl)]))
}

/** What a link to the page shows where it is shared. */
function toShared({ share, main, alt }: PictureView) {
  const { path, width, height } = share ?? main
  return { url: absoluteUrl(path, readEnvironment().siteUrl), width, height, alt }
}

/** The <head> where there is no page. */
export async function absentMetadata(): Promise<Metadata> {
  const [{ name }, { words }] = await Promise.all([getSite(), getPageLocale()])
  return {
    title: `${words.absent.title} · ${name}`,
    robots: { index: false },
    alternates: { types: listFeeds(name) },
  }
}

function listFeeds(name: string) {
  const { siteUrl } = readEnvironment()
  const feed = (path: string, format: string) => [
    { url: absoluteUrl(path, siteUrl), title: `${name} (${format})` },
  ]
  return {
    'application/rss+xml': feed(followPaths.rss, 'RSS'),
    'application/atom+xml': feed(followPaths.atom, 'Atom'),
    'application/feed+json': feed(followPaths.json, 'JSON Feed'),
  }
}
