import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFreePort } from '../start'
import { fillIn, run, whyMissing } from './other-server'
import { describeServer } from './suite'

describeServer({
  name: 'Caddy',
  missing: whyMissing('caddy', 'version'),
  async start({ top, folder }, newsroom) {
    const port = await findFreePort()
    const site = fillIn(readFileSync('deploy/Caddyfile', 'utf8'), [
      [/\/srv\/loudhailer\/edition/, folder],
      [/127\.0\.0\.1:3001/, `127.0.0.1:${newsroom.port}`],
      [/^news\.example\.org \{/m, `http://news.example.org:${port} {`],
      [
        /^\{\n/m,
        `{\n\tauto_https off\n\tdefault_bind 127.0.0.1\n\tstorage file_system ${join(top, 'caddy')}\n`,
      ],
    ])
    const file = join(top, 'Caddyfile')
    await writeFile(file, site)
    return run('caddy', ['run', '--adapter', 'caddyfile', '--config', file], port)
  },
})
