import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listDescendants } from '../processes'
import { signInAt } from '../sign-in'
import { findFreePort, runStart, type Started, untilReady } from '../start'

const folders: string[] = []
const started: Started[] = []

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-fault-'))
  folders.push(folder)
  return folder
}

async function start(settings: Record<string, string> = {}): Promise<Started> {
  const run = runStart({ PORT: String(await findFreePort()), DATA_DIR: await makeFolder(), ...settings })
  started.push(run)
  return run
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((run) => run.end('SIGTERM')))
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Runs a start that must fail: exit code 1 and one sentence, no stack trace. */
async function failure(settings: Record<string, string>): Promise<string> {
  const run = await start(settings)
  expect(await run.exited).toBe(1)
  const complaints = run
    .output()
    .split('\n')
    .filter((line) => line !== '' && !/^[…✓]/.test(line))
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).not.toMatch(/\bat .*:\d+:\d+/)
  return complaints[0] ?? ''
}

const isRoot = process.getuid?.() === 0

describe('a start that cannot work', () => {
  it('says that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await failure({ PORT: String(port) })).toBe(
      `✗ Port ${port} is in use: stop what uses it, or choose another, for example PORT=${port + 1}.`,
    )
    server.close()
  })

  it.each([
    [
      'postgres://nobody:secret@127.0.0.1:1/none',
      'The database at 127.0.0.1:1/none cannot be used: nothing answers there',
    ],
    [
      'postgres://nobody:secret@no-such-host.invalid/none',
      'The database at no-such-host.invalid/none cannot be used',
    ],
    ['mysql://x', 'DATABASE_URL must be a PostgreSQL address'],
  ])('says what is wrong with the database %s, without its password', async (url, sentence) => {
    const said = await failure({ DATABASE_URL: url })
    expect(said).toContain(sentence)
    expect(said).not.toContain('secret')
  })

  it('says what is wrong with the site’s address', async () => {
    expect(await failure({ SITE_URL: 'news' })).toContain('SITE_URL must be the site’s public address')
    expect(await failure({ SITE_URL: 'https://news.example.org' })).toContain('PAYLOAD_SECRET is missing')
  })

  it('says what is wrong with the first administrator', async () => {
    expect(await failure({ ADMIN_PASSWORD: 'short' })).toContain('ADMIN_PASSWORD is too short')
    expect(await failure({ ADMIN_EMAIL: 'me' })).toContain('ADMIN_EMAIL must be an e-mail address')
  })

  it('says that the secrets do not fit the database, and leaves no server running', async () => {
    const dataDir = await makeFolder()
    await (await untilReady(await start({ DATA_DIR: dataDir }))).end('SIGTERM')
    const secrets = { payloadSecret: 'x'.repeat(64), databasePassword: 'y'.repeat(48) }
    await writeFile(join(dataDir, 'secrets.json'), JSON.stringify(secrets))
    expect(await failure({ DATA_DIR: dataDir })).toContain('has another password than')
    await expect(stat(join(dataDir, 'database', 'postmaster.pid'))).rejects.toThrow()
  })

  it('says that the data folder is a file, or cannot be written to', async () => {
    const file = join(await makeFolder(), 'file')
    await writeFile(file, '')
    expect(await failure({ DATA_DIR: file })).toContain('is a file where a folder is needed')
    expect(await failure({ DATA_DIR: '/sys/loudhailer' })).toMatch(/cannot be written to/)
  })

  it.skipIf(!isRoot)('says that the disk is full or read-only', async () => {
    const folder = await makeFolder()
    const mount = (options: string) =>
      spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0
    if (!mount('size=8m')) return // a container without the right to mount
    try {
      expect(await failure({ DATA_DIR: folder })).toMatch(/disk is full|no room left on the disk/)
    } finally {
      spawnSync('umount', [folder])
    }
    mount('ro')
    try {
      expect(await failure({ DATA_DIR: folder })).toContain('cannot be written to')
    } finally {
      spawnSync('umount', [folder])
    }
  })
})

