import type { AddressView, NewsView } from '@/queries/feed.view'
import { document, element, empty } from './xml'

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
} as const

/** Addresses that a sitemap may hold (sitemap protocol 0.9), pictures of one address, and articles that a news sitemap may hold. */
const MOST = 50_000
const MOST_IMAGES = 1_000
const MOST_NEWS = 1_000

/** Sitemap protocol 0.9 with pictures (sitemap-image 1.1) and translations (xhtml:link): the first 50,000 addresses. */
export const renderSitemap = (addresses: AddressView[]): string =>
  render('urlset', ['xmlns', 'xmlns:image', 'xmlns:xhtml'], addresses.slice(0, MOST).map(renderAddress))

/** Sitemap protocol 0.9, “Using Sitemap index files”: the addresses are sitemaps. */
export const renderSitemapIndex = (sitemaps: AddressView[]): string =>
  render(
    'sitemapindex',
    ['xmlns'],
    sitemaps
      .slice(0, MOST)
      .map(({ url, changed }) =>
        wrap('sitemap', [element('loc', url), changed && element('lastmod', changed)]),
      ),
  )

/** Google's sitemap-news 0.9: the first 1,000 articles; without any it is empty, as Google asks. */
export const renderNewsSitemap = ({ publication, articles }: NewsView): string =>
  render(
    'urlset',
    ['xmlns', 'xmlns:news'],
    articles.slice(0, MOST_NEWS).map(({ url, headline, language, firstPublishedAt }) =>
      wrap('url', [
        element('loc', url),
        wrap('news:news', [
          wrap('news:publication', [
            element('news:name', publication),
            // ISO 639, but for Chinese.
            element('news:language', language === 'zh' ? 'zh-cn' : language),
          ]),
          element('news:publication_date', firstPublishedAt),
          element('news:title', headline),
        ]),
      ]),
    ),
  )

const renderAddress = ({ url, changed, images = [], translations = [] }: AddressView): string =>
  wrap('url', [
    element('loc', url),
    changed && element('lastmod', changed),
    ...translations.map((other) =>
      empty('xhtml:link', { rel: 'alternate', hreflang: other.language, href: other.url }),
    ),
    ...images.slice(0, MOST_IMAGES).map((image) => wrap('image:image', [element('image:loc', image)])),
  ])

const wrap = (name: string, parts: (string | undefined)[]): string =>
  `<${name}>${parts.filter(Boolean).join('')}</${name}>`

function render(list: string, namespaces: (keyof typeof NAMESPACES)[], entries: string[]): string {
  const attributes = namespaces.map((name) => ` ${name}="${NAMESPACES[name]}"`).join('')
  return document([`<${list}${attributes}>`, ...entries, `</${list}>`])
}
