import type { AddressView } from '@/queries/feed.view'
import { document, element } from './xml'

/** Sitemap protocol 0.9: at most 50,000 addresses in a file, so the newest that many. */
export function renderSitemap(addresses: AddressView[]): string {
  return document([
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses
      .slice(0, 50_000)
      .map(
        ({ url, changed }) =>
          `<url>${element('loc', url)}${changed ? element('lastmod', changed) : ''}</url>`,
      ),
    '</urlset>',
  ])
}
