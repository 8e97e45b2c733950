import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readlink, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findStatus } from '@/lib/press-status'
import { Edition } from '@/press/edition'
import { listDifferences } from '../edition-files'
import { findEmbeddedUrl } from '../embedded-url'
import { findProcesses, listDescendants } from '../processes'
import type { Credentials } from '../sign-in'
import { findFreePort, runStart, type Started, untilReady } from '../start'

export const ADMINISTRATOR: Credentials = {
  email: 'admin@example.org',
  password: 'an administrator of tests',
}

const PARTS = { front: /\/front\.mjs/, newsroom: /next-server|next\/dist\/bin\/next/, press: /\/press\.mjs/ }

type Part = keyof typeof PARTS | 'database'

/** A site of the fault tests' own, run by the start command, which can be ended and started again. */
export type FaultSite = {
  url: string
  dataDir: string
  editionDir: string
  /** The start command that runs now. */
  run: () => Started
  start: () => Promise<void>
  /** Ends what runs, and starts it again. */
  restart: () => Promise<void>
  /** The processes of a part; of the database the server first, then those of its connections. */
  processes: (part: Part) => Promise<number[]>
  databaseUrl: () => Promise<string>
  /** The addresses of all pages that readers have. */
  addresses: () => Promise<string[]>
  /** Resolves when nothing waits to be printed or is owed; rejects after `seconds`, with what there is. */
  untilSettled: (seconds?: number) => Promise<void>
  /** What `npm run press -- --check` says of the edition, or '' where it is what the database says. */
  check: () => Promise<string>
  /** Ends the site, prints its whole edition anew into another folder, and starts it again: the files that differ. */
  compareAfresh: () => Promise<string[]>
  close: () => Promise<void>
}

/** Starts the product on a data folder of its own, or on one that is given. */
export async function openFaultSite(more: Record<string, string> = {}): Promise<FaultSite> {
  const dataDir = more.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'loudhailer-faults-')))
  const editionDir = more.EDITION_DIR ?? join(dataDir, 'edition')
  const settings: Record<string, string> = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort()),
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    ...more,
  }
  let run = await untilReady(runStart(settings))

  async function start(): Promise<void> {
    run = await untilReady(runStart(settings))
  }
  async function restart(): Promise<void> {
    await run.end('SIGTERM')
    await start()
  }
  /** Runs one of the project's commands on this site; resolves to its exit code and what it said. */
  async function command(args: string[], also: Record<string, string> = {}) {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(process.execPath, ['--conditions=production', 'scripts/run.mjs', ...args], {
      env: { PATH, HOME, NODE_ENV: 'production', ...settings, ...also },
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await once(child, 'close')
    return { code: child.exitCode, said }
  }
  async function untilSettled(seconds = 180): Promise<void> {
    let state = ''
    const since = Date.now()
    for (let quiet = 0; quiet < 3;) {
      await sleep(400)
      const health = await fetch(`http://localhost:${settings.PORT}/healthz`)
        .then((response) => response.text())
        .catch(String)
      const { owed, faults } = (await findStatus(editionDir).catch(() => undefined)) ?? {}
      state = `${health} ${owed} owed ${JSON.stringify(faults)}`
      quiet = /"waiting":0,"oldestSeconds":0,"failed":0/.test(health) && owed === 0 ? quiet + 1 : 0
      if (Date.now() - since > seconds * 1000) throw new Error(`The press does not come to an end: ${state}`)
    }
  }

  return {
    url: run.url,
    dataDir,
    editionDir,
    run: () => run,
    start,
    restart,
    processes: (part) =>
      part === 'database' ? findDatabase(run.pid, dataDir) : findProcesses(run.pid, PARTS[part]),
    databaseUrl: async () => settings.DATABASE_URL ?? findEmbeddedUrl(dataDir),
    addresses: async () =>
      [...(await Edition.read(editionDir)).ledger.entries]
        .filter(([address, { kind }]) => kind === 'page' && !address.startsWith('/absent/'))
        .map(([address]) => encodeURI(address)),
    untilSettled,
    check: async () => {
      const { code, said } = await command(['press', '--check'])
      return code === 0 ? '' : said
    },
    compareAfresh: async () => {
      await run.end('SIGTERM')
      const afresh = join(dataDir, 'afresh')
      const { code, said } = await command(['press'], { EDITION_DIR: afresh })
      if (code !== 0) throw new Error(said)
      const differences = await listDifferences(editionDir, afresh)
      await rm(afresh, { recursive: true, force: true })
      await start()
      return differences
    },
    close: async () => {
      await run.end('SIGTERM')
      if (!more.DATA_DIR) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The processes below one that work in the data folder’s cluster, as every PostgreSQL process does; the server comes first. */
export async function findDatabase(parent: number, dataDir: string): Promise<number[]> {
  const cluster = await realpath(join(dataDir, 'database'))
  const pids = await listDescendants(parent)
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return pids.filter((_, index) => places[index] === cluster)
}
