import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributeOf } from '@/lib/plain'
import { SITE_LANGUAGES, wordsOf } from '@/lib/words'
import { openBrowser } from '../browser'
import { describeAxe } from './axe'
import { describeKeyboard } from './keyboard'
import { describeKeeping } from './keeping'
import { describeLayout } from './layout'
import { listMarkupErrors, whyUnchecked } from './markup'
import { PAGES } from './page-types'
import { listBroken, listForeign, type PrintedEdition, readPrinted } from './printed-pages'
import { openReadersSite, type ReadersSite } from './site'
import { listHeavy, listUnsized } from './weight'
import { describeWithoutScript } from './without-script'

let site: ReadersSite
let edition: PrintedEdition
let browser: Browser

beforeAll(async () => {
  site = await openReadersSite()
  edition = await readPrinted(site.editionDir)
  browser = await openBrowser()
}, 300_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

describe('the readers’ site', () => {
  it.each(PAGES)('has a %s at each of its addresses', async (_, { paths, status = 200 }) => {
    for (const path of paths) expect([path, (await fetch(site.url + path)).status]).toEqual([path, status])
  })

  it('has a page for the hours when the newsroom is away, in each of its languages', async () => {
    const html = await readFile(join(site.editionDir, '503.html'), 'utf8')
    for (const language of SITE_LANGUAGES) expect(html).toContain(wordsOf(language).unavailable.text)
  })

  it('leads nowhere but to what is there, in pages, feeds and sitemaps', () => {
    expect(edition.texts.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['/feed.rss', '/feed.atom', '/feed.json', '/sitemap.xml', '/robots.txt']),
    )
    expect(listBroken(edition, site.url)).toEqual([])
  })

  it('says of each page in which language it is', () => {
    const languages = PAGES.flatMap(([, { paths }]) => paths).flatMap((path) => {
      const [, language] = /^\/(ru|kk)(?:\/|$)/.exec(path) ?? /-(ru|kk)$/.exec(path) ?? []
      const [html] = edition.pages.get(path)?.elements ?? []
      return html && attributeOf(html, 'lang') !== (language ?? 'en') ? path : []
    })
    expect(languages).toEqual([])
  })

  it('has nothing fetched from another host', () => {
    expect(listForeign(edition)).toEqual([])
  })

  it('fits page by page, with its headers, into the first packet', async () => {
    expect(await listHeavy(edition, site.url)).toEqual([])
  })

  it('keeps room for every picture, fetches those below the first one late, and has words for each', () => {
    expect(listUnsized(edition)).toEqual([])
  })

  it('hands on what an editor wrote for those who do not see: a picture’s words, an ornament’s silence, a table’s heads', () => {
    const { elements } = edition.pages.get('/articles/all-en') ?? { elements: [] }
    const valuesOf = (tag: string, name: string) =>
      elements.filter(({ tagName }) => tagName === tag).map((element) => attributeOf(element, name))
    expect(valuesOf('img', 'alt')).toEqual(expect.arrayContaining(['A square in winter', '']))
    expect(valuesOf('th', 'scope')).toEqual(['col', 'col', 'col'])
  })

  it.skipIf(whyUnchecked)(
    `has no error that the Nu HTML checker knows${whyUnchecked ? ` (${whyUnchecked})` : ''}`,
    () => {
      expect(listMarkupErrors(site.editionDir)).toEqual([])
    },
  )
})

describeAxe(() => site, () => browser) // prettier-ignore
describeKeyboard(() => site, () => browser) // prettier-ignore
describeLayout(() => site, () => browser) // prettier-ignore
describeWithoutScript(() => site, () => edition, () => browser) // prettier-ignore
describeKeeping(
  () => site,
  () => browser,
)
