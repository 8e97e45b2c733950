import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STATUS_FILE } from '@/lib/edition'
import { attributeOf, listElements } from '@/lib/plain'
import { ADMINISTRATOR } from '../site.setup'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { untilPrinted } from './printed'
import { listBroken, listWays, readPrinted } from './readers/printed-pages'
import { listHeavy } from './readers/weight'
import { sendTo } from './site-client'

const ARTICLES = 1000
/** Links that a reader follows from home to any article. */
const LINKS = 4

let dataDir: string
let settings: Record<string, string>
let run: Started
const edition = () => join(dataDir, 'edition')

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-edition-'))
  settings = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort()),
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  }
  run = await untilReady(runStart(settings))
  runCommand('seed-many', String(ARTICLES))
  runCommand('press')
  await untilPrinted(run.url)
}, 600_000)
afterAll(async () => {
  await run.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

function runCommand(...command: string[]): void {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  const done = spawnSync(process.execPath, ['--conditions=production', 'scripts/run.mjs', ...command], {
    env,
  })
  if (done.status !== 0) throw new Error(done.stderr.toString())
}

/** The hash of every file that readers get. */
async function readEdition(): Promise<Record<string, string>> {
  const files = await readdir(edition(), { recursive: true, withFileTypes: true })
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.includes('/.press/'))
    .sort()
  const hashes = paths.map(async (path) => [
    path,
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  ])
  return Object.fromEntries(await Promise.all(hashes)) as Record<string, string>
}

/** Archives are printed when nothing else waits. */
async function untilNothingIsOwed(): Promise<void> {
  for (;;) {
    const status = JSON.parse(await readFile(join(edition(), STATUS_FILE), 'utf8')) as { owed: number }
    if (status.owed === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

type Found = { docs: Record<string, unknown>[] }

/** How often each article is met, by its name at the end of its address, in each format. */
async function countMet(): Promise<Record<string, [number, number]>> {
  const counts = await Promise.all(
    (['rss', 'atom', 'json'] as const).map(async (format) => {
      const met = await walkFeed(`${run.url}/feed.${format}`)
      return [format, [met.length, new Set(met).size]]
    }),
  )
  return Object.fromEntries(counts) as Record<string, [number, number]>
}

const PUBLISHED = 'where[_status][equals]=published'

async function countPublished(): Promise<Record<string, [number, number]>> {
  const { token } = await sendTo<{ token: string }>(run.url, 'POST', '/users/login', ADMINISTRATOR)
  const { totalDocs } = await sendTo<{ totalDocs: number }>(
    run.url,
    'GET',
    `/articles/count?${PUBLISHED}`,
    undefined,
    token,
  )
  return { rss: [totalDocs, totalDocs], atom: [totalDocs, totalDocs], json: [totalDocs, totalDocs] }
}

/** The ids of a feed's entries and of those of all its archives, as an independent reader understands them. */
async function walkFeed(address: string): Promise<string[]> {
  const met: string[] = []
  for (let next: string | undefined = address; next;) {
    const text: string = await (await fetch(next)).text()
    const { ids, previous }: { ids: string[]; previous: string | undefined } = readPart(text)
    met.push(...ids)
    next = previous
  }
  return met
}

function readPart(text: string): { ids: string[]; previous: string | undefined } {
  const isPrevious = ({ rel }: { rel?: string }) => rel === 'prev-archive'
  const { format, feed } = parseFeed(text)
  if (format === 'json')
    return { ids: feed.items?.flatMap(({ id }) => id ?? []) ?? [], previous: feed.next_url }
  if (format === 'atom')
    return {
      ids: feed.entries?.flatMap(({ id }) => id ?? []) ?? [],
      previous: feed.links?.find(isPrevious)?.href,
    }
  if (format !== 'rss') throw new Error(`This is no feed, but ${format}.`)
  return {
    ids: feed.items?.flatMap(({ guid }) => guid?.value ?? []) ?? [],
    previous: feed.atom?.links?.find(isPrevious)?.href,
  }
}

/** Every archive of every feed, by its path in the edition. */
async function readArchives(): Promise<Map<string, string>> {
  const files = await readdir(edition(), { recursive: true })
  const archives = files.filter((file) => /feeds\/.*archive\/\d+\.(?:rss|atom|json)$/.test(file))
  return new Map(
    await Promise.all(
      archives.map(async (file) => [file, await readFile(join(edition(), file), 'utf8')] as const),
    ),
  )
}

async function listPages(): Promise<string[]> {
  const files = await readdir(edition(), { recursive: true })
  return files.filter((file) => file.endsWith('.html'))
}

describe('every page of a thousand articles', () => {
  it('is complete in one request: nothing runs, nothing is fetched but its pictures, from nowhere else', async () => {
    const pages = await listPages()
    expect(pages.length).toBeGreaterThan(ARTICLES)
    const faults: string[] = []
    for (const page of pages) {
      for (const element of listElements(parse(await readFile(join(edition(), page), 'utf8')))) {
        const { tagName, attrs } = element
        const type = attributeOf(element, 'type')
        if (tagName === 'script' && type !== 'application/ld+json' && type !== 'speculationrules')
          faults.push(`${page}: <script>`)
        if (['iframe', 'object', 'embed', 'template', 'base'].includes(tagName))
          faults.push(`${page}: <${tagName}>`)
        const rel = attributeOf(element, 'rel') ?? ''
        // A browser fetches the site's own mark when it shows a tab or an entry on its start page, not for the page.
        const isOwnMark =
          /^(?:icon|apple-touch-icon|manifest)$/.test(rel) &&
          /^\/(?!\/)/.test(attributeOf(element, 'href') ?? '')
        if (tagName === 'link' && !isOwnMark && !/^(?:canonical|alternate)$/.test(rel))
          faults.push(`${page}: <link rel=${rel}>`)
        for (const { name, value } of attrs) {
          if (name.startsWith('on') || name === 'style') faults.push(`${page}: ${name}`)
          const isOwn = page.endsWith('/offline/index.html') ? /^data:image\// : /^\/(?!\/)/
          if (['src', 'srcset', 'action'].includes(name) && !isOwn.test(value))
            faults.push(`${page}: ${value}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('fits with its headers into the first packet, and sets no cookie', async () => {
    expect(await listHeavy(await readPrinted(edition()), run.url)).toEqual([])
  })

  it('leads only to what is there, as feeds and sitemaps do', async () => {
    expect(listBroken(await readPrinted(edition()), run.url)).toEqual([])
  })

  it('that is an article’s is at most four links away from home', async () => {
    const printed = await readPrinted(edition())
    const ways = listWays(printed)
    const articles = [...printed.pages.keys()].filter((address) => address.startsWith('/articles/'))
    expect(articles.length).toBeGreaterThan(ARTICLES)
    const far = articles.filter((address) => (ways.get(address)?.length ?? Infinity) > LINKS)
    expect(far).toEqual([])
  })

  it('is met once by whoever walks back through the archives of the feed, before and after fifty more', async () => {
    const before = await readArchives()
    expect(await countMet()).toEqual(await countPublished())
    const { token } = await sendTo<{ token: string }>(run.url, 'POST', '/users/login', ADMINISTRATOR)
    const { docs } = await sendTo<Found>(
      run.url,
      'GET',
      `/articles?limit=1&depth=0&${PUBLISHED}`,
      undefined,
      token,
    )
    const { authors, body, disclaimer, kind, topics } = docs[0] ?? {}
    for (let more = 0; more < 50; more++)
      await sendTo(
        run.url,
        'POST',
        '/articles',
        { headline: `One more, ${more}`, slug: `one-more-${more}`, standfirst: 'More.', authors, body, disclaimer, kind, topics, _status: 'published' },
        token,
      ) // prettier-ignore
    await untilPrinted(run.url)
    await untilNothingIsOwed()
    expect(await countMet()).toEqual(await countPublished())
    const after = await readArchives()
    expect(after.size).toBeGreaterThan(before.size)
    expect([...before].filter(([path, text]) => after.get(path) !== text).map(([path]) => path)).toEqual([])
  }, 600_000)

  it('is the same, byte for byte, when it is printed afresh with no start running', async () => {
    const before = await readEdition()
    await run.end('SIGTERM')
    await rm(edition(), { recursive: true })
    runCommand('press')
    expect(await readEdition()).toEqual(before)
  }, 600_000)
})
