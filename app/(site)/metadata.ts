import type { Metadata } from 'next'
import { readEnvironment } from '@/lib/env'
import { absoluteUrl, followPaths } from '@/lib/urls'
import type { PictureView } from '@/queries/picture.view'
import { getSite } from '@/queries/site'

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
    alternates: { canonical: absoluteUrl(path, readEnvironment().siteUrl), types: listFeeds(site.name) },
    ...(picture ? { openGraph: { type: 'article', images: [toShared(picture)] } } : {}),
  }
}

/** What a link to the page shows where it is shared. */
function toShared({ share, main, alt }: PictureView) {
  const { path, width, height } = share ?? main
  return { url: absoluteUrl(path, readEnvironment().siteUrl), width, height, alt }
}

/** The <head> where there is no page. */
export async function absentMetadata(): Promise<Metadata> {
  const { name } = await getSite()
  return { title: `No page here · ${name}`, robots: { index: false }, alternates: { types: listFeeds(name) } }
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
