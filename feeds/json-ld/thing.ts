import { type Locale, pathIn } from '@/lib/locale'
import { absoluteUrl, homePath, iconPaths } from '@/lib/urls'
import type { PictureView } from '@/queries/picture.view'
import type { SiteView } from '@/queries/site.view'

/** A thing of schema.org's vocabulary: its type and its properties. What is undefined is left out. */
export type Thing = { '@type': string; [property: string]: Value | undefined }
type Value = string | number | boolean | Thing | Reference | Value[]

/** Points at a thing that is told of elsewhere, by its id. */
type Reference = { '@id': string }

/** What all of a page's data needs to know. */
export type Context = { site: SiteView; siteUrl: string; locale: Locale }

/** The whole of a page's data, as it stands in its script element: no text in it can end the element (JSON-LD 1.1, 7.3). */
export const renderJsonLd = (things: Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')

const toId = (name: string, siteUrl: string) => `${absoluteUrl(homePath, siteUrl)}#${name}`

export const siteReference = ({ siteUrl }: Context): Reference => ({ '@id': toId('site', siteUrl) })

export const publisherReference = (siteUrl: string): Reference => ({ '@id': toId('publisher', siteUrl) })

/** Pages that say how the newsroom works, by the property that names such a page; the site links to those that it has. */
const POLICIES: Record<string, string> = {
  principles: 'publishingPrinciples',
  'editorial-policy': 'publishingPrinciples',
  'corrections-policy': 'correctionsPolicy',
  ethics: 'ethicsPolicy',
  'ethics-policy': 'ethicsPolicy',
  diversity: 'diversityPolicy',
  masthead: 'masthead',
  ownership: 'ownershipFundingInfo',
  sources: 'unnamedSourcesPolicy',
  verification: 'verificationFactCheckingPolicy',
  feedback: 'actionableFeedbackPolicy',
}

/**
 * The organisation behind the site, with its policies: those pages that the site's navigation or footer links to, which every
 * page is printed anew for, as it is not when a page comes out.
 */
export function toPublisher({ site, siteUrl }: Context): Thing {
  const linked = [...site.navigation, ...site.footer].map(({ href }) => href.replace(/^\//, ''))
  const policies = Object.entries(POLICIES)
    .filter(([slug]) => linked.includes(slug))
    .map(([slug, property]): [string, string] => [property, absoluteUrl(`/${slug}`, siteUrl)])
  const elsewhere = site.elsewhere.map(({ href }) => href).filter((href) => href.startsWith('http'))
  return {
    '@type': 'NewsMediaOrganization',
    ...publisherReference(siteUrl),
    name: site.name,
    url: absoluteUrl(homePath, siteUrl),
    description: site.description,
    slogan: site.tagline,
    logo: toLogo(siteUrl),
    sameAs: elsewhere.length > 0 ? elsewhere : undefined,
    ...Object.fromEntries(policies),
  }
}

const toLogo = (siteUrl: string): Thing => toImage(iconPaths[512], { width: 512, height: 512 }, siteUrl)

export const toImage = (
  path: string,
  { width, height }: { width: number; height: number },
  siteUrl: string,
): Thing => ({
  '@type': 'ImageObject',
  url: absoluteUrl(path, siteUrl),
  // A Distance is a number with its unit.
  width: `${width} px`,
  height: `${height} px`,
})

/** A stored picture with its words. */
export const toPicture = (
  { main, alt, credit }: PictureView,
  caption: string | undefined,
  siteUrl: string,
): Thing => ({
  ...toImage(main.path, main, siteUrl),
  caption: caption ?? (alt || undefined),
  creditText: credit,
})

/** The way from the front page down to the page, which is its last step. */
export const toBreadcrumbs = (steps: Step[], { site, siteUrl, locale }: Context): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: site.name, path: pathIn(homePath, locale) }, ...steps].map(
    ({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: { '@id': absoluteUrl(path, siteUrl) },
    }),
  ),
})

/** A page on the way, by its name and path. */
export type Step = { name: string; path: string }
