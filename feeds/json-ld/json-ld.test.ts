import { describe, expect, it } from 'vitest'
import { createLocale } from '@/lib/locale'
import type { ArticleView } from '@/queries/article.view'
import type { PictureView } from '@/queries/picture.view'
import type { SiteView } from '@/queries/site.view'
import { listDepartures } from '@/tests/schema-org'
import { toArticleData } from './article'
import { toAuthorData, toHomeData, toPageData } from './site'
import { type Context, renderJsonLd, type Thing } from './thing'

const site: SiteView = {
  name: 'Shout Out UK',
  tagline: 'Louder',
  description: 'News that campaigns.',
  timeZone: 'Europe/London',
  languages: ['en'],
  signalColour: '#b3121d',
  hub: undefined,
  securityContact: undefined,
  navigation: [{ label: 'Ethics', href: '/ethics', language: undefined }],
  footer: [
    { label: 'Corrections policy', href: '/corrections-policy', language: undefined },
    { label: 'Elsewhere', href: 'https://elsewhere.example.org/ownership', language: undefined },
  ],
  elsewhere: [
    { label: 'Mastodon', href: 'https://social.example.org/@us' },
    { label: 'Mail', href: 'mailto:us@example.org' },
  ],
}
const context: Context = {
  site,
  siteUrl: 'https://news.example.org',
  locale: createLocale('en', ['en'], 'Europe/London'),
}

const picture: PictureView = {
  main: { path: '/media/x.jpg', width: 1600, height: 900, bytes: 1, mediaType: 'image/jpeg' },
  avif: [],
  webp: [],
  share: undefined,
  alt: 'A square full of people',
  credit: 'A. Photographer',
}

const article: ArticleView = {
  slug: 'secret',
  headline: 'Secret',
  standfirst: 'Standfirst',
  kind: 'news',
  language: 'kk',
  authors: [
    { name: 'A', slug: 'a' },
    { name: 'B', slug: 'b' },
  ],
  topics: [{ name: 'Oil', slug: 'oil' }],
  picture,
  firstPublishedAt: '2014-01-15T12:00:00.000Z',
  permanentId: 'urn:uuid:2f1c9c9e-6f0b-4b37-9d8a-0d7c3c1d2e3f',
  publishedAt: '2026-01-01T12:00:00.000Z',
  revisedAt: '2026-01-02T12:00:00.000Z',
  returnedAt: undefined,
  firstPublisher: { name: 'Another', href: 'https://another.example.org/secret' },
  revisions: 0,
  translation: undefined,
  readingTime: 1,
  caption: 'Zhanaozen',
  body: { blocks: [], notes: [] },
  corrections: [{ kind: 'correction', date: '2026-01-03T12:00:00.000Z', text: 'It was 15.' }],
  sources: [
    { title: 'A report', href: 'https://example.org/report' },
    { title: 'A book', href: undefined },
  ],
  callToAction: undefined,
  disclaimer: undefined,
  translations: [
    { language: 'en', slug: 'secret-en', isOriginal: true },
    { language: 'ru', slug: 'secret-ru', isOriginal: false },
  ],
  searchTitle: 'Secret',
  searchDescription: 'Standfirst',
}

const bare: ArticleView = {
  ...article,
  authors: [],
  topics: [],
  picture: undefined,
  revisedAt: undefined,
  firstPublisher: undefined,
  corrections: [],
  sources: [],
  translations: [],
  searchDescription: undefined,
}

const CARD = { path: '/media/card-secret-0123456789abcdef.png' }
const dataOf = (changes: Partial<ArticleView>) => toArticleData({ ...article, ...changes }, CARD, context)
const articleOf = (changes: Partial<ArticleView>) => dataOf(changes)[0]

/** As a machine reads it. */
const read = (things: Thing[]) =>
  (JSON.parse(renderJsonLd(things)) as { '@graph': Record<string, unknown>[] })['@graph']

