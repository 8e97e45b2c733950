import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'parse5'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attributeOf, listElements, textOf } from '@/lib/plain'
import { isSafeLink } from '@/lib/urls'
import { report } from '@/scripts/reliability/report'
import { findEmbeddedUrl } from '../embedded-url'
import { besiege, type Besieged } from '../hostile/besieged'
import { loadConfig } from '../hostile/config'
import { listParseErrors, toSkeleton, whereApart } from '../hostile/skeleton'
import { toHarmless, UNFOLLOWABLE, UNKEEPABLE, VECTORS } from '../hostile/vectors'
import { openWatched, type Watched } from '../hostile/watch'
import { body, link, paragraph, text } from '@/scripts/seed/lexical'
import { openBrowser } from './browser'
import { openOwnSite, type OwnSite } from './own-site'
import { untilSettled } from './printed'
import { sendTo } from './site-client'

let site: OwnSite
let besieged: Besieged
let browser: Browser
/** The edition's pages and texts by file, in hostile words and in harmless ones. */
let hostile: Map<string, string>
let harmless: Map<string, string>
const began = Date.now()
let failed = 0
const watches: Watched[] = []

async function watch(bypassCSP = true): Promise<Watched> {
  const watched = await openWatched(browser, site.url, bypassCSP)
  watches.push(watched)
  return watched
}

async function readEdition(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) =>
      /\.(?:html|rss|atom|json|opml|xml|txt|svg|webmanifest)$/.test(file) && !file.startsWith('.press'),
  )
  const read = files
    .sort()
    .map(async (file): Promise<[string, string]> => [file, await readFile(join(folder, file), 'utf8')])
  return new Map(await Promise.all(read))
}

beforeAll(async () => {
  const config = await loadConfig()
  const peaceful = await openOwnSite('harmless')
  try {
    await besiege(peaceful.url, peaceful.administrator, config, toHarmless)
    await untilSettled(peaceful.url, peaceful.editionDir)
    harmless = await readEdition(peaceful.editionDir)
  } finally {
    await peaceful.close()
  }
  site = await openOwnSite('hostile')
  besieged = await besiege(site.url, site.administrator, config)
  await untilSettled(site.url, site.editionDir)
  hostile = await readEdition(site.editionDir)
  browser = await openBrowser()
}, 600_000)

beforeEach(({ onTestFailed }) =>
  onTestFailed(() => {
    failed++
  }),
)
afterAll(async () => {
  try {
    const signs = watches.reduce((sum, watched) => sum + watched.signs.length, 0)
    const texts = hostile.size - pages().length
    const figures = { vectors: VECTORS.length, pages: pages().length, texts, signs, failed }
    await report('injection', began, () => findEmbeddedUrl(site.dataDir), figures)
  } finally {
    await browser.close()
    await site.close()
  }
})

const toAddress = (file: string) => `/${file.replace(/(?:\/?index)?\.html$/, '')}`
const pages = () => [...hostile].filter(([file]) => file.endsWith('.html'))
const some = (faults: (string | undefined)[]): string[] =>
  faults.filter((fault) => fault !== undefined).slice(0, 10)

/** Every kind of element with its attributes that harmless pages have. */
function listKnown(): Set<string> {
  return new Set(
    [...harmless]
      .filter(([file]) => file.endsWith('.html'))
      .flatMap(([, html]) => toSkeleton(html).map(withoutDepth)),
  )
}
const withoutDepth = (line: string) => line.replace(/^\d+ /, '')

