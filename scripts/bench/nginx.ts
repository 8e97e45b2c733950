import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '../start/port'
import { ask } from './ask'
import { stopAtEnd } from './endings'

/** Where Debian puts nginx's own brotli module; without it nginx serves the file packed by gzip. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

/** Runs an nginx of one worker that does nothing but serve the edition's pages; resolves to its address and process. */
export async function startNginx(editionDir: string, folder: string): Promise<{ url: string; pid: number }> {
  const top = join(folder, 'nginx')
  await mkdir(top)
  const url = `http://127.0.0.1:${await findFreePort()}`
  const config = join(top, 'nginx.conf')
  await writeFile(config, toConfig(top, editionDir, new URL(url).host))
  const child = spawn('nginx', ['-e', join(top, 'error.log'), '-c', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  stopAtEnd(child)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  while ((await ask(url).catch(() => undefined)) === undefined) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${said}`)
    await sleep(50)
  }
  return { url, pid: child.pid ?? 0 }
}

function toConfig(top: string, editionDir: string, listen: string): string {
  const hasBrotli = existsSync(BROTLI)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(top, name)};`)
    .join(' ')
  return `${hasBrotli ? `load_module ${BROTLI};` : ''}
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; pid ${join(top, 'pid')};
events {}
http {
  ${temporary}
  types { text/html html; }
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  ${hasBrotli ? 'brotli_static on;' : ''} gzip_static on; gzip_vary on;
  server { listen ${listen}; root ${editionDir}; location / { try_files $uri/index.html =404; } }
}
`
}
