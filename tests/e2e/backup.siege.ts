import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startFront } from '@/front/server'
import { isMedia } from '@/lib/edition'
import { toPressKey } from '@/lib/press-key'
import { Edition } from '@/press/edition'
import { reachNewsroom } from '@/press/newsroom'
import { createPress } from '@/press/press'
import { startEmbedded } from '@/scripts/database/embedded'
import { NEWSROOM_FILE } from '@/scripts/press/borrow-newsroom'
import { choose } from '@/scripts/reliability/form'
import { report } from '@/scripts/reliability/report'
import { createDatabase, holdBackup, runCommand } from '../backups'
import { findEmbeddedUrl } from '../embedded-url'
import { createJpeg } from '../factories'
import { sessionAt } from '../sign-in'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { openClient } from './newsroom-client'
import { sendTo } from './site-client'

/** TEST_DATABASE_URL names the server to restore into. */
const ROUNDS = choose('ROUNDS', 1, 20)
const ARTICLES = 40
/** Writers that go on while a backup is made, and saves of theirs that must be acknowledged in the midst of it. */
const WRITERS = 4
const SAVES = 12

const ADMINISTRATOR = { email: 'admin@example.org', password: 'an administrator of tests' }
const SECRET = 'a secret that only the tests ever use'
/** What every site here is told that it is, wherever it listens: addresses on its pages are the same. */
const SITE = 'http://localhost:3000'

const endings: (() => Promise<unknown>)[] = []
let settings: Record<string, string>
let site: Started
let databaseUrl: string
let server: string
const began = Date.now()
const reached = { embedded: 0, server: 0, read: 0, apart: 0 }

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-restored-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const startOn = async (given: Record<string, string>): Promise<Started> => {
  const PORT = String(await findFreePort())
  const started = runStart({ PORT, SITE_URL: SITE, PAYLOAD_SECRET: SECRET, ...given })
  await untilReady(started)
  return { ...started, url: `http://127.0.0.1:${PORT}` }
}

beforeAll(async () => {
  const DATA_DIR = await makeFolder()
  settings = { DATA_DIR, ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password }
  site = await startOn(settings)
  endings.push(() => site.end('SIGTERM'))
  // Once, before the writers do so all together.
  await sessionAt(site.url, ADMINISTRATOR)
  databaseUrl = await findEmbeddedUrl(DATA_DIR)
  await runCommand(['seed-many', String(ARTICLES)], settings)
  server = process.env.TEST_DATABASE_URL ?? (await openServer())
}, 300_000)
afterAll(async () => {
  try {
    await report('restore', began, () => Promise.resolve(databaseUrl), reached)
  } finally {
    for (const end of endings.toReversed()) await end()
  }
})

/** Stands for a server elsewhere, where the run was given none. */
async function openServer(): Promise<string> {
  const { url, close } = await startEmbedded(await makeFolder(), 'loudhailer-test-password')
  endings.push(close)
  return url
}

/** Editors at work, over and over: new articles with pictures, corrections, withdrawals, replaced pictures. */
function letWrite(round: number) {
  const state = { isOver: false, isPaused: false, saves: 0, withdrawals: 0, busy: 0 }
  // Asked again each time: it becomes so while a writer waits.
  const isOver = () => state.isOver
  const write = async (writer: number) => {
    const client = await openClient(site.url, ADMINISTRATOR)
    const token = await sessionAt(site.url, ADMINISTRATOR)
    let mine: string[] = []
    for (let n = 0; !isOver(); n++) {
      while (state.isPaused && !isOver()) await sleep(10)
      if (isOver()) return
      state.busy++
      try {
        const leadImage = n % 4 === 0 ? await addPicture(token) : undefined
        const id = await client.publish(`round-${round}-${writer}-${n}`, leadImage ? { leadImage } : {})
        const [first, second] = mine
        if (first) await client.change(first, { standfirst: `Changed by ${n}.`, change: { kind: 'minor' } })
        const isWithdrawn = second && n % 3 === 2 && (await client.change(second, { _status: 'draft' }))
        if (isWithdrawn) state.withdrawals++
        mine = [...(id ? [id] : []), ...mine].slice(0, 6)
        if (id) state.saves++
      } finally {
        state.busy--
      }
    }
  }
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer))
  return {
    saves: () => state.saves,
    withdrawals: () => state.withdrawals,
    /** Resolves when nothing that was begun is still on its way. */
    pause: async () => {
      state.isPaused = true
      while (state.busy > 0) await sleep(10)
    },
    resume: () => (state.isPaused = false),
    end: async () => {
      state.isOver = true
      await Promise.all(writers)
    },
  }
}

async function addPicture(token: string): Promise<string> {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'A picture' }))
  const bytes = await createJpeg({ width: 500, height: 300 })
  form.set('file', new File([new Uint8Array(bytes)], 'x.jpg', { type: 'image/jpeg' }))
  return (await sendTo<{ doc: { id: string } }>(site.url, 'POST', '/media', form, token)).doc.id
}

