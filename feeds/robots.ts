import { absoluteUrl, newsSitemapPath, sitemapPath } from '@/lib/urls'

/** RFC 9309: all may read everything but the newsroom. */
export function renderRobots(siteUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api',
    'Disallow: /preview',
    '',
    `Sitemap: ${absoluteUrl(sitemapPath, siteUrl)}`,
    `Sitemap: ${absoluteUrl(newsSitemapPath, siteUrl)}`,
    '',
  ].join('\n')
}
