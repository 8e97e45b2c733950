import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A browser page in which every sign that an attacker's words did something is noted. */
export type Watched = {
  context: BrowserContext
  page: Page
  /** Opens the address and notes what happens there until it is loaded, and in the moment after. */
  visit: (address: string) => Promise<void>
  /** What happened so far that should not. */
  signs: string[]
}

/**
 * A page without the protection of any Content-Security-Policy: what would be stopped by it is a hole all the same. Noted are dialogs,
 * functions that only injected script calls, requests to other hosts, new windows, and navigation away.
 */
export async function openWatched(browser: Browser, site: string, bypassCSP = true): Promise<Watched> {
  const context = await browser.newContext({ bypassCSP, viewport: { width: 1280, height: 900 } })
  const signs: string[] = []
  let at = ''
  const note = (sign: string) => signs.push(`${at}: ${sign}`)
  await context.exposeFunction('hostileSign', (sign: string) => note(sign))
  await context.addInitScript(() => {
    const said = window as unknown as { hostileSign: (sign: string) => void }
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
      Object.assign(window, { [name]: () => said.hostileSign(`${name} was called`) })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      said.hostileSign(`${violatedDirective} forbade ${blockedURI}`),
    )
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('dialog', (dialog) => {
    note(`dialog “${dialog.message()}”`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${site}/`) && !/^(?:data:image\/|blob:http:\/\/localhost)/.test(url))
      note(`asks for ${url.slice(0, 200)}`)
  })
  context.on('page', (opened) => note(`a window opens: ${opened.url()}`))
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(site) && frame.url() !== 'about:blank') note(`goes to ${frame.url()}`)
  })
  return {
    context,
    page,
    signs,
    async visit(address) {
      at = address
      await page.goto(site + address, { waitUntil: 'load' })
    },
  }
}
