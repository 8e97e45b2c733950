import { describe, expect, it } from 'vitest'
import type { NewsView } from '@/queries/feed.view'
import type { SiteView } from '@/queries/site.view'
import { renderLlms } from './llms'
import { renderManifest } from './manifest'
import { renderRobots } from './robots'
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from './sitemap'

const url = (path: string) => `https://news.example.org${path}`
const count = (text: string, part: string) => text.split(part).length - 1

describe('a sitemap', () => {
  it('names an address with its last change, its translations, itself among them, and its pictures', () => {
    const text = renderSitemap([
      {
        url: url('/articles/a'),
        changed: '2026-01-01T12:00:00.000Z',
        images: [url('/media/a&b.jpg')],
        translations: [
          { language: 'en', url: url('/articles/a') },
          { language: 'kk', url: url('/articles/a-kk') },
        ],
      },
      { url: url('/about'), changed: undefined },
    ])
    expect(text.split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
      '<url><loc>https://news.example.org/articles/a</loc><lastmod>2026-01-01T12:00:00.000Z</lastmod>' +
        '<xhtml:link rel="alternate" hreflang="en" href="https://news.example.org/articles/a"/>' +
        '<xhtml:link rel="alternate" hreflang="kk" href="https://news.example.org/articles/a-kk"/>' +
        '<image:image><image:loc>https://news.example.org/media/a&amp;b.jpg</image:loc></image:image></url>',
      '<url><loc>https://news.example.org/about</loc></url>',
      '</urlset>',
      '',
    ])
  })

  it('holds no more than 50,000 addresses, an index no more than 50,000 sitemaps', () => {
    const many = Array.from({ length: 50_001 }, (_, n) => ({ url: url(`/${n}`), changed: undefined }))
    expect(count(renderSitemap(many), '<loc>')).toBe(50_000)
    expect(count(renderSitemapIndex(many), '<loc>')).toBe(50_000)
  })
})

describe('the news sitemap', () => {
  const view = (length: number): NewsView => ({
    publication: 'Shout & Out',
    articles: Array.from({ length }, (_, n) => ({
      url: url(`/articles/${n}`),
      headline: 'Құпия <1>',
      language: n === 0 ? 'kk' : 'zh',
      firstPublishedAt: '2026-01-01T12:00:00.000Z',
    })),
  })

  it('names publication, language, day and headline of each article', () => {
    expect(renderNewsSitemap(view(1))).toContain(
      '<url><loc>https://news.example.org/articles/0</loc><news:news><news:publication><news:name>Shout &amp; Out</news:name>' +
        '<news:language>kk</news:language></news:publication><news:publication_date>2026-01-01T12:00:00.000Z</news:publication_date>' +
        '<news:title>Құпия &lt;1&gt;</news:title></news:news></url>',
    )
    expect(renderNewsSitemap(view(2))).toContain('<news:language>zh-cn</news:language>')
  })

  it('holds no more than 1,000 articles, and is empty without any', () => {
    expect(count(renderNewsSitemap(view(1001)), '<loc>')).toBe(1000)
    expect(count(renderNewsSitemap(view(0)), '<loc>')).toBe(0)
  })
})

describe('robots.txt', () => {
  it('keeps robots out of the newsroom, and tells them of both sitemaps', () => {
    expect(renderRobots('https://news.example.org').split('\n')).toEqual([
      'User-agent: *',
      'Disallow: /admin',
      'Disallow: /api',
      'Disallow: /preview',
      '',
      'Sitemap: https://news.example.org/sitemap.xml',
      'Sitemap: https://news.example.org/sitemaps/news.xml',
      '',
    ])
  })
})

describe('llms.txt', () => {
  it('has a title, a summary and lists of links, and no word that Markdown takes for its own', () => {
    const text = renderLlms('Shout_Out', 'News\nthat campaigns.', [
      { title: 'Topics', links: [{ name: 'Oil [and] gas', url: url('/topics/oil'), about: 'About *oil*.' }] },
      { title: 'Pages', links: [] },
      { title: 'Feeds', links: [{ name: 'RSS', url: url('/feed.rss') }] },
    ])
    expect(text).toBe(
      '# Shout\\_Out\n\n> News that campaigns.\n\n' +
        '## Topics\n\n- [Oil \\[and\\] gas](https://news.example.org/topics/oil): About \\*oil\\*.\n\n' +
        '## Feeds\n\n- [RSS](https://news.example.org/feed.rss)\n',
    )
  })
})

describe('the manifest', () => {
  it('has the site’s name and colour, and icons of every size that devices ask for', () => {
    const site: SiteView = {
      name: 'Shout Out UK',
      tagline: undefined,
      description: undefined,
      timeZone: 'Europe/London',
      languages: ['en'],
      signalColour: '#b3121d',
      hub: undefined,
      securityContact: undefined,
      navigation: [],
      footer: [],
      elsewhere: [],
    }
    const manifest = JSON.parse(renderManifest(site, 'en')) as { icons: { sizes: string; purpose: string }[] }
    expect(manifest).toMatchObject({ name: 'Shout Out UK', theme_color: '#b3121d', start_url: '/' })
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      'any any',
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ])
  })
})