type Crawl = Map<string, { status: number; location: string | null; bytes: Buffer }>

/** What readers get at every address of an edition, and at every picture that it shows. */
async function crawl(url: string, addresses: string[]): Promise<Crawl> {
  const found: Crawl = new Map()
  for (const address of addresses) {
    const response = await fetch(url + encodeURI(address), {
      redirect: 'manual',
      headers: { 'Accept-Encoding': 'identity' },
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    found.set(address, { status: response.status, location: response.headers.get('location'), bytes })
  }
  return found
}

const listAddresses = ({ ledger }: Edition): string[] => {
  const media = [...ledger.entries.values()].flatMap((entry) => entry.media)
  return [...new Set([...ledger.entries.keys(), ...media])]
    .filter((address) => !address.startsWith('/absent/'))
    .sort()
}

/**
 * The whole edition as the newsroom of the running site would print it at this moment, in a folder of its own: that is what a backup of this
 * moment has to give back. A front shows it.
 */
async function printNow(): Promise<{ addresses: string[]; crawled: Crawl }> {
  const folder = await makeFolder()
  const newsroomUrl = await readFile(join(settings.DATA_DIR ?? '', NEWSROOM_FILE), 'utf8')
  const newsroom = reachNewsroom([newsroomUrl], toPressKey(SECRET))
  const edition = await Edition.open(folder)
  const press = createPress(edition, newsroom, SITE, { pace: { hands: 2, group: 8 } })
  await press.oweEverything()
  await press.settle()
  expect(press.faults()).toEqual([])
  newsroom.close()
  const port = await findFreePort()
  const front = await startFront({
    editionDir: folder,
    newsroomUrl,
    pressKey: '',
    siteUrl: SITE,
    proxies: 0,
    port,
    host: '127.0.0.1',
  })
  const addresses = listAddresses(await Edition.read(folder))
  const crawled = await crawl(`http://127.0.0.1:${port}`, addresses)
  await front.close()
  return { addresses, crawled }
}

/** Where two crawls differ. */
const compare = (one: Crawl, other: Crawl): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((address) => {
    const [a, b] = [one.get(address), other.get(address)]
    return !a || !b || a.status !== b.status || a.location !== b.location || !a.bytes.equals(b.bytes)
  })

/** Where the restored site differs from the one that was backed up, counted with what was compared. */
function tally(database: 'embedded' | 'server', then: Crawl, restored: Crawl): string[] {
  const apart = compare(then, restored)
  reached[database]++
  reached.read += then.size
  reached.apart += apart.length
  return apart
}

async function restoreAndCrawl(file: string, target: Record<string, string>): Promise<Crawl> {
  const restored = await runCommand(['restore', file], { ...target, SITE_URL: SITE, PAYLOAD_SECRET: SECRET })
  expect([restored.code, restored.said]).toEqual([0, restored.said])
  const started = await startOn(target)
  try {
    const edition = await Edition.read(join(target.DATA_DIR ?? '', 'edition'))
    return await crawl(started.url, listAddresses(edition))
  } finally {
    await started.end('SIGTERM')
  }
}

describe('a backup taken while editors work', () => {
  it.each(Array.from({ length: ROUNDS }, (_, index) => [index + 1]))(
    'gives the site of its moment back, byte for byte, on the embedded database and on a server (round %i)',
    async (round) => {
      const writing = letWrite(round)
      await vi.waitFor(() => expect(writing.withdrawals()).toBeGreaterThan(0), { timeout: 120_000 })
      await writing.pause()
      const held = await holdBackup(databaseUrl)
      const file = join(await makeFolder(), 'backup.tar')
      const running = runCommand(['backup', file], settings)
      await held.untilWaiting()
      const then = await printNow()
      // The backup has seen that much and copied nothing; from here on everything changes under it.
      writing.resume()
      const before = writing.saves()
      await vi.waitFor(() => expect(writing.saves()).toBeGreaterThan(before + SAVES), { timeout: 60_000 })
      await held.release()
      const made = await running
      expect([made.code, made.said]).toEqual([0, made.said])
      await writing.end()

      const embedded = await restoreAndCrawl(file, { DATA_DIR: await makeFolder() })
      expect(tally('embedded', then.crawled, embedded)).toEqual([])
      const { url, drop } = await createDatabase(server)
      const onServer = await restoreAndCrawl(file, { DATA_DIR: await makeFolder(), DATABASE_URL: url })
      await drop()
      expect(tally('server', then.crawled, onServer)).toEqual([])
      expect(then.addresses.length).toBeGreaterThan(ARTICLES * 2)
      expect(then.addresses.filter(isMedia).length).toBeGreaterThan(WRITERS)
      const statuses = [...then.crawled.values()].map(({ status }) => status)
      expect(new Set(statuses)).toEqual(new Set([200, 410, ...statuses.filter((status) => status === 308)]))
    },
    600_000,
  )
})
