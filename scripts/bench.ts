import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EnvironmentError } from '@/lib/env'
import { measureOthers } from './bench/cores'
import { measureDesk } from './bench/desk'
import { atEnd, endAll } from './bench/endings'
import type { Archive, Figures } from './bench/figures'
import { type FirstView, measureFirstView } from './bench/first-view'
import { type Audit, auditPages } from './bench/lighthouse'
import { AUTOCANNON, isInstalled } from './bench/load'
import { describeMachine } from './bench/machine'
import { measureMemory } from './bench/memory'
import { startNginx } from './bench/nginx'
import { measureFullPrint } from './bench/print'
import { findPart, listTree } from './bench/processes'
import { measurePublishing } from './bench/publish'
import { renderReport } from './bench/report'
import { watchPress } from './bench/settled'
import { measureSearch } from './bench/search'
import { lastSaid, openSite, runCommand, type Site, startSite } from './bench/site'
import { measureThroughput, type Server } from './bench/throughput'
import { NEWSROOM_FILE } from './press/borrow-newsroom'
import { isBuilt } from './start/build'
import { explain } from './start/failure'
import { showBar, showStep } from './start/progress'

/**
 * npm run bench             measures everything, prints it, and saves it as docs/benchmarks.md
 * npm run bench -- --quick  the same with small numbers, to see that it works; nothing is saved
 */
const PAGE = 'docs/benchmarks.md'
const ARTICLE = '/articles/kazakhstans-dirty-little-secret'
/** Of a sample topic, whose list is full. */
const TOPIC = '/topics/sample-topic-1'
const AUDITED = {
  home: '/',
  article: ARTICLE,
  topic: TOPIC,
  author: '/authors/momtaza-warsame',
  archive: '/archive',
  search: '/search',
  follow: '/follow',
}
const isQuick = process.argv.includes('--quick')
const PLAN = isQuick
  ? { sizes: [100, 1_000], publications: 10, openings: 3, searches: 3, audits: 1, seconds: 3 }
  : { sizes: [100, 1_000, 10_000], publications: 50, openings: 9, searches: 20, audits: 3, seconds: 10 }

let ending: Promise<void> | undefined

async function end(code: number): Promise<never> {
  ending ??= endAll()
  await ending
  process.exit(code)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(1))

// A signal to npm ends npm and its shell, which does not hand it on: their end is ours.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || void end(1), 500).unref()
}

bench().then(
  () => end(0),
  (error: unknown) => {
    if (ending) return
    console.error(`✗ ${explain(error)}\nThe last command said:\n${lastSaid()}`)
    return end(1)
  },
)

async function bench(): Promise<void> {
  await checkMachine()
  const date = new Date()
  const others = await showStep('Looking what else runs', measureOthers)
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-bench-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const site = await showStep('Opening a database', () => openSite(join(folder, 'data')))
  await showStep('Making the site', () => runCommand(site, ['prepare']))
  const archives: Archive[] = []
  let running: Awaited<ReturnType<typeof startSite>> | undefined
  for (const [index, size] of PLAN.sizes.entries()) {
    await running?.end()
    const added = size - (PLAN.sizes[index - 1] ?? 0)
    await showStep(`Adding ${added} articles`, () => runCommand(site, ['seed-many', String(added)]))
    const print = await showStep(`Printing ${size} articles`, () => measureFullPrint(site))
    running = await showStep('Starting the site', () => startSite(site))
    await showStep('Waiting until nothing is left to print', () => untilSettled(site))
    const publications = await measurePublishing(site, PLAN.publications, (done, all) =>
      showBar(`Publishing beside ${size} articles`, done, all),
    )
    archives.push({ size, print, publications })
  }
  const start = running?.pid ?? 0
  const views = await measureViews(site)
  const audits = await auditEach(site)
  const desk = await showStep('Opening the admin', () => measureDesk(site, PLAN.openings))
  const searches = await showStep('Searching', () => measureSearch(site, PLAN.searches))
  const memory = await showStep('Reading every page', () => measureMemory(site, start))
  const { generator, ...throughput } = await measureServers(site, start, folder)
  const seconds = (Date.now() - date.getTime()) / 1000
  const machine = await describeMachine(site.databaseUrl)
  const text = await renderReport(
    {
      ...machine,
      date,
      seconds,
      others,
      archives,
      views,
      audits,
      desk,
      searches,
      memory,
      generator,
      throughput,
    },
    PAGE,
  )
  console.log(`\n${text}`)
  if (!isQuick) await writeFile(PAGE, text)
}

async function checkMachine(): Promise<void> {
  if (process.platform !== 'linux' || !isInstalled('taskset', '--version') || availableParallelism() < 2)
    throw new EnvironmentError('The bench needs Linux, taskset (util-linux) and two cores.')
  if (!existsSync(AUTOCANNON)) throw new EnvironmentError('autocannon is missing: run “npm ci” first.')
  if (!(await isBuilt()))
    throw new EnvironmentError('The site is not built: run “npm start” once, then “npm run bench” again.')
}

async function untilSettled(site: Site): Promise<void> {
  const press = await watchPress(site)
  await press.untilSettled()
  await press.close()
}

function measureViews({ url }: Site): Promise<FirstView[]> {
  const pages = { home: '/', article: ARTICLE, topic: TOPIC }
  return Promise.all(Object.entries(pages).map(([name, path]) => measureFirstView(url, name, path)))
}

function auditEach({ url }: Site): Promise<Audit[]> {
  return auditPages(url, AUDITED, PLAN.audits, (done, all) => showBar('Asking Lighthouse', done, all))
}

/** The same article at the front, at Next, and at an nginx of the bench's own where it is installed. */
async function measureServers(
  site: Site,
  start: number,
  folder: string,
): Promise<Figures['throughput'] & Pick<Figures, 'generator'>> {
  const newsroomUrl = await readFile(join(site.dataDir, NEWSROOM_FILE), 'utf8')
  const servers: Server[] = [
    { name: 'front', url: site.url, pids: await findPart(start, 'front') },
    { name: 'next start', url: newsroomUrl, pids: await findPart(start, 'newsroom') },
  ]
  if (isInstalled('nginx', '-v')) {
    const { url, pid } = await startNginx(site.editionDir, folder)
    servers.push({ name: 'nginx', url, pids: await listTree(pid) })
  }
  const { generator, results } = await measureThroughput(servers, ARTICLE, PLAN.seconds, (done, all) =>
    showBar('Asking for an article', done, all),
  )
  const [front, next, nginx] = results
  if (!front || !next) throw new Error('Nothing was asked.')
  return { front, next, nginx, generator }
}
