import { absoluteUrl } from '@/lib/urls'

/** RFC 9309: all may read everything but the newsroom. */
export function renderRobots(siteUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /api',
    '',
    `Sitemap: ${absoluteUrl('/sitemap.xml', siteUrl)}`,
    '',
  ].join('\n')
}
