import type { Metadata } from 'next'
import { readEnvironment } from '@/lib/env'
import {
  EVERYTHING_PUBLISHED,
  type FeedFormat,
  feedPath,
  type FeedScope,
  FORMAT_NAMES,
} from '@/lib/feed-scope'
import { pathIn } from '@/lib/locale'
import { absoluteUrl, articlePath, iconPaths, manifestPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleView } from '@/queries/article.view'
import { getSite } from '@/queries/site'
import { getAlternates } from './alternates'
import { getPageLocale } from './page-locale'
import { toShared } from './shared'

const ICONS = {
  icon: [
    { url: iconPaths.ico, sizes: '32x32' },
    { url: iconPaths.svg, type: 'image/svg+xml' },
  ],
  apple: iconPaths.apple,
}

type About = {
  path: string
  title?: string | undefined
  description?: string | undefined
  /** Says what the page is where it has no description; {site} stands for the site's name. */
  summary?: string | undefined
  article?: ArticleView | undefined
  /** The feed of what the page lists, and what it is called. */
  feed?: { scope: FeedScope; name: string } | undefined
}

/**
 * The <head> of a public page: title, description, canonical address and the feeds.
 * Every page goes through here, since a page's own `alternates` would replace the layout's.
 */
export async function toMetadata({
  path,
  title,
  description,
  summary,
  article,
  feed,
}: About): Promise<Metadata> {
  const site = await getSite()
  const about = description ?? (summary ? fillText(summary, { site: site.name }) : site.description)
  return {
    title: title ? `${title} · ${site.name}` : site.name,
    description: about ?? null,
    alternates: {
      canonical: absoluteUrl(path, readEnvironment().siteUrl),
      languages: await listLanguages(),
      types: listFeeds(site.name, feed),
    },
    icons: ICONS,
    manifest: manifestPath,
    ...(await toShared({ path, title: title ?? site.name, description: about, article })),
  }
}

/** The <head> of a list in the language of its address; `path` is that in the site's first language. */
export const toListMetadata = async ({ path, ...about }: About): Promise<Metadata> => {
  const locale = await getPageLocale()
  return toMetadata({ ...about, path: pathIn(path, locale) })
}

/** The <head> of an article. */
export const toArticleMetadata = (article: ArticleView): Promise<Metadata> =>
  toMetadata({
    path: articlePath(article.slug),
    title: article.searchTitle,
    description: article.searchDescription,
    article,
  })

/** The page in other languages, by language (hreflang). */
async function listLanguages(): Promise<Record<string, string>> {
  const { siteUrl } = readEnvironment()
  const alternates = await getAlternates()
  return Object.fromEntries(alternates.map(({ language, path }) => [language, absoluteUrl(path, siteUrl)]))
}

/** The <head> where there is no page. */
export async function absentMetadata(reason: 'gone' | 'unknown' = 'unknown'): Promise<Metadata> {
  const [{ name }, { words }] = await Promise.all([getSite(), getPageLocale()])
  return {
    title: `${reason === 'gone' ? words.absent.goneTitle : words.absent.title} · ${name}`,
    robots: { index: false },
    icons: ICONS,
    alternates: { types: listFeeds(name) },
  }
}

/** The page's own feed first: a reader who adds the page's address gets that one. */
function listFeeds(name: string, own?: About['feed']) {
  const { siteUrl } = readEnvironment()
  const feeds = [
    ...(own ? [{ scope: own.scope, title: `${name}: ${own.name}` }] : []),
    { scope: EVERYTHING_PUBLISHED, title: name },
  ]
  const listIn = (format: FeedFormat) =>
    feeds.map(({ scope, title }) => ({
      url: absoluteUrl(feedPath(scope, format), siteUrl),
      title: `${title} (${FORMAT_NAMES[format]})`,
    }))
  return {
    'application/rss+xml': listIn('rss'),
    'application/atom+xml': listIn('atom'),
    'application/feed+json': listIn('json'),
  }
}
