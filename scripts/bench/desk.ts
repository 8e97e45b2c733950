import type { Page } from 'playwright-core'
import { z } from 'zod'
import { openBrowser, signInPage } from '@/tests/e2e/browser'
import { appOf } from '@/tests/sign-in'
import { body, paragraph } from '../seed/lexical'
import { signIn } from './client'
import { atEnd } from './endings'
import { ADMINISTRATOR, type Site } from './site'
import { median } from './statistics'

/** Milliseconds from asking for a view of the admin until what an editor came for can be seen. */
export type Desk = {
  /** The list of articles: the newsroom's answer to its end, and its first row on the screen. */
  listAnswered: number
  listShown: number
  /** The last words of a long article, in the editor and ready to be changed. */
  editor: number
  /** The words of that article. */
  words: number
  times: number
}

const PARAGRAPHS = 50
const WORDS_EACH = 100
const LAST = 'The last words of a long article.'
const ROW = '.collection-list tbody tr'

/** Opens the list and the editor so many times as an editor's browser does, and gives the medians; a first time is not counted. */
export async function measureDesk(site: Site, times: number): Promise<Desk> {
  const id = await writeLongArticle(site)
  const browser = await openBrowser()
  const close = atEnd(() => browser.close())
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
  await login(page, site)
  const seen: Omit<Desk, 'words' | 'times'>[] = []
  for (let done = 0; done <= times; done++) {
    const list = await open(page, `${site.url}/admin/collections/articles`, () =>
      page.locator(ROW).first().waitFor(),
    )
    const editor = await open(page, `${site.url}/admin/collections/articles/${id}`, () =>
      page.locator('[contenteditable="true"]').getByText(LAST).waitFor(),
    )
    if (done > 0) seen.push({ listAnswered: list.answered, listShown: list.shown, editor: editor.shown })
  }
  await close()
  const middle = (key: keyof (typeof seen)[number]) => median(seen.map((each) => each[key]))
  return {
    listAnswered: middle('listAnswered'),
    listShown: middle('listShown'),
    editor: middle('editor'),
    words: PARAGRAPHS * WORDS_EACH,
    times,
  }
}

async function open(page: Page, url: string, shown: () => Promise<void>) {
  // Leaves the view before, so that no state of it is at hand.
  await page.goto('about:blank')
  const began = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await shown()
  const took = performance.now() - began
  const answered = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    return navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : NaN
  })
  return { answered, shown: took }
}

async function login(page: Page, { url }: Site): Promise<void> {
  await page.goto(`${url}/admin/login`)
  await signInPage(page, ADMINISTRATOR, appOf(url, ADMINISTRATOR.email))
  await page.getByRole('heading', { name: 'Desk' }).waitFor()
}

/** A draft of five thousand words, as a reporter would send it in. */
async function writeLongArticle(site: Site): Promise<string> {
  const { create, find } = await signIn(site)
  const words = Array.from({ length: WORDS_EACH }, (_, index) => `word${index}`).join(' ')
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => paragraph(`${words}.`))
  const response = await create('articles', {
    headline: 'A long article',
    slug: 'a-long-article',
    standfirst: 'What it is about.',
    kind: 'news',
    language: 'en',
    authors: [await find('authors', 'name', 'Sample Author 1')],
    disclaimer: await find('disclaimers', 'title', 'Sample'),
    body: body([...paragraphs, paragraph(LAST)]),
    _status: 'draft',
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`A long article was refused: ${JSON.stringify(answer)}`)
  return z.object({ doc: z.object({ id: z.string() }) }).parse(answer).doc.id
}
