import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'
import { parseFragment } from 'parse5'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import RssParser from 'rss-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { ArticlePage } from '@/components/ArticlePage'
import { drawShareCard } from '@/drawings/share-card'
import { renderAtom } from '@/feeds/atom'
import { renderContent } from '@/feeds/content'
import { renderJson } from '@/feeds/json'
import { toArticleData } from '@/feeds/json-ld/article'
import { toAuthorData, toHomeData } from '@/feeds/json-ld/site'
import { renderJsonLd, type Thing } from '@/feeds/json-ld/thing'
import { renderLlms } from '@/feeds/llms'
import { renderManifest } from '@/feeds/manifest'
import { renderOpml } from '@/feeds/opml'
import { renderRss } from '@/feeds/rss'
import { attributeOf, listElements } from '@/lib/plain'
import { isSafeLink } from '@/lib/urls'
import type { ArticlePageView } from '@/queries/article.view'
import type { FeedView } from '@/queries/feed.view'
import { listFeedGroups } from '@/queries/feed-groups'
import { listLinkSections } from '@/queries/llms'
import { toShareCard } from '@/queries/share-card'
import { getLocale, getSite } from '@/queries/site'
import { openFeed } from '../feeds'
import { createBarrage, fill } from '../hostile/fill'
import { DECIDED, fillWithHostileWords, type HostileNewsroom } from '../hostile/newsroom'
import { toSkeleton, whereApart } from '../hostile/skeleton'
import { pack, TURNING, UNFOLLOWABLE, UNKEEPABLE, VECTORS } from '../hostile/vectors'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom('once')

const SITE = 'http://localhost:3000'

let hostile: HostileNewsroom
beforeAll(async () => {
  hostile = await fillWithHostileWords(payload())
}, 900_000)

/** Those of the faults that there are, at most ten of them, lest the report be endless. */
const some = (faults: (string | undefined)[]): string[] =>
  faults.filter((fault) => fault !== undefined).slice(0, 10)

describe('hostile words', () => {
  it('are more than 300, of every class', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(300)
    expect(new Set(VECTORS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12)
  })

  it('are saved in every field that takes a text, in every collection', () => {
    expect(hostile.refused).toEqual([])
    // Fields are found by themselves; these are some that must be among them.
    expect(hostile.met).toEqual(
      expect.arrayContaining([
        'articles.headline', 'articles.body.text', 'articles.body.factBox.text.item', 'articles.body.note.text', 'articles.body.figure.caption',
        'articles.contextNotes.sources.title', 'articles.callToAction.by', 'articles.newsroomNote', 'authors.links.label', 'topics.description',
        'disclaimers.text', 'media.alt', 'media.licence', 'pages.body.cell', 'redirects.to', 'users.name', 'site.navigation.label', 'site.tagline',
      ]),
    ) // prettier-ignore
    expect(hostile.met.length).toBeGreaterThan(60)
  })

  it('that turn a line around are saved, or refused in words', async () => {
    for (const [collection, each] of hostile.fields) {
      for (const turning of TURNING) {
        const words = { text: () => turning, link: () => '/', document: hostile.createDocuments() }
        const body = { ...fill(each, words), ...DECIDED[collection]?.(2e6) }
        const { status, text } = await request('POST', hostile.toPath(collection), {
          token: hostile.token,
          body,
        })
        expect([collection, text, status < 500]).toEqual([collection, text, true])
      }
    }
  })

  it('that no text may have are refused with 400 in each of them', async () => {
    for (const [collection, each] of hostile.fields) {
      for (const bad of UNKEEPABLE) {
        const data = fill(each, { text: () => bad, link: () => bad, document: () => undefined })
        const { status, text } = await request('POST', hostile.toPath(collection), {
          token: hostile.token,
          body: data,
        })
        expect([collection, status, text]).toEqual([collection, 400, expect.stringContaining('characters')])
      }
    }
  })

  it('for an address that nobody should follow are refused with 400 wherever an address is given', async () => {
    for (const [collection, each] of hostile.fields) {
      const barrage = createBarrage(hostile.createDocuments())
      fill(each, barrage)
      if (![...barrage.met().keys()].some((name) => /\b(?:url|to|hub)$/.test(name))) continue
      for (const address of UNFOLLOWABLE) {
        const words = { text: () => 'Words', link: () => address, document: hostile.createDocuments() }
        const body = { ...fill(each, words), ...DECIDED[collection]?.(1e6) }
        const { status } = await request('POST', hostile.toPath(collection), { token: hostile.token, body })
        expect([collection, address, status]).toEqual([collection, address, 400])
      }
    }
  })
})

