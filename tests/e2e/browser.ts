import { mkdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A headless browser: the one at CHROMIUM, the one from npm, or one that is installed; started with these switches as well. */
export async function openBrowser(switches: string[] = []): Promise<Browser> {
  const given = process.env.CHROMIUM
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...switches,
  ]
  const bundled = process.platform === 'linux' && process.arch === 'x64' && !given
  const executablePath = given ?? (bundled ? await unpack() : INSTALLED.find(existsSync))
  if (!executablePath) throw new Error('No browser was found: install Chromium, or set CHROMIUM to its path.')
  return watchPolicies(await chromium.launch({ executablePath, args, headless: true }))
}

/** Where the newsroom's own pages are, whose policy lets no script run but theirs; a preview for somebody outside runs none at all. */
const OWN_PAGES = /^https?:\/\/[^/]+\/(?:admin|preview(?!\/shared\/))(?:[/?]|$)/

/** Closing the browser fails when something on a page of the newsroom's was refused by its Content-Security-Policy. */
function watchPolicies(browser: Browser): Browser {
  const refused: string[] = []
  const newContext = browser.newContext.bind(browser)
  const close = browser.close.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.on('console', (message) => {
      const page = message.page()?.url() ?? ''
      if (OWN_PAGES.test(page) && /Content.Security.Policy/i.test(message.text()))
        refused.push(`${page}: ${message.text()}`)
    })
    return context
  }
  browser.close = async (options) => {
    await close(options)
    if (refused.length > 0)
      throw new Error(`The policy of the newsroom’s pages refused: ${refused.join('\n')}`)
  }
  return browser
}

// Unpacked inside the project, since another user's copy in the shared temporary folder could not be trusted or replaced.
async function unpack(): Promise<string> {
  const folder = resolve('node_modules/.cache/chromium')
  await mkdir(folder, { recursive: true })
  process.env.TMPDIR = folder
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
