import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findFreePort } from '../start'
import { ask } from './ask'
import { TestEdition } from './edition'
import { FakeNewsroom } from './fake-newsroom'
import { fillIn, run, whyMissing } from './other-server'
import { describeServer } from './suite'

/** Where Debian lists nginx's modules. */
const MODULES = '/etc/nginx/modules-enabled'
const hasBrotli = existsSync(MODULES) && readdirSync(MODULES).some((name) => name.includes('brotli-static'))

const missing =
  whyMissing('nginx', '-v') ?? (hasBrotli ? undefined : 'libnginx-mod-http-brotli-static is not installed')

async function start({ top, folder }: TestEdition, newsroom: FakeNewsroom) {
  const port = await findFreePort()
  const site = fillIn(readFileSync('deploy/nginx.conf', 'utf8'), [
    [/\/srv\/loudhailer\/edition/, folder],
    [/127\.0\.0\.1:3001/, `127.0.0.1:${newsroom.port}`],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`],
    [/listen \[::\].*;/, ''],
    [/ssl_.*;/, ''],
    [/listen 80;/, `listen 127.0.0.1:${await findFreePort()};`],
    [/\/var\/log\/nginx\/loudhailer\.log/, join(top, 'error.log')],
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(top, name)};`,
  )
  const file = join(top, 'nginx.conf')
  await writeFile(
    file,
    `daemon off; pid ${join(top, 'pid')}; error_log ${join(top, 'error.log')};
    ${process.getuid?.() === 0 ? 'user root;' : ''} include ${MODULES}/*.conf; events {} http { ${temporary.join(' ')} ${site} }`,
  )
  return run('nginx', ['-e', join(top, 'error.log'), '-c', file], port)
}

describeServer({ name: 'nginx', missing, start })

describe.skipIf(missing)('nginx, when it is misused', () => {
  const endings: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end()
  })

  async function open() {
    const edition = await TestEdition.make()
    endings.push(() => edition.discard())
    const newsroom = await FakeNewsroom.open()
    endings.push(() => newsroom.close())
    const served = await start(edition, newsroom)
    endings.push(() => served.close())
    return { edition, newsroom, port: served.port }
  }

  it('writes nobody’s address into its log, whatever went wrong', async () => {
    const { edition, newsroom, port } = await open()
    await newsroom.close()
    // A disk that fails is noted at the level "crit".
    await symlink('circle', join(edition.folder, 'circle'))
    const statuses = [
      '/circle',
      `/${'x'.repeat(300)}`,
      '/api/articles',
      '/%00',
      `/?${'x'.repeat(60_000)}`,
    ].map(async (path) => (await ask(port, path)).status)
    expect((await Promise.all(statuses)).every((status) => status >= 400)).toBe(true)
    expect(readFileSync(join(edition.top, 'error.log'), 'utf8')).not.toMatch(/client|127\.0\.0\.1/)
  })

  it('lets one network hold 64 of the newsroom’s places, and readers their pages', async () => {
    const { newsroom, port } = await open()
    newsroom.delay = 2_000
    const statuses = await Promise.all(
      Array.from({ length: 80 }, async () => (await ask(port, '/api/articles')).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(64)
    expect(statuses.filter((status) => status === 503)).toHaveLength(16)
    expect((await ask(port, '/')).status).toBe(200)
  })
})
