import { mkdir, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '@/lib/env'
import { toPressKey } from '@/lib/press-key'
import { keepSecrets } from './database/secrets'
import { bundle } from './bundle.mjs'
import { NEWSROOM_FILE } from './press/borrow-newsroom'
import { announce, toCredentials } from './start/announce'
import { untilItAnswers } from './start/answer'
import { build, isBuilt } from './start/build'
import { checkPort } from './start/check-port'
import { startNode } from './start/children'
import { explain } from './start/failure'
import { keepDatabase } from './start/keep-database'
import { lockFolder } from './start/lock'
import { findFreePort } from './start/port'
import { type Administrator, prepare } from './start/prepare'
import { showStep } from './start/progress'
import { untilFirstEdition, untilListening } from './start/reports'
import { keepRunning, type Started } from './start/supervise'

/**
 * npm start: database, newsroom, press and front, each in a process of its own that is started again when it ends.
 * npm run dev: the newsroom alone, with hot reload, at the site's own address.
 */
const NEXT = 'node_modules/next/dist/bin/next'
const developing = process.argv.includes('--dev')

/** What has to be undone at the end, last in first out. */
const endings: (() => Promise<unknown>)[] = []
const stopping = new AbortController()
const { signal } = stopping
let stopped: Promise<void> | undefined
/** A first administrator whose password nobody has been shown yet. */
let unshown: Administrator | undefined
let isOpen = false

async function end(code: number): Promise<never> {
  stopped ??= (async () => {
    stopping.abort()
    for (const undo of endings.toReversed()) await undo().catch(() => undefined)
    if (unshown) console.log(`\n${toCredentials(unshown)}\n`)
  })()
  await stopped
  process.exit(code)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0))

// A signal to npm ends npm and its shell, which does not hand it on: their end is ours.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || void end(0), 500).unref()
}

start().catch((error: unknown) => {
  if (signal.aborted) return
  console.error(`✗ ${explain(error)}`)
  void end(1)
})

async function start(): Promise<void> {
  const NODE_ENV = developing ? 'development' : 'production'
  const environment = readEnvironment({ ...process.env, NODE_ENV })
  const { dataDir, host, port, siteUrl } = environment
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  endings.push(await lockFolder(dataDir))
  await checkPort(environment)
  const secrets = await keepSecrets(dataDir)
  const payloadSecret = environment.payloadSecret ?? secrets.payloadSecret
  const newsroomUrl = `http://127.0.0.1:${environment.newsroomPort ?? (await findFreePort())}`
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = process.env
  const edition = environment.editionDir
  const common: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV,
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOST: host,
    SITE_URL: siteUrl,
    DATA_DIR: dataDir,
    NEWSROOM_URL: newsroomUrl,
    EDITION_DIR: edition,
    // Only what prepares the database makes an administrator.
    ADMIN_EMAIL: undefined,
    ADMIN_PASSWORD: undefined,
  }
  const openFront = () =>
    keepFront({
      ...common,
      PRESS_KEY: toPressKey(payloadSecret),
      DATABASE_URL: undefined,
      PAYLOAD_SECRET: undefined,
      FACTOR_KEY: undefined,
      BACKUP_PASSPHRASE: undefined,
    })

  // Readers need nothing but the edition: what was printed before is served while all the rest is only starting.
  const wasPrinted = !developing && existsSync(join(edition, 'index.html'))
  if (wasPrinted) await openFront()

  const database = await showStep(
    environment.databaseUrl ? 'Finding the database' : 'Starting the database',
    () => {
      const opening = keepDatabase(environment, secrets, signal, wasPrinted)
      // From the first moment: a server that is only just starting must not be left behind either.
      endings.push(() => opening.then(({ close }) => close()))
      return opening
    },
  )
  const settings = {
    ...common,
    DATABASE_URL: database.url,
    PAYLOAD_SECRET: payloadSecret,
    FACTOR_KEY: environment.factorKey ?? secrets.factorKey,
  }
  if (!developing && !(await isBuilt())) {
    await showStep('Building the site, which takes a minute or two the first time', () => buildOnce(settings))
  }
  unshown = await showStep('Bringing the database up to date', () =>
    prepare({ ...settings, ADMIN_EMAIL, ADMIN_PASSWORD }, endings),
  )
  await openNewsroom(developing ? siteOf(host, port) : newsroomUrl, {
    ...settings,
    ADMIN_PASSWORD: undefined,
    // Share cards are drawn in several threads; where each has heaps of its own (glibc), the newsroom grows to twice the size.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
    // The front, or the server in its place, says who signs in; under “npm run dev” nothing stands before the newsroom but the operator's own.
    ...(developing ? {} : { PROXIES: '1' }),
    // Backups are the press's.
    BACKUP_PASSPHRASE: undefined,
  })
  // Next greets on its own; what anything says from now on is for the operator.
  isOpen = true
  if (!developing) {
    await writeFile(join(dataDir, NEWSROOM_FILE), newsroomUrl)
    endings.push(() => rm(join(dataDir, NEWSROOM_FILE), { force: true }))
    const press = await keep('press', settings, ['--follow'])
    await untilFirstEdition(press.child, wasPrinted)
    if (!wasPrinted) await openFront()
  }
  announce(environment, unshown)
  unshown = undefined
}

const siteOf = (host: string, port: number) =>
  `http://${/^(?:0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host}:${port}`

async function openNewsroom(url: string, settings: NodeJS.ProcessEnv): Promise<void> {
  const { hostname, port } = new URL(url)
  const host = developing ? (settings.HOST ?? hostname) : hostname
  const run = () =>
    show(
      startNode([NEXT, developing ? 'dev' : 'start', '-H', host, '-p', port], settings, {
        quiet: !developing,
      }),
    )
  const newsroom = keepRunning('newsroom', run, signal)
  endings.push(newsroom.end)
  await showStep('Opening the newsroom', () => untilItAnswers(url, newsroom.child, signal)).catch(
    (error: unknown) => {
      if (!signal.aborted) console.error(newsroom.said())
      throw error
    },
  )
}

/** What a process says before all is open is kept for the case that it fails; later it is for the operator. */
function show(started: Started): Started {
  const pass = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    if (isOpen) stream.write(chunk)
  }
  started.child.stdout?.on('data', pass(process.stdout))
  started.child.stderr?.on('data', pass(process.stderr))
  return started
}

/** Without its flags, Node lets garbage lie for longer than a front of 120 MB has room for. */
const FLAGS = { front: ['--max-semi-space-size=2', '--max-old-space-size=64'], press: [] }

async function keep(name: 'front' | 'press', settings: NodeJS.ProcessEnv, args: string[] = []) {
  const file = await bundle(name)
  const run = () =>
    show(startNode(['--conditions=production', ...FLAGS[name], file, ...args], settings, { quiet: true }))
  const kept = keepRunning(name, run, signal)
  endings.push(kept.end)
  return kept
}

async function keepFront(settings: NodeJS.ProcessEnv): Promise<void> {
  const front = await keep('front', settings)
  await untilListening(front)
}

async function buildOnce(settings: NodeJS.ProcessEnv): Promise<void> {
  const building = build(settings, signal)
  endings.push(() => building)
  await building
  endings.pop()
}
