import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { openBrowser } from '@/tests/e2e/browser'
import { openClient } from '@/tests/e2e/newsroom-client'
import { untilPrinted } from '@/tests/e2e/printed'
import { findFreePort, runStart, untilReady } from '@/tests/start'
import { archivePath, archivePathOf, articlePath, authorPath, authorsPath, correctionsPath, disclaimerPath, followPath, homePath, pagePath, topicPath, topicsPath } from '@/lib/urls' // prettier-ignore
import { CORRECTION, toCampaign } from './screenshots/campaign'
import { toGallery } from './screenshots/gallery'
import { showBar } from './start/progress'

/**
 * Takes the pictures of docs/screenshots anew: every type of page, narrow to wide, light and dark, from a site of its own with the
 * founding article and samples: npm run screenshots.
 */
const FOLDER = 'docs/screenshots'
const SAMPLES = 240

const PAGES = [
  { name: 'home', title: 'Front page', path: homePath },
  { name: 'home-kk', title: 'Front page in Kazakh', path: '/kk' },
  { name: 'campaign', title: 'Article with every part', path: articlePath('campaign') },
  { name: 'article', title: 'Article', path: articlePath('kazakhstans-dirty-little-secret') },
  { name: 'article-kk', title: 'Article in Kazakh', path: articlePath('sample-4') },
  { name: 'article-ug', title: 'Article in Uyghur, right to left', path: articlePath('sample-11') },
  { name: 'topic', title: 'Topic', path: topicPath('sample-topic-1') },
  { name: 'topics', title: 'Topics', path: topicsPath },
  { name: 'author', title: 'Author', path: authorPath('sample-author-1') },
  { name: 'authors', title: 'Authors', path: authorsPath },
  { name: 'archive', title: 'Archive', path: archivePath },
  { name: 'year', title: 'Archive of a year', path: archivePathOf(2015) },
  { name: 'month', title: 'Archive of a month', path: archivePathOf(2015, 3) },
  { name: 'corrections', title: 'Corrections', path: correctionsPath },
  { name: 'disclaimer', title: 'Wordings of a disclaimer', path: disclaimerPath('shout-out-uk') },
  { name: 'page', title: 'Static page', path: pagePath('privacy') },
  { name: 'follow', title: 'Follow', path: followPath },
  { name: 'search', title: 'Search', path: '/search?q=Kazakhstan' },
  { name: 'not-found', title: 'Not found (404)', path: '/nothing-here' },
  { name: 'withdrawn', title: 'Withdrawn (410)', path: articlePath('withdrawn') },
]

/** Widths of screens in CSS pixels; how much of a page is shown, and how wide its picture is. */
const SCREENS = [
  { width: 360, height: 900, shown: 360 },
  { width: 768, height: 1100, shown: 576 },
  { width: 1440, height: 1150, shown: 960 },
]
const SCHEMES = ['light', 'dark'] as const

const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-screenshots-'))
const administrator = { email: 'screenshots@example.org', password: randomUUID() }
const settings = {
  PORT: String(await findFreePort()),
  DATA_DIR: dataDir,
  ADMIN_EMAIL: administrator.email,
  ADMIN_PASSWORD: administrator.password,
}
const site = await untilReady(runStart(settings))
const browser = await openBrowser()
try {
  run('seed-many', String(SAMPLES))
  await publish()
  run('press')
  await untilPrinted(site.url)
  const pages = await listPresent()
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const page = await browser.newPage()
  let taken = 0
  for (const { width, height, shown } of SCREENS) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const { name, path } of pages) {
        await page.goto(site.url + path, { waitUntil: 'networkidle' })
        await sharp(await page.screenshot())
          .resize(shown)
          .webp({ quality: 62, effort: 6 })
          .toFile(join(FOLDER, `${name}-${width}-${colorScheme}.webp`))
        showBar('Screenshots', ++taken, pages.length * SCREENS.length * SCHEMES.length)
      }
    }
  }
  await writeFile(
    join(FOLDER, 'README.md'),
    toGallery(
      pages,
      SCREENS.map(({ width }) => width),
      SCHEMES,
    ),
  )
  console.log(`${taken} pictures, ${Math.round((await sizeOf(FOLDER)) / 1000)} kB.`)
} finally {
  await browser.close()
  await site.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
}

/** An article with all there is and a correction, and one that is withdrawn again. */
async function publish(): Promise<void> {
  const client = await openClient(site.url, administrator)
  const campaign = await client.publish('campaign', toCampaign(await client.first('media')))
  const withdrawn = await client.publish('withdrawn')
  const done =
    campaign !== undefined &&
    withdrawn !== undefined &&
    (await client.change(campaign, CORRECTION)) &&
    (await client.change(withdrawn, { _status: 'draft' }))
  if (!done) throw new Error('The articles for the pictures could not be published.')
}

/** The pages that the site has, and those it has not on purpose. */
async function listPresent(): Promise<typeof PAGES> {
  const statuses = await Promise.all(PAGES.map(async ({ path }) => (await fetch(site.url + path)).status))
  return PAGES.filter(
    ({ name }, index) => statuses[index] === 200 || ['not-found', 'withdrawn'].includes(name),
  )
}

function run(...command: string[]): void {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  const args = ['--conditions=production', 'scripts/run.mjs', ...command]
  const done = spawnSync(process.execPath, args, { env })
  if (done.status !== 0) throw new Error(done.stderr.toString())
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
