import { absoluteUrl, homePath, searchPath } from '@/lib/urls'
import type { AuthorView } from '@/queries/article.view'
import {
  type Context,
  publisherReference,
  siteReference,
  type Step,
  type Thing,
  toBreadcrumbs,
  toPicture,
  toPublisher,
} from './thing'

/** Where readers search, with the place for their words (RFC 6570). */
const SEARCH = `${searchPath}?q={search_term_string}`

/** What the front page says to machines: the site, which can be searched, and who publishes it. */
export function toHomeData(context: Context): Thing[] {
  const { site, siteUrl } = context
  return [
    {
      '@type': 'WebSite',
      ...siteReference(context),
      name: site.name,
      url: absoluteUrl(homePath, siteUrl),
      description: site.description,
      inLanguage: site.languages,
      publisher: publisherReference(siteUrl),
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: absoluteUrl('/', siteUrl).replace(/\/$/, SEARCH) },
        'query-input': 'required name=search_term_string',
      },
    },
    toPublisher(context),
  ]
}

/** A page as machines are told of it; `parents` stand between it and the front page. */
export type PageData = {
  type: 'WebPage' | 'AboutPage' | 'ContactPage' | 'CollectionPage'
  name: string
  path: string
  description?: string | undefined
  parents?: Step[]
}

export function toPageData(
  { type, name, path, description, parents = [] }: PageData,
  context: Context,
): Thing[] {
  const { siteUrl, locale } = context
  const url = absoluteUrl(path, siteUrl)
  return [
    {
      '@type': type,
      '@id': url,
      url,
      name,
      description,
      inLanguage: locale.language,
      isPartOf: siteReference(context),
    },
    toBreadcrumbs([...parents, { name, path }], context),
  ]
}

/** What an author's page says to machines: who the person is whose articles stand there. */
export function toAuthorData(
  { name, biography, portrait, links }: AuthorView,
  { path, parents }: Pick<PageData, 'path' | 'parents'>,
  context: Context,
): Thing[] {
  const { siteUrl, locale } = context
  const url = absoluteUrl(path, siteUrl)
  const sameAs = links.map(({ href }) => href).filter((href) => href.startsWith('http'))
  return [
    {
      '@type': 'ProfilePage',
      '@id': url,
      url,
      inLanguage: locale.language,
      isPartOf: siteReference(context),
      mainEntity: {
        '@type': 'Person',
        name,
        url,
        description: biography,
        image: portrait && toPicture(portrait, undefined, siteUrl),
        sameAs: sameAs.length > 0 ? sameAs : undefined,
      },
    },
    toBreadcrumbs([...(parents ?? []), { name, path }], context),
  ]
}