describe('the data of', () => {
  const author = {
    name: 'A',
    slug: 'a',
    biography: 'Writes.',
    portrait: picture,
    links: [{ label: 'Site', href: 'https://a.example.org' }],
  }
  const parents = [{ name: 'Authors', path: '/authors' }]
  const pages: Record<string, Thing[]> = {
    'an article': dataOf({}),
    'an article with nothing but words': toArticleData(bare, CARD, context),
    'an opinion': dataOf({ kind: 'opinion' }),
    'an analysis': dataOf({ kind: 'analysis' }),
    'the front page': toHomeData(context),
    'an author': toAuthorData(author, { path: '/authors/a', parents }, context),
    'a topic': toPageData({ type: 'CollectionPage', name: 'Oil', path: '/topics/oil', parents }, context),
    'a static page': toPageData(
      { type: 'AboutPage', name: 'About', path: '/about', description: 'Us.' },
      context,
    ),
  }
  for (const [name, things] of Object.entries(pages)) {
    it(`${name} is in schema.org’s words, each where it belongs`, () => {
      const graph = read(things)
      expect(graph.length).toBe(2)
      expect(graph.flatMap(listDepartures)).toEqual([])
    })
  }

  it('an invented page is seen to depart from schema.org', () => {
    const wrong = [
      { '@type': 'CampaignArticle' },
      { '@type': 'NewsArticle', byline: 'A' },
      { '@type': 'NewsArticle', ethicsPolicy: 'https://example.org' },
      { '@type': 'NewsArticle', datePublished: 'yesterday' },
      { '@type': 'NewsArticle', correction: { '@type': 'Person', name: 'A' } },
      { '@type': 'NewsArticle', author: { '@type': 'Person', headline: 'A' } },
    ]
    expect(wrong.flatMap(listDepartures)).toEqual([
      'there is no type CampaignArticle',
      'there is no property byline',
      'NewsArticle has no ethicsPolicy',
      'NewsArticle.datePublished is yesterday, none of Date, DateTime',
      'NewsArticle.correction is a Person, none of CorrectionComment, Text, URL',
      'Person has no headline',
    ])
  })
})

describe('an article’s data', () => {
  it('calls an opinion an opinion, and a campaign no report', () => {
    const kinds = ['news', 'opinion', 'analysis', 'interview', 'campaign'] as const
    expect(kinds.map((kind) => articleOf({ kind })?.['@type'])).toEqual([
      'NewsArticle',
      'OpinionNewsArticle',
      'AnalysisNewsArticle',
      'NewsArticle',
      'OpinionNewsArticle',
    ])
  })

  it('names its original, and an original its translations', () => {
    const url = (slug: string) => `https://news.example.org/articles/${slug}`
    expect(articleOf({})).toMatchObject({
      translationOfWork: { url: url('secret-en') },
      workTranslation: undefined,
    })
    const translations = [{ language: 'ru' as const, slug: 'secret-ru', isOriginal: false }]
    expect(articleOf({ translations })).toMatchObject({
      translationOfWork: undefined,
      workTranslation: [{ url: url('secret-ru'), inLanguage: 'ru' }],
    })
  })

  it('tells when it came out, what was put right, and by which policies it was written', () => {
    expect(articleOf({})).toMatchObject({
      inLanguage: 'kk',
      datePublished: '2014-01-15T12:00:00.000Z',
      dateModified: '2026-01-02T12:00:00.000Z',
      correction: [{ '@type': 'CorrectionComment', text: 'It was 15.' }],
      publisher: {
        '@type': 'NewsMediaOrganization',
        correctionsPolicy: 'https://news.example.org/corrections-policy',
        ethicsPolicy: 'https://news.example.org/ethics',
        sameAs: ['https://social.example.org/@us'],
      },
    })
  })

  it('cannot end the script element it stands in', () => {
    const text = renderJsonLd(dataOf({ headline: '</script><script>alert(1)</script><!--' }))
    expect(text).not.toContain('<')
    expect(JSON.parse(text)).toMatchObject({
      '@graph': [{ headline: '</script><script>alert(1)</script><!--' }, {}],
    })
  })
})

describe('the front page’s data', () => {
  it('says where to search', () => {
    expect(toHomeData(context)[0]).toMatchObject({
      potentialAction: { target: { urlTemplate: 'https://news.example.org/search?q={search_term_string}' } },
    })
  })
})
