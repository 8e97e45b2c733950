import { type FeedFormat, feedPath } from '@/lib/feed-scope'
import { createLocale, type Locale, pathIn } from '@/lib/locale'
import { absoluteUrl, articlePath, authorPath, correctionsPath, followPath, topicsPath } from '@/lib/urls'
import type { Language } from '@/lib/languages'
import type { ArticleView } from '@/queries/article.view'
import type { FeedView, WithdrawnView } from '@/queries/feed.view'
import type { CorrectionOfArticle } from '@/queries/page.view'
import type { PictureView } from '@/queries/picture.view'
import type { SiteView } from '@/queries/site.view'
import { renderContent } from './content'
import { escape } from './xml'

/** What an entry of a feed says, in whichever format. Times are ISO 8601; `content` is HTML. */
export type Entry = {
  id: string
  url: string
  title: string
  summary: string | undefined
  content: string
  published: string
  updated: string
  authors: { name: string; url: string }[]
  /** The kind first, then the topics, each with the name that readers see; `scheme` is the page that lists its sort. */
  categories: { term: string; scheme: string; label: string }[]
  language: string
  enclosure: { url: string; bytes: number; mediaType: string } | undefined
  /** It says that what was here is withdrawn. */
  isWithdrawn?: boolean
}

/** What a feed says, in whichever format. */
export type Feed = {
  title: string
  description: string
  url: string
  page: string
  /** The hub that tells of new entries, of which an archive has none. */
  hub: string | undefined
  /** Of an archive, the address of the feed that it is of. */
  current: string | undefined
  /** The address of the archive that holds what came before (RFC 5005). */
  previous: string | undefined
  /** When an entry last changed, so that the same articles give the same bytes; undefined for an empty feed. */
  updated: string | undefined
  entries: Entry[]
}

/** The feed in a format; what it says of itself differs by its own address alone. */
export function toFeed(
  {
    scope,
    archive,
    previous,
    title,
    description,
    page,
    site,
    siteUrl,
    hub,
    articles,
    corrections,
    withdrawn,
  }: FeedView,
  format: FeedFormat,
): Feed {
  const entries = [
    ...withdrawn.map((each) => toWithdrawnEntry(each, page, site, siteUrl)),
    ...articles.map((article) => toEntry(article, site, siteUrl)),
    ...corrections.map((correction) => toCorrectionEntry(correction, site, siteUrl)),
  ]
  return {
    title,
    description,
    url: absoluteUrl(feedPath(scope, format, archive), siteUrl),
    page: absoluteUrl(page, siteUrl),
    hub: archive === undefined ? hub : undefined,
    current: archive === undefined ? undefined : absoluteUrl(feedPath(scope, format), siteUrl),
    previous: previous === undefined ? undefined : absoluteUrl(feedPath(scope, format, previous), siteUrl),
    updated: entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1),
    entries,
  }
}

export function toEntry(article: ArticleView, site: SiteView, siteUrl: string): Entry {
  const {
    headline,
    standfirst,
    permanentId,
    publishedAt,
    revisedAt,
    returnedAt,
    authors,
    topics,
    kind,
    language,
  } = article
  const locale = toEntryLocale(language, site)
  return {
    id: permanentId,
    url: absoluteUrl(articlePath(article.slug), siteUrl),
    title: headline,
    summary: standfirst,
    content: renderContent(article, siteUrl, locale),
    published: publishedAt,
    // Later than what was said of it in between.
    updated: [revisedAt ?? publishedAt, returnedAt ?? ''].sort().at(-1) ?? publishedAt,
    authors: authors.map(({ name, slug }) => ({
      name,
      url: absoluteUrl(pathIn(authorPath(slug), locale), siteUrl),
    })),
    categories: [
      { term: kind, scheme: absoluteUrl(followPath, siteUrl), label: locale.words.kinds[kind] },
      ...topics.map(({ name, slug }) => ({
        term: slug,
        scheme: absoluteUrl(topicsPath, siteUrl),
        label: name,
      })),
    ],
    language,
    enclosure: toEnclosure(article.picture, siteUrl),
  }
}

/** A correction as an entry of its own, which leads to the article. */
function toCorrectionEntry(correction: CorrectionOfArticle, site: SiteView, siteUrl: string): Entry {
  const { id, kind, date, text, slug, headline, language } = correction
  const { words } = toEntryLocale(language, site)
  const url = absoluteUrl(articlePath(slug), siteUrl)
  return {
    id,
    url,
    title: `${words.corrections[kind]}: ${headline}`,
    summary: undefined,
    content: `<p>${escape(text)}</p>\n<p><a href="${escape(url)}">${escape(headline)}</a></p>`,
    published: date,
    updated: date,
    authors: [],
    categories: [
      { term: kind, scheme: absoluteUrl(correctionsPath, siteUrl), label: words.corrections[kind] },
    ],
    language,
    enclosure: undefined,
  }
}

/** In place of a withdrawn article, under its id, so that copies of it in feed readers are written over; it leads to the feed's page. */
function toWithdrawnEntry(withdrawn: WithdrawnView, page: string, site: SiteView, siteUrl: string): Entry {
  const { permanentId, language, goneFor, withdrawnAt } = withdrawn
  const locale = toEntryLocale(language, site)
  const { goneKicker, gone, goneFor: classes } = locale.words.absent
  const told = goneFor ? [gone, classes[goneFor]] : [gone]
  return {
    id: permanentId,
    url: absoluteUrl(page, siteUrl),
    title: goneKicker,
    summary: undefined,
    content: told.map((words) => `<p>${escape(words)}</p>`).join('\n'),
    published: withdrawnAt,
    updated: withdrawnAt,
    authors: [],
    categories: [],
    language: locale.language,
    enclosure: undefined,
    isWithdrawn: true,
  }
}

/** An entry speaks the article's language where the site has words in it, else the site's first. */
export function toEntryLocale(language: Language, { languages, timeZone }: SiteView): Locale {
  const [first = 'en'] = languages
  return createLocale(languages.find((each) => each === language) ?? first, languages, timeZone)
}

function toEnclosure(picture: PictureView | undefined, siteUrl: string): Entry['enclosure'] {
  if (!picture) return undefined
  const { path, bytes, mediaType } = picture.main
  return { url: absoluteUrl(path, siteUrl), bytes, mediaType }
}
