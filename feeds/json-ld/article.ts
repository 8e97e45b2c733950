import type { Kind } from '@/lib/kinds'
import { pathIn } from '@/lib/locale'
import { SHARE_SIZE } from '@/lib/share-card'
import { absoluteUrl, articlePath, authorPath, topicPath } from '@/lib/urls'
import type { ArticleView, SourceView } from '@/queries/article.view'
import {
  type Context,
  siteReference,
  type Thing,
  toBreadcrumbs,
  toImage,
  toPicture,
  toPublisher,
} from './thing'

/** What schema.org calls each kind. A campaign argues for something, so it is no report either. */
const TYPES: Record<Kind, string> = {
  news: 'NewsArticle',
  opinion: 'OpinionNewsArticle',
  analysis: 'AnalysisNewsArticle',
  interview: 'NewsArticle',
  campaign: 'OpinionNewsArticle',
}

/** What an article's page says to machines: the article with its publisher, and where it stands on the site. */
export function toArticleData(article: ArticleView, card: { path: string }, context: Context): Thing[] {
  const { slug, headline, topics } = article
  const [topic] = topics
  return [
    toArticle(article, card, context),
    toBreadcrumbs(
      [
        ...(topic ? [{ name: topic.name, path: pathIn(topicPath(topic.slug), context.locale) }] : []),
        { name: headline, path: articlePath(slug) },
      ],
      context,
    ),
  ]
}

function toArticle(article: ArticleView, card: { path: string }, context: Context): Thing {
  const { slug, firstPublisher, picture, topics, translations, corrections, sources } = article
  const { siteUrl, locale } = context
  const url = absoluteUrl(articlePath(slug), siteUrl)
  const original = translations.filter(({ isOriginal }) => isOriginal)
  const others = translations.filter(({ isOriginal }) => !isOriginal)
  return {
    '@type': TYPES[article.kind],
    '@id': url,
    url,
    mainEntityOfPage: url,
    identifier: article.permanentId,
    headline: article.headline,
    description: article.searchDescription,
    inLanguage: article.language,
    datePublished: article.firstPublishedAt,
    dateModified: article.revisedAt ?? article.publishedAt,
    author: article.authors.map((author) => ({
      '@type': 'Person',
      name: author.name,
      url: absoluteUrl(pathIn(authorPath(author.slug), locale), siteUrl),
    })),
    publisher: toPublisher(context),
    isPartOf: siteReference(context),
    isAccessibleForFree: true,
    isBasedOn: firstPublisher?.href && {
      '@type': 'CreativeWork',
      url: firstPublisher.href,
      publisher: { '@type': 'Organization', name: firstPublisher.name },
    },
    image: [
      ...(picture ? [toPicture(picture, article.caption, siteUrl)] : []),
      toImage(card.path, SHARE_SIZE, siteUrl),
    ],
    articleSection: locale.words.kinds[article.kind],
    keywords: some(topics.map(({ name }) => name)),
    correction: some(
      corrections.map(({ date, text }) => ({ '@type': 'CorrectionComment', datePublished: date, text })),
    ),
    citation: some(sources.map((source) => toSource(source, siteUrl))),
    translationOfWork: original[0] && toTranslation(original[0], siteUrl),
    // What another translation is of, its original says.
    workTranslation:
      original.length > 0 ? undefined : some(others.map((other) => toTranslation(other, siteUrl))),
  }
}

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)

const toSource = ({ title, href }: SourceView, siteUrl: string): Thing => ({
  '@type': 'CreativeWork',
  name: title,
  url: href && absoluteUrl(href, siteUrl),
})

function toTranslation({ slug, language }: { slug: string; language: string }, siteUrl: string): Thing {
  const url = absoluteUrl(articlePath(slug), siteUrl)
  return { '@type': 'NewsArticle', '@id': url, url, inLanguage: language }
}
