import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { FeedView } from '@/queries/feed.view'
import { renderAtom } from './atom'
import { CLEANED, HOSTILE, HOSTILE_FEED } from '@/tests/hostile-feed'
import { renderJson } from './json'
import { renderRss } from './rss'
import { renderSitemap } from './sitemap'

const contents = {
  rss: () => parseRssFeed(renderRss(HOSTILE_FEED)).items?.[0]?.content?.encoded ?? '',
  atom: () => parseAtomFeed(renderAtom(HOSTILE_FEED)).entries?.[0]?.content?.value ?? '',
  json: () => parseJsonFeed(renderJson(HOSTILE_FEED)).items?.[0]?.content_html ?? '',
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
    for (const xml of [renderRss(HOSTILE_FEED), renderAtom(HOSTILE_FEED)]) {
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u)
      expect(xml).not.toContain(']]> <script')
    }
  })

  it('names authors as its format asks, keeps ids that are no addresses, and says when it changed', () => {
    const rss = parseRssFeed(renderRss(HOSTILE_FEED))
    expect(rss.items?.[0]).toMatchObject({
      guid: { value: 'urn:uuid:1', isPermaLink: false },
      dc: { creators: [CLEANED] },
    })
    expect(rss.lastBuildDate).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
    expect(parseAtomFeed(renderAtom(HOSTILE_FEED))).toMatchObject({
      updated: '2026-01-02T03:04:05.000Z',
      entries: [{ id: 'urn:uuid:1' }],
    })
  })

  it('of corrections brings hostile words and addresses as harmlessly', () => {
    const view: FeedView = {
      ...HOSTILE_FEED,
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
    expect(renderRss(HOSTILE_FEED)).toBe(renderRss(structuredClone(HOSTILE_FEED)))
    const none = { ...HOSTILE_FEED, articles: [] }
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
