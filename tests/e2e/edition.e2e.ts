import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attributeOf, listElements } from '@/lib/plain'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { untilPrinted } from './printed'
import { listBroken, listWays, readPrinted } from './readers/printed-pages'
import { listHeavy } from './readers/weight'

const ARTICLES = 1000
/** Links that a reader follows from home to any article. */
const LINKS = 4

let dataDir: string
let settings: Record<string, string>
let run: Started
const edition = () => join(dataDir, 'edition')

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-edition-'))
  settings = { DATA_DIR: dataDir, PORT: String(await findFreePort()) }
  run = await untilReady(runStart(settings))
  runCommand('seed-many', String(ARTICLES))
  runCommand('press')
  await untilPrinted(run.url)
}, 300_000)
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

  it('is the same, byte for byte, when it is printed afresh with no start running', async () => {
    const before = await readEdition()
    await run.end('SIGTERM')
    await rm(edition(), { recursive: true })
    runCommand('press')
    expect(await readEdition()).toEqual(before)
  }, 600_000)
})
