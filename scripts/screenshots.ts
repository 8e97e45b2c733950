import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '@/tests/e2e/browser'
import { findFreePort, runStart, untilReady } from '@/tests/start'
import { showBar } from './start/progress'

/** Takes the pictures of docs/screenshots anew, from a site of its own with the founding article: npm run screenshots. */
const PICTURES = [
  { name: 'article', path: '/articles/kazakhstans-dirty-little-secret', width: 1200, height: 800 },
]

const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-screenshots-'))
const site = await untilReady(runStart({ PORT: String(await findFreePort()), DATA_DIR: dataDir }))
const browser = await openBrowser()
try {
  for (const [index, { name, path, width, height }] of PICTURES.entries()) {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(site.url + path)
    await page.screenshot({ path: `docs/screenshots/${name}.png` })
    await page.close()
    showBar('Screenshots', index + 1, PICTURES.length)
  }
} finally {
  await browser.close()
  await site.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
}
