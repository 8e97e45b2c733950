import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { SITE_LANGUAGES } from '@/lib/words'
import { openBrowser } from '@/tests/e2e/browser'
import { untilPrinted } from '@/tests/e2e/printed'
import { furnish } from '@/tests/e2e/readers/furnish'
import { findProcesses, kill } from '@/tests/processes'
import { listAddresses, sample } from './addresses'
import { browse, openReader, searchByHand } from './browsing'
import { readConnections } from './connections'
import { workAsEditor } from './editor'
import { type NetLog, readNetLog, toSwitches } from './net-log'
import { type Left, toAnswers, toBrowsing, toEditing, toLeft, toOutgoing } from './promises'
import { createAsk, createReader, type Reader, toMarks } from './reader'
import type { Check } from './report'
import { type Answers, compareAnswers, listSearches, meetMishaps, toServiceHeaders } from './requests'
import { openProofSite, type ProofSite, withDatabase } from './site'
import { watchSockets } from './sockets'
import { findTraces, searchFiles, searchTables, toTraces } from './traces'

type Options = {
  /** Fewer pages, and nothing of the site is killed. */
  isShort: boolean
  /** Shows each step while it is done. */
  show: <T>(name: string, step: () => Promise<T>) => Promise<T>
}

/**
 * Proves what the site promises its readers, on a site of its own: an editor works in it, a reader who is marked in all that a server
 * learns of him reads it, and then it is looked for whom they and the site asked for anything, and for what is left of him.
 */
export async function provePrivacy({ isShort, show }: Options): Promise<Check[]> {
  const began = new Date()
  const reader = createReader()
  const site = await show('Starting a site of its own', openProofSite)
  try {
    const stopWatching = process.platform === 'linux' ? watchSockets(site.pid) : undefined
    if (!isShort) await show('Filling it with every kind of page', () => fill(site))
    const edited = await show('Working as an editor', () => edit(site))
    await untilPrinted(site.url)
    const browsed = await show('Reading as a reader', () => read(site, reader, isShort ? 1 : 5))
    const answers = await show('Asking for every address as the reader', () => askAll(site, reader))
    const mishaps = await show('Having things go wrong under him', () => fail(site, reader, isShort))
    const looks = await stopWatching?.()
    await site.end()
    const left = await show('Looking for what is left of him', () => searchAll(site, reader, began))
    const connections = await readConnections(site.connections)
    return [
      ...toBrowsing(...browsed),
      ...toAnswers(answers),
      ...toLeft(left, mishaps),
      toEditing(...edited),
      toOutgoing(connections, looks),
    ]
  } finally {
    await site.end()
    await site.clear()
  }
}

/** Articles, lists, pages and answers of every kind, in three languages. */
async function fill({ url, administrator, settings }: ProofSite): Promise<void> {
  await furnish(url, administrator, [...SITE_LANGUAGES])
  const args = ['--conditions=production', 'scripts/run.mjs', 'seed-many', '60']
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  const { status, stderr } = spawnSync(process.execPath, args, { env })
  if (status !== 0) throw new Error(stderr.toString())
  await untilPrinted(url)
}

/** Uses a browser that records all it asks of the network; resolves to the record and to what the use gave. */
async function record<T>(
  site: ProofSite,
  name: string,
  use: (browser: Browser) => Promise<T>,
): Promise<[T, NetLog]> {
  const file = join(site.folder, `${name}.netlog`)
  const browser = await openBrowser(toSwitches(file))
  const used = await use(browser).finally(() => browser.close())
  return [used, await readNetLog(file)]
}

const edit = (site: ProofSite) =>
  record(site, 'editor', (browser) => workAsEditor(browser, site.url, site.administrator))

async function read(site: ProofSite, reader: Reader, ofEach: number) {
  const { pages } = await listAddresses(site.editionDir)
  const paths = [...sample(pages, ofEach), ...listSearches(reader).slice(0, 2), '/nothing-here']
  return record(site, 'reader', async (browser) => {
    const context = await openReader(browser, reader)
    const { kept } = await browse(context, site.url, paths)
    return { pages: paths.length, kept: [...kept, ...(await searchByHand(context, site.url, reader.words))] }
  })
}

async function askAll(site: ProofSite, reader: Reader): Promise<Answers> {
  const [his, anyone] = [createAsk(site.url, reader), createAsk(site.url)]
  const { pages, files } = await listAddresses(site.editionDir)
  const answers = await compareAnswers(
    [...pages, ...files, ...listSearches(reader), '/nothing-here'],
    his.ask,
    anyone.ask,
  )
  // A service that follows for many is heard, and told from the others by its name and number alone.
  for (const format of ['rss', 'atom', 'json'])
    await his.ask(`/feed.${format}`, { headers: toServiceHeaders(reader) })
  his.close()
  anyone.close()
  return answers
}

/** What goes wrong by itself, and, in the long form, what goes wrong while database and newsroom die. */
async function fail(site: ProofSite, reader: Reader, isShort: boolean): Promise<number> {
  const { ask, close } = createAsk(site.url, reader)
  let mishaps = await meetMishaps(reader, ask)
  const searchMany = () =>
    Promise.all(
      [...listSearches(reader), ...listSearches(reader)].map((path) => ask(path).catch(() => undefined)),
    )
  await searchMany()
  for (const pattern of isShort ? [] : [DATABASE, NEWSROOM]) {
    const searching = searchMany()
    kill(await findProcesses(site.pid, pattern))
    await searching
    await searchMany()
    mishaps += await meetMishaps(reader, ask)
    await untilWell(ask)
  }
  close()
  return mishaps
}

const DATABASE = /bin\/postgres/
const NEWSROOM = /next-server|next start/

async function untilWell(ask: ReturnType<typeof createAsk>['ask']): Promise<void> {
  for (;;) {
    const { body } = await ask('/healthz')
    if (/"database":"ok"/.test(body.toString())) return
    await sleep(250)
  }
}

async function searchAll(site: ProofSite, reader: Reader, began: Date): Promise<Left> {
  const traces = toTraces(toMarks(reader))
  const output = site.output()
  return {
    output: { looked: output.split('\n').length, found: findTraces(output, traces) },
    tables: await withDatabase(site.dataDir, (url) => searchTables(url, traces)),
    files: [
      await searchFiles(site.dataDir, traces),
      await searchFiles(site.temporaryDir, traces),
      await searchFiles(resolve('.next'), traces, began),
    ],
  }
}
