import type { AddressView } from '@/queries/feed.view'
import { document, element } from './xml'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Sitemap protocol 0.9: at most 50,000 addresses in a file, so the first that many. */
export const renderSitemap = (addresses: AddressView[]): string => render('urlset', 'url', addresses)

/** Sitemap protocol 0.9, “Using Sitemap index files”: the addresses are sitemaps. */
export const renderSitemapIndex = (sitemaps: AddressView[]): string =>
  render('sitemapindex', 'sitemap', sitemaps)

function render(list: string, entry: string, addresses: AddressView[]): string {
  return document([
    `<${list} xmlns="${NAMESPACE}">`,
    ...addresses
      .slice(0, 50_000)
      .map(
        ({ url, changed }) =>
          `<${entry}>${element('loc', url)}${changed ? element('lastmod', changed) : ''}</${entry}>`,
      ),
    `</${list}>`,
  ])
}
