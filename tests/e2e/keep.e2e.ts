import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createJpeg } from '../factories'
import { toForm } from '../pictures'
import { openBrowser } from './browser'
import { untilPrinted } from './printed'
import { allBlocks, told } from './readers/articles'
import { loginAdministrator, send } from './site-client'

const site = inject('siteUrl')
const get = (path: string) => fetch(site + path, { redirect: 'manual' })

type Doc = { doc: { id: string }; docs: { id: string }[] }

let browser: Browser
let folder: string
let token: string
let ids: Record<'en' | 'ar', string>

/** An article with every block, a lead picture and a source. */
async function publish(language: 'en' | 'ar', slug: string): Promise<string> {
  const find = async (collection: string) =>
    (await send<Doc>('GET', `/${collection}?depth=0&limit=1`, undefined, token)).docs[0]?.id
  const upload = async (width: number) =>
    (
      await send<Doc>(
        'POST',
        '/media',
        toForm({ alt: 'A square', credit: 'A. Person' }, await createJpeg({ width })),
        token,
      )
    ).doc.id
  const [lead, second] = [await upload(1600), await upload(700)]
  const { headline, sentence } = told[language]
  const { doc } = await send<Doc>(
    'POST',
    '/articles',
    {
      headline,
      standfirst: sentence,
      slug,
      language,
      kind: 'news',
      authors: [await find('authors')],
      topics: [await find('topics')],
      disclaimer: await find('disclaimers'),
      leadImage: lead,
      leadCaption: sentence,
      body: allBlocks(told[language], lead, second),
      sources: [{ title: 'A source', url: 'https://example.org/source' }],
      corrections: [{ kind: 'correction', date: '2016-02-01T12:00:00.000Z', text: 'It was put right.' }],
      _status: 'published',
    },
    token,
  )
  return doc.id
}

beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'kept-'))
  token = await loginAdministrator()
  ids = { en: await publish('en', 'kept-en'), ar: await publish('ar', 'kept-ar') }
  await untilPrinted(site)
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** Saves the article as a reader without script does, and resolves to the file. */
async function save(slug: string): Promise<{ path: string; name: string }> {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${site}/articles/${slug}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('a[download]').first().click(),
  ])
  const name = download.suggestedFilename()
  const path = join(folder, name)
  await download.saveAs(path)
  await page.close()
  return { path, name }
}

/** Opens a file from disk with the network off; what it asks for besides itself is counted. */
async function openFile(path: string): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ offline: true, viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  const asked: string[] = []
  const file = pathToFileURL(path).href
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(file) && !url.startsWith('data:')) asked.push(url)
  })
  await page.goto(file)
  return { page, asked }
}

describe('an article that is saved without script', () => {
  it.each(['en', 'ar'] as const)(
    'is complete when its file is opened with the network off (%s)',
    async (language) => {
      const slug = `kept-${language}`
      const { path, name } = await save(slug)
      expect([name, (await readFile(path)).length < 2_000_000]).toEqual([`${slug}.html`, true])
      const { page, asked } = await openFile(path)
      const { headline, sentence } = told[language]
      const text = await page.locator('body').innerText()
      for (const words of [
        headline,
        sentence,
        `${site}/articles/${slug}`,
        'A source',
        'It was put right.',
        '16',
      ])
        expect(text).toContain(words)
      const direction = await page
        .locator('article')
        .evaluate((article) => getComputedStyle(article).direction)
      expect(direction).toBe(language === 'ar' ? 'rtl' : 'ltr')
      const pictures = await page.locator('img').evaluateAll((all) =>
        Promise.all(
          all.map(async (image) => {
            await (image as HTMLImageElement).decode()
            return (image as HTMLImageElement).naturalWidth
          }),
        ),
      )
      expect([pictures.length >= 3, Math.min(...pictures) > 0]).toEqual([true, true])
      // Styled: the page's own colours, not the browser's.
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('serif')
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
      expect(fits).toBe(true)
      expect(asked).toEqual([])
      await page.context().close()
    },
  )

  it('leads to its notes and back, and to the site from anywhere else', async () => {
    const { page } = await openFile((await save('kept-en')).path)
    await page.locator('a[href="#note-1"]').first().click()
    expect(page.url()).toMatch(/#note-1$/)
    expect(
      await page.locator('#note-1').evaluate((note) => note.getBoundingClientRect().top < innerHeight),
    ).toBe(true)
    await page.locator('#note-1 a[href="#mark-1"]').click()
    expect([new URL(page.url()).hash, await page.locator('#mark-1').count()]).toEqual(['#mark-1', 1])
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(links.filter((href) => !/^(?:https?:|mailto:|#)/.test(href))).toEqual([])
    await page.context().close()
  })

  it('prints', async () => {
    const { page } = await openFile((await save('kept-en')).path)
    const pdf = await page.pdf()
    expect([pdf.subarray(0, 5).toString(), pdf.length > 20_000]).toEqual(['%PDF-', true])
    await page.context().close()
  })

  it('is the same file as long as the article is the same', async () => {
    const before = await readFile((await save('kept-en')).path)
    await send('PATCH', `/articles/${ids.en}`, { searchTitle: 'Another', _status: 'published' }, token)
    await untilPrinted(site)
    expect((await readFile((await save('kept-en')).path)).equals(before)).toBe(true)
  })
})

describe('what an article said before', () => {
  const change = (headline: string, keepsEarlier: boolean) =>
    send(
      'PATCH',
      `/articles/${ids.en}`,
      {
        headline,
        change: { kind: 'correction', text: `Now it is ${headline}.`, keepsEarlier },
        _status: 'published',
      },
      token,
    ).then(() => untilPrinted(site))
  const statuses = () =>
    Promise.all(
      ['', '/1', '/2', '/3'].map(async (rest) => (await get(`/articles/kept-en/revisions${rest}`)).status),
    )

  it('stands at addresses of its own once there is something, says so first, and is kept from search engines', async () => {
    expect(await statuses()).toEqual([404, 404, 404, 404])
    await change('A second headline', true)
    expect(await statuses()).toEqual([200, 200, 200, 404])
    const html = await (await get('/articles/kept-en/revisions/1')).text()
    expect(html).toContain(`<link rel="canonical" href="${site}/articles/kept-en">`)
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).toContain(told.en.headline)
    expect(html.indexOf('This is revision')).toBeLessThan(html.indexOf('<article'))
    const list = await (await get('/articles/kept-en/revisions')).text()
    expect(list).toContain('Now it is A second headline.')
    expect(await (await get('/articles/kept-en')).text()).toContain('href="/articles/kept-en/revisions"')
  })

  it('is gone after a change that does not keep it, and after the article', async () => {
    await change('A third headline', false)
    expect(await statuses()).toEqual([200, 410, 410, 200])
    expect(await (await get('/articles/kept-en/revisions')).text()).toContain(
      'This wording is no longer shown.',
    )
    await send('PATCH', `/articles/${ids.en}`, { _status: 'draft' }, token)
    await untilPrinted(site)
    expect([await statuses(), (await get('/articles/kept-en/offline')).status]).toEqual([
      [410, 410, 410, 410],
      410,
    ])
  })
})
