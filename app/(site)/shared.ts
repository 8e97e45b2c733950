import type { Metadata } from 'next'
import { readEnvironment } from '@/lib/env'
import type { Language } from '@/lib/languages'
import { pathIn } from '@/lib/locale'
import { SHARE_SIZE } from '@/lib/share-card'
import { absoluteUrl, authorPath } from '@/lib/urls'
import type { ArticleView } from '@/queries/article.view'
import { toShareCard, toSiteCard } from '@/queries/share-card'
import type { ShareCardView } from '@/queries/share-card.view'
import { getSite } from '@/queries/site'
import { getAlternates } from './alternates'
import { getPageLocale } from './page-locale'

/** What a page is when its link is shared; a list and a static page are as the site itself. */
export type Shared = {
  path: string
  title: string
  description: string | undefined
  article?: ArticleView | undefined
}

/** Languages as Open Graph names them, with a country each. */
const OPEN_GRAPH: Record<Language, string> = {
  en: 'en_GB',
  ru: 'ru_RU',
  kk: 'kk_KZ',
  ar: 'ar_AR',
  de: 'de_DE',
  es: 'es_ES',
  fa: 'fa_IR',
  fr: 'fr_FR',
  ky: 'ky_KG',
  tr: 'tr_TR',
  ug: 'ug_CN',
  uk: 'uk_UA',
  uz: 'uz_UZ',
  zh: 'zh_CN',
}

/** How a link to the page looks where it is shared (https://ogp.me), with the large picture wherever there is a choice. */
export async function toShared({
  path,
  title,
  description,
  article,
}: Shared): Promise<Pick<Metadata, 'openGraph' | 'twitter'>> {
  const [site, locale, alternates] = await Promise.all([getSite(), getPageLocale(), getAlternates()])
  const language = article?.language ?? locale.language
  const others = alternates.filter((each) => each.language !== language)
  const toUrl = (to: string) => absoluteUrl(to, readEnvironment().siteUrl)
  const general = {
    title,
    ...(description ? { description } : {}),
    url: toUrl(path),
    siteName: site.name,
    locale: OPEN_GRAPH[language],
    alternateLocale: others.map((each) => OPEN_GRAPH[each.language]),
    images: [toPicture(article, article ? toShareCard(article, site) : toSiteCard(site), toUrl)],
  }
  const twitter = { card: 'summary_large_image' as const }
  if (!article) return { openGraph: { ...general, type: 'website' }, twitter }
  const { firstPublishedAt, revisedAt, authors, topics, kind } = article
  return {
    openGraph: {
      ...general,
      type: 'article',
      publishedTime: firstPublishedAt,
      ...(revisedAt ? { modifiedTime: revisedAt } : {}),
      authors: authors.map(({ slug }) => toUrl(pathIn(authorPath(slug), locale))),
      section: locale.words.kinds[kind],
      tags: topics.map(({ name }) => name),
    },
    twitter,
  }
}

/** The lead picture as editors cropped it for sharing, or else the drawn card, whose words stand beside it for who cannot see it. */
function toPicture(article: ArticleView | undefined, card: ShareCardView, toUrl: (path: string) => string) {
  const share = article?.picture?.share
  const words = [card.headline, card.byline, card.siteName].filter(Boolean).join(' · ')
  if (!share) return { url: toUrl(card.path), ...SHARE_SIZE, type: 'image/png', alt: words }
  const { path, width, height } = share
  return { url: toUrl(path), width, height, type: 'image/jpeg', alt: article.picture?.alt || words }
}
