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

  it('leads to the archive of what came before, and an archive to the one before it and to the feed (RFC 5005)', () => {
    const feed: FeedView = { ...HOSTILE_FEED, scope: { of: 'kind', kind: 'news' }, previous: 4 }
    const archive = { ...feed, archive: 4, previous: 3 }
    const path = 'https://news.example.org/feeds/kind/news'
    const links = (view: FeedView) => ({
      atom: parseAtomFeed(renderAtom(view)).links?.map(({ rel, href }) => `${rel} ${href}`),
      rss: parseRssFeed(renderRss(view)).atom?.links?.map(({ rel, href }) => `${rel} ${href}`),
      json: parseJsonFeed(renderJson(view)).next_url,
    })
    expect(links(feed)).toEqual({
      atom: [
        `self ${path}.atom`,
        'alternate https://news.example.org/',
        'hub https://news.example.org/api/hub',
        `prev-archive ${path}/archive/4.atom`,
      ],
      rss: [`self ${path}.rss`, 'hub https://news.example.org/api/hub', `prev-archive ${path}/archive/4.rss`],
      json: `${path}/archive/4.json`,
    })
    expect(links(archive).rss).toEqual([
      `self ${path}/archive/4.rss`,
      `current ${path}.rss`,
      `prev-archive ${path}/archive/3.rss`,
    ])
    expect([renderRss(feed), renderAtom(feed)].filter((xml) => xml.includes('<fh:archive/>'))).toEqual([])
    expect([renderRss(archive), renderAtom(archive)].filter((xml) => !xml.includes('<fh:archive/>'))).toEqual(
      [],
    )
    expect(parseAtomFeed(renderAtom(archive)).id).toBe(parseAtomFeed(renderAtom(feed)).id)
  })

  it('says of what was withdrawn no more than that, under its id, and to readers that know it by a tombstone (RFC 6721)', () => {
    const at = '2026-02-03T04:05:06.000Z'
    const view: FeedView = {
      ...HOSTILE_FEED,
      articles: [],
      withdrawn: [
        { permanentId: 'urn:uuid:9', language: 'en', goneFor: 'legal', withdrawnAt: at },
        { permanentId: 'urn:uuid:8', language: 'ky', goneFor: undefined, withdrawnAt: at },
      ],
    }
    const atom = renderAtom(view)
    expect(atom).toContain(`<at:deleted-entry ref="urn:uuid:9" when="${at}">`)
    const { entries = [], updated } = parseAtomFeed(atom)
    expect([updated, entries.map(({ id, updated }) => `${id} ${updated}`)]).toEqual([
      at,
      [`urn:uuid:9 ${at}`, `urn:uuid:8 ${at}`],
    ])
    const items = parseJsonFeed(renderJson(view)).items ?? []
    expect(items.map(({ title, url }) => `${title} ${url}`)).toEqual([
      'Withdrawn https://news.example.org/',
      'Withdrawn https://news.example.org/',
    ])
    expect(items.map(({ content_html }) => content_html?.includes('legal reasons'))).toEqual([true, false])
    expect(parseRssFeed(renderRss(view)).items?.map(({ guid }) => guid?.value)).toEqual([
      'urn:uuid:9',
      'urn:uuid:8',
    ])
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