describe('a site all of whose words are hostile', () => {
  it('has the pages and texts of a harmless one, and no others', () => {
    expect([...hostile.keys()]).toEqual([...harmless.keys()])
    expect(pages().length).toBeGreaterThan(60)
  })

  it('has the markup of a harmless one on every page', () => {
    const apart = pages().map(([file, html]) => {
      const fault = whereApart(toSkeleton(html), toSkeleton(harmless.get(file) ?? ''))
      return fault && `${file}: ${fault}`
    })
    expect(some(apart)).toEqual([])
  })

  it('has no page at which the HTML parser finds a fault', () => {
    expect(
      some(pages().flatMap(([file, html]) => listParseErrors(html).map((error) => `${file}: ${error}`))),
    ).toEqual([])
  })

  it('has data for machines that can be read on every page', () => {
    for (const [file, html] of pages())
      for (const element of listElements(parse(html)))
        if (element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json')
          expect(() => void JSON.parse(textOf(element)), file).not.toThrow()
  })

  it('has feeds, sitemaps and lists that a browser’s strict parser of XML reads as those of a harmless one', async () => {
    const page = await browser.newPage()
    const read = (xml: string) =>
      page.evaluate((source) => {
        const document = new DOMParser().parseFromString(source, 'application/xml')
        const fault = document.querySelector('parsererror')?.textContent ?? undefined
        const names = [...document.querySelectorAll('*')].map(({ nodeName, attributes }) =>
          [nodeName, ...[...attributes].map(({ name }) => name)].join(' '),
        )
        return { fault, names }
      }, xml)
    const files = [...hostile].filter(([file]) => /\.(?:rss|atom|opml|xml|svg)$/.test(file))
    expect(files.length).toBeGreaterThan(25)
    const faults: (string | undefined)[] = []
    for (const [file, xml] of files) {
      const { fault, names } = await read(xml)
      const expected = await read(harmless.get(file) ?? '')
      const apart = whereApart(names, expected.names)
      faults.push(fault && `${file}: ${fault}`, apart && `${file}: ${apart}`)
    }
    await page.close()
    expect(some(faults)).toEqual([])
  })

  it('has JSON that can be read', () => {
    for (const [file, json] of hostile)
      if (/\.(?:json|webmanifest)$/.test(file)) expect(() => void JSON.parse(json), file).not.toThrow()
  })

  it('runs nothing, asks no other host and leads nobody away, on any page, also without a policy', async () => {
    const watched = await watch()
    for (const [file] of pages()) await watched.visit(toAddress(file))
    for (const [file] of hostile) if (/\.(?:svg|xml)$/.test(file)) await watched.visit(`/${file}`)
    await watched.context.close()
    expect(watched.signs).toEqual([])
  })

  it('breaks no policy of its own', async () => {
    const watched = await watch(false)
    for (const address of ['/', '/articles/siege-7', '/topics', '/authors/authors-3', '/pages-2', '/follow'])
      await watched.visit(address)
    await watched.context.close()
    expect(watched.signs).toEqual([])
  })
})

describe('a search for hostile words', () => {
  it('is answered with a page that has only markup of the site’s own', async () => {
    const known = listKnown()
    const find = async (q: string) => {
      const response = await fetch(`${site.url}/search?${new URLSearchParams({ q }).toString()}`)
      return { status: response.status, html: await response.text() }
    }
    // What pages of results have that no other page has.
    for (const q of [
      'siege',
      'w',
      'nothing-is-called-that',
      'onerror',
      'onerorr',
      'img srcc',
      '"img src"',
      'x'.repeat(400),
    ])
      for (const line of toSkeleton((await find(q)).html)) known.add(withoutDepth(line))
    const faults: string[] = []
    for (const q of [...VECTORS.map((vector) => vector.text), ...UNKEEPABLE]) {
      const { status, html } = await find(q)
      const strange = toSkeleton(html)
        .map(withoutDepth)
        .filter((line) => !known.has(line))
      if (status !== 200 || strange.length > 0 || listParseErrors(html).length > 0)
        faults.push(
          `${JSON.stringify(q)}: ${status} ${strange.slice(0, 3).join('; ')} ${listParseErrors(html).slice(0, 3).join('; ')}`,
        )
    }
    expect(some(faults)).toEqual([])
  })
})

describe('in the newsroom', () => {
  let watched: Watched

  beforeAll(async () => {
    watched = await watch()
    await watched.context.addCookies([{ name: 'payload-token', value: besieged.token, url: site.url }])
  })
  afterAll(() => watched.context.close())

  const look = async (address: string) => {
    const before = watched.signs.length
    await watched.visit(address)
    // Whatever runs only after a moment has one.
    await watched.page.waitForTimeout(300)
    expect(watched.signs.slice(before)).toEqual([])
  }

  it('a preview of hostile words runs nothing, as a page, a feed entry or a card, nor does a shared one', async () => {
    for (const face of ['', '?as=feed', '?as=card']) {
      await look(`/preview/articles/${besieged.draft}${face}`)
      expect(await watched.page.locator('#content').count()).toBe(1)
    }
    await look(besieged.shared)
    expect(await watched.page.locator('h1').count()).toBeGreaterThan(0)
  })

  it('lists and forms of hostile words run nothing', async () => {
    await look('/admin')
    for (const [collection, [id = '']] of besieged.ids) {
      await look(`/admin/collections/${collection}`)
      expect(await watched.page.locator('table tbody tr').count()).toBeGreaterThan(0)
      await look(`/admin/collections/${collection}/${id}`)
      await watched.page.locator('form').first().waitFor()
    }
    for (const address of [
      '/admin/globals/site',
      '/admin/collections/audit',
      `/admin/collections/articles/${besieged.draft}/versions`,
    ])
      await look(address)
  })
})

describe('a draft whose links lead nowhere that anybody should go', () => {
  it('is refused, or shows none of them in a preview or its form', async () => {
    const { token } = besieged
    const saved: string[] = []
    for (const address of UNFOLLOWABLE) {
      const draft = {
        headline: 'Links',
        body: body([paragraph([text('See '), link('here', address)])]),
        sources: [{ title: 'A source', url: address }],
        callToAction: { text: 'Act', url: address },
        _status: 'draft',
      }
      const answer = await sendTo<{ doc: { id: string } }>(
        site.url,
        'POST',
        '/articles?draft=true',
        draft,
        token,
      ).catch((error: unknown) => String(error))
      if (typeof answer === 'string') expect(answer).toMatch(/: 400 /)
      else saved.push(answer.doc.id)
    }
    const watched = await watch()
    await watched.context.addCookies([{ name: 'payload-token', value: token, url: site.url }])
    for (const id of saved) {
      const headers = { Authorization: `JWT ${token}` }
      for (const face of ['', '?as=feed']) {
        const html = await (await fetch(`${site.url}/preview/articles/${id}${face}`, { headers })).text()
        expect(html).toContain('Preview')
        const hrefs = [...listElements(parse(html))].flatMap((element) =>
          element.tagName === 'a' ? (attributeOf(element, 'href') ?? []) : [],
        )
        expect(hrefs.filter((href) => !isSafeLink(href))).toEqual([])
      }
    }
    // One form, in which the link is pressed.
    const [first] = saved
    if (first) {
      await watched.visit(`/admin/collections/articles/${first}`)
      const pressed = watched.page.locator('.field-body a', { hasText: 'here' })
      await pressed.waitFor()
      const href = await pressed.getAttribute('href')
      expect(href === null || isSafeLink(href) || href === 'about:blank').toBe(true)
    }
    await watched.context.close()
    expect(watched.signs).toEqual([])
  })
})
