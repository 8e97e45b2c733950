import { createHash } from 'node:crypto'
import { hasFont } from '@/lib/languages'
import { createLocale, dayIn } from '@/lib/locale'
import { cardPath, toCardName } from '@/lib/share-card'
import type { ArticleView } from './article.view'
import { getArticleAlone } from './articles'
import { getSite } from './site'
import type { ShareCardView } from './share-card.view'
import type { SiteView } from './site.view'

/** Counts up when drawings/share-card.ts draws the same words otherwise, so that every card gets a new name. */
const DESIGN = 1

/** The card of an article, or the site's own where there are no letters for its language. */
export function toShareCard(article: ArticleView, site: SiteView): ShareCardView {
  const { kind, headline, authors, firstPublishedAt, language, slug } = article
  if (!hasFont(language)) return toSiteCard(site)
  const [first = 'en'] = site.languages
  const locale = createLocale(
    site.languages.find((each) => each === language) ?? first,
    site.languages,
    site.timeZone,
  )
  const names = new Intl.ListFormat(language).format(authors.map(({ name }) => name))
  return named(slug, {
    kicker: locale.words.kinds[kind],
    headline,
    byline: [names, dayIn(firstPublishedAt, locale)].filter(Boolean).join(' · '),
    language,
    siteName: site.name,
    signalColour: site.signalColour,
  })
}

/** The card of every page that is no article. */
export const toSiteCard = ({
  name,
  tagline,
  signalColour,
  languages: [language = 'en'],
}: SiteView): ShareCardView =>
  named(undefined, {
    kicker: undefined,
    headline: tagline ?? name,
    byline: undefined,
    language,
    siteName: name,
    signalColour,
  })

/** The card that has this file name now, or undefined: one whose words have changed since has another name. */
export async function getShareCard(file: string): Promise<ShareCardView | undefined> {
  const name = toCardName(file)
  if (!name) return undefined
  const site = await getSite()
  const article = name.slug === undefined ? undefined : await getArticleAlone(name.slug)
  if (name.slug !== undefined && !article) return undefined
  const card = article ? toShareCard(article, site) : toSiteCard(site)
  return card.path.endsWith(`/${file}`) ? card : undefined
}

function named(slug: string | undefined, words: Omit<ShareCardView, 'path'>): ShareCardView {
  const hash = createHash('sha256')
    .update(JSON.stringify([DESIGN, words]))
    .digest('hex')
    .slice(0, 16)
  return { ...words, path: cardPath(hash, slug) }
}
