import { readFile } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { NEWSROOM_FILE } from '@/scripts/press/borrow-newsroom'
import { appOf, rememberApp } from '../sign-in'
import { ADMINISTRATOR } from '../site.setup'

const site = inject('siteUrl')
/** The newsroom itself, as another web server in place of the front would reach it. */
let newsroom: string

beforeAll(async () => {
  newsroom = await readFile(join(inject('siteDataDir'), NEWSROOM_FILE), 'utf8')
  rememberApp(site, ADMINISTRATOR.email, inject('administratorSecret'))
})

const BROKEN = '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\nno end'
const FORM = { 'content-type': 'multipart/form-data; boundary=a' }

/** Whatever may be the id of a function that the admin calls, as everybody can read it in the admin's script. */
async function findAction(): Promise<string> {
  const page = await (await fetch(`${site}/admin/login`)).text()
  const scripts = [...page.matchAll(/\/_next\/static\/[^"\\]+?\.js/g)].map(([path]) => path)
  for (const path of new Set(scripts)) {
    const found = /createServerReference\)?\(?"([0-9a-f]{40,})"/.exec(await (await fetch(site + path)).text())
    if (found?.[1]) return found[1]
  }
  return '40'.padEnd(42, 'a')
}

describe('what is sent to the newsroom in no form that it takes', () => {
  it('is refused at every address of it, and is never a fault of the newsroom', async () => {
    const action = await findAction()
    for (const origin of [site, newsroom])
      for (const path of ['/admin', '/admin/login', '/preview', '/preview/x', '/_next', '/_next/x', '/_next/static/x', '/api', '/api/users/login', '/api/media', '/api/articles'])
        for (const headers of [
          FORM,
          { 'content-type': 'multipart/form-data' },
          { ...FORM, 'next-action': action },
          { ...FORM, 'next-action': 'x' },
          { 'content-type': 'text/plain;charset=UTF-8', 'next-action': action },
          { ...FORM, 'next-action': action, origin: 'https://evil.example' },
          { ...FORM, 'next-action': action, origin: 'x' },
        ] as Record<string, string>[]) {
          const { status } = await fetch(origin + path, { method: 'POST', body: BROKEN, headers })
          expect([path, headers, status]).toEqual([path, headers, expect.toSatisfy((s: number) => s >= 400 && s < 500)])
        }
  }) // prettier-ignore

  it('has no address in Next’s own folder but its files, and no page is made to say so', async () => {
    for (const path of ['/_next', '/_next/none', '/_next/data/x/y.json', '/_next/image?url=%2Fx&w=64&q=75']) {
      const { status, text } = await fetch(newsroom + path).then(async (answer) => ({
        status: answer.status,
        text: await answer.text(),
      }))
      expect([path, status, text.includes('<html')]).toEqual([path, 404, false])
    }
  })
})

describe('a body of 100 MB', () => {
  it('is refused before it is sent, or as soon as it is too much', async () => {
    const send = (headers: Record<string, string>) =>
      new Promise<{ status: number | 'hung up'; sent: number }>((resolve, reject) => {
        let sent = 0
        const { hostname, port } = new URL(newsroom)
        const options = { hostname, port, path: '/api/users/login', method: 'POST', agent: false, headers }
        const sending = ask(options, (answer) => {
          answer.resume()
          resolve({ status: answer.statusCode ?? 0, sent })
          sending.destroy()
        })
        // The newsroom may hang up in the middle of what it no longer reads, before its answer has arrived.
        sending.on('error', (error) => (sent === 0 ? reject(error) : resolve({ status: 'hung up', sent })))
        const write = () => {
          while (sent < 100 * 1024 * 1024 && !sending.destroyed) {
            sent += 65_536
            if (!sending.write(Buffer.alloc(65_536, 32))) return void sending.once('drain', write)
          }
        }
        write()
      })
    const json = { 'content-type': 'application/json' }
    for (const headers of [{ ...json, 'content-length': String(100 * 1024 * 1024) }, json]) {
      const { status, sent } = await send(headers)
      expect([413, 'hung up']).toContain(status)
      expect(sent).toBeLessThan(20 * 1024 * 1024)
    }
  })
})

describe('the headers', () => {
  const headersOf = async (origin: string, path: string) =>
    (await fetch(origin + path, { redirect: 'manual' })).headers

  it('of the newsroom are its own at every kind of address, also without the front', async () => {
    for (const origin of [site, newsroom]) {
      for (const path of ['/admin/login', '/api/articles', '/api/users/me', '/preview/articles/x', '/preview/shared/x', '/none', '/feed.rss', '/search']) {
        const headers = await headersOf(origin, path)
        expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-powered-by')]).toEqual([path, 'nosniff', 'no-referrer', null])
        expect([path, headers.get('cross-origin-opener-policy')]).toEqual([path, 'same-origin'])
        expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("default-src 'none'")])
        expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/)
      }
      for (const path of ['/admin/login', '/api/articles', '/preview/shared/x'])
        expect([path, (await headersOf(origin, path)).get('cache-control')]).toEqual([path, expect.stringContaining('no-store')])
    }
  }) // prettier-ignore

  it('name a nonce that is another each time, and that all scripts of the page have', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        // Whoever asks may not choose it.
        const headers = { 'content-security-policy': "script-src 'nonce-mine'" }
        const answer = await fetch(`${site}/admin/login`, { headers })
        const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
        const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? []
        expect(scripts.length).toBeGreaterThan(2)
        expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })
})

describe('the admin', () => {
  it('is led to by another name of this machine, under which nothing could be saved', async () => {
    const port = new URL(site).port
    const { status, headers } = await fetch(`http://127.0.0.1:${port}/admin/login?x=1`, {
      redirect: 'manual',
    })
    expect([status, headers.get('location')]).toEqual([307, `${site}/admin/login?x=1`])
  })

  it('lets whoever made the site sign in', async () => {
    const signIn = async () =>
      fetch(`${site}/api/users/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...ADMINISTRATOR, code: await appOf(site, ADMINISTRATOR.email).code() }),
      })
    let response = await signIn()
    // The app of who made the site was set up with a code that may still be the one it shows.
    while ((await response.clone().text()).includes('has been used')) response = await signIn()
    expect([response.status, response.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringMatching(/payload-token=.*loudhailer-device=.*SameSite=Strict/),
    ])
  })
})
