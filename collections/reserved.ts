import { FORMS, PASSED } from '@/lib/passed'
import { SITE_LANGUAGES } from '@/lib/words'

/** First parts of addresses that belong to the site itself: no page is called so. */
export const RESERVED: ReadonlySet<string> = new Set([
  'absent', 'admin', 'api', 'archive', 'articles', 'authors', 'corrections', 'disclaimers', 'feed', 'feeds', 'follow', 'healthz',
  'media', 'press', 'preview', 'search', 'sitemap', 'sitemaps', 'topics', ...SITE_LANGUAGES,
]) // prettier-ignore

/** Whether the site or the newsroom answers at the path itself, so that no reader is led away from there. */
export function isReserved(path: string): boolean {
  const isNewsroom = [...PASSED, ...FORMS].some((own) => path === own || path.startsWith(`${own}/`))
  return isNewsroom || path === '/favicon.ico' || RESERVED.has(path.slice(1))
}
