import type { Metadata } from 'next'
import { readEnvironment } from '@/lib/env'
import { absoluteUrl, followPaths } from '@/lib/urls'
import { getSite } from '@/queries/site'

type About = { path: string; title?: string | undefined; description?: string | undefined }

/**
 * The <head> of a public page: title, description, canonical address and the feeds.
 * Every page goes through here, since a page's own `alternates` would replace the layout's.
 */
export async function toMetadata({ path, title, description }: About): Promise<Metadata> {
  const site = await getSite()
  const { siteUrl } = readEnvironment()
  return {
    title: title ? `${title} · ${site.name}` : site.name,
    description: description ?? site.description ?? null,
    alternates: {
      canonical: absoluteUrl(path, siteUrl),
      types: {
        'application/rss+xml': [{ url: absoluteUrl(followPaths.rss, siteUrl), title: `${site.name} (RSS)` }],
        'application/atom+xml': [
          { url: absoluteUrl(followPaths.atom, siteUrl), title: `${site.name} (Atom)` },
        ],
        'application/feed+json': [
          { url: absoluteUrl(followPaths.json, siteUrl), title: `${site.name} (JSON Feed)` },
        ],
      },
    },
  }
}

/** The <head> where there is no page. */
export const absentMetadata: Metadata = { title: 'No page here', robots: { index: false } }