describe('an article all of whose words are hostile', () => {
  const locale = () => getLocale('en')
  const publisher = { name: 'Words', siteUrl: SITE }

  it('has the markup of a harmless one', async () => {
    const spoken = await locale()
    const render = (article: ArticlePageView) =>
      renderToStaticMarkup(createElement(ArticlePage, { article, publisher, locale: spoken }))
    const expected = toSkeleton(render(hostile.truce))
    expect(expected.length).toBeGreaterThan(100)
    const apart = hostile.articles.map((article) => {
      const fault = whereApart(toSkeleton(render(article)), expected)
      return fault && `${article.slug} ${fault}`
    })
    expect(some(apart)).toEqual([])
  })

  it('has the markup of a harmless one in feeds', async () => {
    const spoken = await locale()
    const expected = toSkeleton(renderContent(hostile.truce, SITE, spoken))
    expect(expected.length).toBeGreaterThan(50)
    const apart = hostile.articles.map((article) => {
      const fault = whereApart(toSkeleton(renderContent(article, SITE, spoken)), expected)
      return fault && `${article.slug} ${fault}`
    })
    expect(some(apart)).toEqual([])
  })

  it('leads nowhere that a reader may not follow', async () => {
    const spoken = await locale()
    for (const article of hostile.articles) {
      const html = renderToStaticMarkup(createElement(ArticlePage, { article, publisher, locale: spoken }))
      const hrefs = [...listElements(parseFragment(html))].flatMap((element) =>
        element.tagName === 'a' ? (attributeOf(element, 'href') ?? []) : [],
      )
      expect(hrefs.length).toBeGreaterThan(10)
      expect(hrefs.filter((href) => !isSafeLink(href))).toEqual([])
    }
  })

  it('says to machines in its own words and no others, and nothing of it ends the data', async () => {
    const context = { site: await getSite(), siteUrl: SITE, locale: await locale() }
    const check = (things: Thing[]) => {
      const json = renderJsonLd(things)
      expect(toSkeleton(`<script type="application/ld+json">${json}</script>`)).toEqual(['0 script type'])
      expect(JSON.parse(json)).toEqual(
        JSON.parse(JSON.stringify({ '@context': 'https://schema.org', '@graph': things })),
      )
    }
    check(toHomeData(context))
    for (const article of hostile.articles) {
      check(toArticleData(article, toShareCard(article, context.site), context))
      for (const author of article.about) check(toAuthorData(author, { path: '/authors/x' }, context))
    }
  })

  it('is one entry of each feed, as independent readers see it', async () => {
    const view: FeedView = { ...(await openFeed()), articles: hostile.articles }
    const [rss, atom, json] = [renderRss(view), renderAtom(view), renderJson(view)]
    for (const text of [rss, atom]) {
      // feedsmith forgives; the parser of rss-parser is strict.
      const { items } = await new RssParser().parseString(text)
      expect(items).toHaveLength(hostile.articles.length)
    }
    const ids = hostile.articles.map(({ permanentId }) => permanentId)
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid?.value)).toEqual(ids)
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids)
    expect(parseJsonFeed(json).items?.map(({ id }) => id)).toEqual(ids)
  })
})

describe('a site all of whose names are hostile', () => {
  it('lists its feeds as one outline each', async () => {
    const locale = await getLocale('en')
    const groups = await listFeedGroups(locale)
    const { body } = parseOpml(renderOpml((await getSite()).name, groups, locale, SITE))
    expect(body?.outlines?.map(({ outlines }) => outlines?.length ?? 0)).toEqual([
      0,
      ...groups.map(({ feeds }) => feeds.length),
    ])
  })

  it('has a line for each link in what it tells language models, and no markup in any', async () => {
    const { name, description } = await getSite()
    const sections = await listLinkSections()
    const text = renderLlms(name, description, sections)
    const links = sections.flatMap((section) => section.links)
    expect(text.split('\n').filter((line) => line.startsWith('- ['))).toHaveLength(links.length)
    expect(text.replaceAll(/\\./g, '')).not.toMatch(/<|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1 + sections.length)
  })

  it('has a manifest that says its name', async () => {
    const site = await getSite()
    expect(JSON.parse(renderManifest(site, 'en'))).toMatchObject({ name: site.name })
  })
})

describe('the card of a shared link', () => {
  it('is drawn whatever it says', async () => {
    const site = await getSite()
    for (const headline of pack(200)) {
      const card = toShareCard({ ...hostile.truce, headline }, site)
      const png = await drawShareCard(card)
      expect([headline, png.subarray(1, 4).toString()]).toEqual([headline, 'PNG'])
    }
  })
})
