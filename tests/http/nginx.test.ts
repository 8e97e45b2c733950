import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFreePort } from '../start'
import { fillIn, run, whyMissing } from './other-server'
import { describeServer } from './suite'

/** Where Debian lists nginx's modules. */
const MODULES = '/etc/nginx/modules-enabled'
const hasBrotli = existsSync(MODULES) && readdirSync(MODULES).some((name) => name.includes('brotli-static'))

const missing =
  whyMissing('nginx', '-v') ?? (hasBrotli ? undefined : 'libnginx-mod-http-brotli-static is not installed')

describeServer({
  name: 'nginx',
  missing,
  async start({ top, folder }, newsroom) {
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
  },
})
