import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { ArticleView } from '@/queries/article.view'
import type { FeedView } from '@/queries/feed.view'
import { renderAtom } from './atom'
import { renderJson } from './json'
import { renderRss } from './rss'
import { renderSitemap } from './sitemap'

const HOSTILE = 'a\u000bb ]]> <script>alert(1)</script> & "quotes" \ud800 \u0085 \u009f Әлем 🌍 \ufffe end'
const CLEANED = 'ab ]]> <script>alert(1)</script> & "quotes"  \u0085  Әлем 🌍  end'

const article: ArticleView = {
  slug: 'a',
  headline: HOSTILE,
  standfirst: HOSTILE,
  kind: 'opinion',
  language: 'en',
  authors: [{ name: HOSTILE, slug: 'x' }],
  topics: [{ name: HOSTILE, slug: 'y' }],
  picture: undefined,
  firstPublishedAt: '2014-01-15T12:00:00.000Z',
  permanentId: 'urn:uuid:1',
  publishedAt: '2026-01-02T03:04:05.000Z',
  revisedAt: undefined,
  firstPublisher: undefined,
  caption: undefined,
  body: {
    blocks: [
      { type: 'paragraph', children: [{ type: 'text', text: HOSTILE, marks: ['bold'] }] },
      {
        type: 'paragraph',
        children: [{ type: 'link', href: '/about', children: [{ type: 'text', text: 'here', marks: [] }] }],
      },
      { type: 'factBox', heading: HOSTILE, blocks: [] },
      {
        type: 'linkCard',
        href: 'https://example.org/',
        host: 'example.org',
        title: HOSTILE,
        description: HOSTILE,
      },
      { type: 'pullQuote', quote: HOSTILE, attribution: HOSTILE },
      {
        type: 'contextNote',
        date: '2026-03-12T12:00:00.000Z',
        text: HOSTILE,
        sources: [{ title: HOSTILE, href: 'https://example.org/' }],
      },
      { type: 'table', rows: [[{ header: true, columns: 1, rows: 1, blocks: [] }]] },
    ],
    notes: [HOSTILE],
  },
  corrections: [{ kind: 'correction', date: '2026-01-03T12:00:00.000Z', text: HOSTILE }],
  sources: [{ title: HOSTILE, href: 'https://example.org/"x' }],
  callToAction: undefined,
  disclaimer: { text: HOSTILE, href: '/disclaimers/x#wording-1' },
  revisions: 1,
  translations: [],
  translation: undefined,
  readingTime: 1,
  searchTitle: '',
  searchDescription: undefined,
}

const feed: FeedView = {
  scope: { of: 'all' },
  title: HOSTILE,
  description: HOSTILE,
  page: '/',
  site: {
    name: HOSTILE,
    tagline: HOSTILE,
    description: HOSTILE,
    timeZone: 'Europe/London',
    languages: ['en'],
    signalColour: '#000000',
    navigation: [],
    footer: [],
    elsewhere: [],
  },
  siteUrl: 'https://news.example.org',
  articles: [article],
  corrections: [],
}

const contents = {
  rss: () => parseRssFeed(renderRss(feed)).items?.[0]?.content?.encoded ?? '',
  atom: () => parseAtomFeed(renderAtom(feed)).entries?.[0]?.content?.value ?? '',
  json: () => parseJsonFeed(renderJson(feed)).items?.[0]?.content_html ?? '',
}

describe('a feed', () => {
  it.each(['rss', 'atom', 'json'] as const)(
    'in %s brings hostile text whole and harmless to an independent reader',
    (format) => {
      const html = contents[format]()
      expect(html).toContain('https://news.example.org/about')
      expect(html).not.toMatch(/<script/i)
      const texts: string[] = []
      const walk = (node: { nodeName: string; value?: string; childNodes?: never[] }) => {
        expect(node.nodeName).not.toBe('script')
        if (node.nodeName === '#text') texts.push(node.value ?? '')
        node.childNodes?.forEach(walk)
      }
      walk(parseFragment(html) as never)
      expect(texts.filter((text) => text.includes(CLEANED)).length).toBeGreaterThanOrEqual(10)
    },
  )

  it('holds nothing that XML forbids', () => {
    for (const xml of [renderRss(feed), renderAtom(feed)]) {
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u)
      expect(xml).not.toContain(']]> <script')
    }
  })

  it('names authors as its format asks, keeps ids that are no addresses, and says when it changed', () => {
    const rss = parseRssFeed(renderRss(feed))
    expect(rss.items?.[0]).toMatchObject({
      guid: { value: 'urn:uuid:1', isPermaLink: false },
      dc: { creators: [CLEANED] },
    })
    expect(rss.lastBuildDate).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
    expect(parseAtomFeed(renderAtom(feed))).toMatchObject({
      updated: '2026-01-02T03:04:05.000Z',
      entries: [{ id: 'urn:uuid:1' }],
    })
  })

  it('of corrections brings hostile words and addresses as harmlessly', () => {
    const view: FeedView = {
      ...feed,
      scope: { of: 'corrections' },
      articles: [],
      corrections: [
        { id: 'urn:uuid:1#2', kind: 'update', date: '2026-01-03T12:00:00.000Z', text: HOSTILE, slug: 'a', headline: HOSTILE, language: 'en' },
      ],
    } // prettier-ignore
    const [entry] = parseAtomFeed(renderAtom(view)).entries ?? []
    expect([entry?.id, entry?.title?.value]).toMatchObject(['urn:uuid:1#2', `Update: ${CLEANED}`])
    expect(entry?.content?.value).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(parseRssFeed(renderRss(view)).items?.[0]?.guid?.value).toBe('urn:uuid:1#2')
    expect(parseJsonFeed(renderJson(view)).items?.[0]?.title).toBe(`Update: ${CLEANED}`)
  })

  it('gives the same bytes for the same articles, and is a feed with none at all', () => {
    expect(renderRss(feed)).toBe(renderRss(structuredClone(feed)))
    const none = { ...feed, articles: [] }
    expect(parseRssFeed(renderRss(none)).items ?? []).toEqual([])
    expect(parseAtomFeed(renderAtom(none)).updated).toBeTruthy()
    expect(parseJsonFeed(renderJson(none)).items ?? []).toEqual([])
  })
})

describe('the sitemap', () => {
  it('escapes what addresses hold', () => {
    expect(renderSitemap([{ url: 'https://example.org/?a&b', changed: undefined }])).toContain(
      '<loc>https://example.org/?a&amp;b</loc>',
    )
  })
})