describe('a start', () => {
  it('is ready again in less than ten seconds, keeps its secrets to itself and ends cleanly', async () => {
    const dataDir = await makeFolder()
    const first = await untilReady(await start({ DATA_DIR: dataDir }))
    const second = await start({ DATA_DIR: dataDir })
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain('already runs on the data folder')
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
    expect(first.output()).toMatch(/Password {2}\S{24}/)
    expect(await first.end('SIGINT')).toBe(0)
    await expect(stat(join(dataDir, 'database', 'postmaster.pid'))).rejects.toThrow()

    const again = await untilReady(await start({ DATA_DIR: dataDir }))
    expect(again.output()).not.toContain('Password')
    expect(await again.end('SIGTERM')).toBe(0)
  })

  it('interrupted at any moment leaves no database running', async () => {
    for (const moment of [0, 300, 700, 1200, 2000]) {
      const dataDir = await makeFolder()
      const run = await start({ DATA_DIR: dataDir })
      await new Promise((resolve) => setTimeout(resolve, moment))
      await run.end('SIGINT')
      const left = await readdir(join(dataDir, 'database')).catch((): string[] => [])
      expect([moment, left.includes('postmaster.pid')]).toEqual([moment, false])
    }
  })

  it('killed outright while articles are saved loses none that was acknowledged, and starts again', async () => {
    const dataDir = await makeFolder()
    const administrator = { email: 'admin@example.org', password: 'an administrator of tests' }
    const settings = {
      DATA_DIR: dataDir,
      PORT: String(await findFreePort()),
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
    }
    let run = await untilReady(await start(settings))
    const token = await signInAt(run.url, administrator)
    const saved: string[] = []
    for (let round = 0; round < 3; round++) {
      let going = true
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; going; n++) {
          const headline = `Round ${round} writer ${writer} save ${n}`
          const status = await post(`${run.url}/api/articles?draft=true`, token, {
            headline,
            _status: 'draft',
          }).catch(() => 0)
          if (status === 201) saved.push(headline)
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 1000 + round * 137))
      // The supervisor first, then all it started: nothing gets to say goodbye.
      const pids = await listDescendants(run.pid)
      for (const pid of [run.pid, ...pids]) spawnSync('kill', ['-9', String(pid)])
      going = false
      await Promise.all(writers)
      await run.exited
      run = await untilReady(await start(settings))
    }
    const answer = await fetch(`${run.url}/api/articles?limit=5000&depth=0&draft=true`, {
      headers: { Authorization: `JWT ${await signInAt(run.url, administrator)}` },
    })
    const { docs } = (await answer.json()) as { docs: { headline: string }[] }
    const kept = new Set(docs.map(({ headline }) => headline))
    expect(saved.length).toBeGreaterThan(20)
    expect(saved.filter((headline) => !kept.has(headline))).toEqual([])
  })
})

describe('npm run dev', () => {
  it('shows the site at its own address, and ends with the start', async () => {
    const settings = {
      PORT: String(await findFreePort()),
      DATA_DIR: await makeFolder(),
      NODE_ENV: 'development',
    }
    const run = await untilReady(runStart(settings, ['npm', 'run', 'dev']))
    started.push(run)
    expect(await (await fetch(run.url)).text()).toContain('Dirty Little Secret')
  })
})

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('leaves nothing running when npm alone is told to end', async () => {
    const settings = { PORT: String(await findFreePort()), DATA_DIR: await makeFolder() }
    const run = await untilReady(runStart(settings, ['npm', 'start']))
    const pids = await listDescendants(run.pid)
    expect(pids.length).toBeGreaterThan(4)
    process.kill(run.pid, 'SIGTERM')
    const isAlive = (pid: number) => existsSync(`/proc/${pid}`)
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 15_000, interval: 100 })
  })
})

async function post(url: string, token: string, body: unknown): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `JWT ${token}` },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response.status
}
