import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findFreePort } from '../start'
import { fillIn, run, whyMissing } from './other-server'
import { describeServer } from './suite'

const missing = whyMissing('caddy', 'version')

describeServer({
  name: 'Caddy',
  missing,
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

it.skipIf(missing)('Caddy has no door of its own through which others on the machine could change it', () => {
  const { stdout } = spawnSync('caddy', ['adapt', '--config', 'deploy/Caddyfile'], { encoding: 'utf8' })
  expect(JSON.parse(stdout)).toMatchObject({ admin: { disabled: true } })
})
