import sharp from 'sharp'
import { parse } from 'parse5'
import { describe, expect, inject, it } from 'vitest'
import { attributeOf, listElements } from '@/lib/plain'
import { listDepartures } from '../schema-org'

const ARTICLE = '/articles/kazakhstans-dirty-little-secret'

const ask = (path: string) => fetch(new URL(path, inject('siteUrl')))

type Page = { metas: Map<string, string>; links: Map<string, string>; things: Record<string, unknown>[] }

/** What a page says of itself in its head, and to machines. */
async function read(path: string): Promise<Page> {
  const html = await (await ask(path)).text()
  const elements = [...listElements(parse(html))]
  const pairs = (tag: string, key: string, value: string) =>
    elements
      .filter(({ tagName }) => tagName === tag)
      .map((element): [string, string] => [
        attributeOf(element, key) ?? attributeOf(element, 'name') ?? '',
        attributeOf(element, value) ?? '',
      ])
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{"@graph":[]}'
  return {
    metas: new Map(pairs('meta', 'property', 'content')),
    links: new Map(pairs('link', 'rel', 'href')),
    things: (JSON.parse(data) as { '@graph': Record<string, unknown>[] })['@graph'],
  }
}

async function listSitemap(path: string): Promise<string[]> {
  const text = await (await ask(path)).text()
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
}

describe('the founding article, shared,', () => {
  it('shows its headline, its day, its author and its card', async () => {
    const { metas } = await read(ARTICLE)
    expect(Object.fromEntries(metas)).toMatchObject({
      'og:type': 'article',
      'og:title': 'Kazakhstan’s Dirty Little Secret',
      'og:site_name': 'Shout Out UK',
      'og:locale': 'en_GB',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:type': 'image/png',
      'article:section': 'Opinion',
      'twitter:card': 'summary_large_image',
    })
    expect(metas.get('article:published_time')).toMatch(/^2014-01-15/)
    expect(metas.get('article:author')).toMatch(/\/authors\/momtaza-warsame$/)
    expect(metas.get('og:image:alt')).toContain('Momtaza Warsame · 15 January 2014')
    const card = await ask(new URL(metas.get('og:image') ?? '').pathname)
    expect([card.headers.get('content-type'), card.headers.get('cache-control')]).toEqual([
      'image/png',
      'public, max-age=31536000, immutable',
    ])
    expect(await sharp(await card.bytes()).metadata()).toMatchObject({ width: 1200, height: 630 })
  })
})

describe('every page', () => {
  it('has a title, a description, a picture, and data in schema.org’s words', async () => {
    const addresses = (await Promise.all((await listSitemap('/sitemap.xml')).map(listSitemap))).flat()
    expect(addresses).toEqual(expect.arrayContaining(['/', ARTICLE, '/authors/momtaza-warsame', '/about']))
    const lacking: string[] = []
    const types = new Set<unknown>()
    for (const address of new Set(addresses)) {
      const { metas, things } = await read(address)
      for (const name of ['description', 'og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt'])
        if (!metas.get(name)) lacking.push(`${address}: ${name}`)
      if (things.length === 0) lacking.push(`${address}: data`)
      lacking.push(...things.flatMap(listDepartures).map((departure) => `${address}: ${departure}`))
      for (const thing of things) types.add(thing['@type'])
    }
    expect(lacking).toEqual([])
    expect([...types]).toEqual(
      expect.arrayContaining([
        'WebSite',
        'NewsMediaOrganization',
        'OpinionNewsArticle',
        'BreadcrumbList',
        'ProfilePage',
        'CollectionPage',
        'AboutPage',
      ]),
    )
  })
})

describe('the site', () => {
  it('has icons and a manifest, which its pages name', async () => {
    const { links } = await read('/')
    expect([links.get('manifest'), links.get('apple-touch-icon')]).toEqual([
      '/site.webmanifest',
      '/apple-touch-icon.png',
    ])
    const manifest = (await (await ask('/site.webmanifest')).json()) as { icons: { src: string }[] }
    const paths = [
      '/favicon.ico',
      '/favicon.svg',
      '/apple-touch-icon.png',
      ...manifest.icons.map(({ src }) => src),
    ]
    const types = paths.map(async (path) => `${path} ${(await ask(path)).headers.get('content-type')}`)
    expect(await Promise.all(types)).toEqual([
      '/favicon.ico image/x-icon',
      '/favicon.svg image/svg+xml; charset=utf-8',
      '/apple-touch-icon.png image/png',
      '/favicon.svg image/svg+xml; charset=utf-8',
      '/icon-192.png image/png',
      '/icon-512.png image/png',
      '/icon-maskable-512.png image/png',
    ])
  })

  it('tells robots and language models where everything stands', async () => {
    const robots = await (await ask('/robots.txt')).text()
    const sitemaps = [...robots.matchAll(/^Sitemap: (.+)$/gm)].map(([, url = '']) => new URL(url).pathname)
    expect(sitemaps).toEqual(['/sitemap.xml', '/sitemaps/news.xml'])
    for (const path of sitemaps) expect((await ask(path)).status).toBe(200)
    const llms = await (await ask('/llms.txt')).text()
    expect(llms).toMatch(/^# Shout Out UK\n\n> /)
    const paths = [...llms.matchAll(/\]\(([^)]+)\)/g)].map(([, url = '']) => new URL(url).pathname)
    const answers = await Promise.all(paths.map(async (path) => [path, (await ask(path)).status]))
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(paths.length).toBeGreaterThan(10)
  })

  it('has no news in what is twelve years old', async () => {
    expect(await listSitemap('/sitemaps/news.xml')).not.toContain(ARTICLE)
  })
})
