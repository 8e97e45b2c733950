import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { z } from 'zod'
import { type Environment, EnvironmentError, readEnvironment } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import { openDatabase } from './database/open'
import { keepSecrets } from './database/secrets'
import { build, isBuilt } from './start/build'
import { startNode, stop } from './start/children'
import { explain } from './start/failure'
import { lockFolder } from './start/lock'
import { showStep } from './start/progress'

const NEXT = 'node_modules/next/dist/bin/next'
const developing = process.argv.includes('--dev')

type Administrator = { email: string; password: string }

/** What has to be undone at the end, last in first out. */
const endings: (() => Promise<unknown>)[] = []
const stopping = new AbortController()
let stopped: Promise<void> | undefined
/** A first administrator whose password nobody has been shown yet. */
let unshown: Administrator | undefined

async function end(code: number): Promise<never> {
  stopped ??= (async () => {
    stopping.abort()
    for (const undo of endings.toReversed()) await undo().catch(() => undefined)
    if (unshown) console.log(`\n${toLines(listCredentials(unshown))}\n`)
  })()
  await stopped
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

start().catch((error: unknown) => fail(explain(error)))

async function start(): Promise<void> {
  const environment = readEnvironment({ ...process.env, NODE_ENV: developing ? 'development' : 'production' })
  await mkdir(environment.dataDir, { recursive: true, mode: 0o700 })
  endings.push(await lockFolder(environment.dataDir))
  await checkPort(environment)
  const secrets = await keepSecrets(environment.dataDir)

  const opening = openDatabase(environment, secrets, { signal: stopping.signal })
  // From the first moment: a server that is only just starting must not be left behind either.
  endings.push(() => opening.then(({ close }) => close()))
  const database = await showStep(
    environment.databaseUrl ? 'Finding the database' : 'Starting the database',
    () => opening,
  )
  void database.ended.then(() =>
    fail('The database has stopped by itself; its log is database.log in the data folder.'),
  )

  const settings: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: developing ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(environment.port),
    HOST: environment.host,
    SITE_URL: environment.siteUrl,
    DATA_DIR: environment.dataDir,
    DATABASE_URL: database.url,
    PAYLOAD_SECRET: environment.payloadSecret ?? secrets.payloadSecret,
  }
  if (!developing && !(await isBuilt())) {
    await showStep('Building the site, which takes a minute or two the first time', () => buildOnce(settings))
  }
  unshown = await showStep('Bringing the database up to date', () => prepare(settings))

  const { host, port } = environment
  const { child, said } = startNode(
    [NEXT, developing ? 'dev' : 'start', '-H', host, '-p', String(port)],
    { ...settings, ADMIN_PASSWORD: undefined },
    { quiet: !developing },
  )
  endings.push(() => stop(child))
  void once(child, 'exit').then(() => {
    if (!stopping.signal.aborted) console.error(said())
    fail('The newsroom has stopped by itself; the lines above say why.')
  })
  await showStep('Opening the newsroom', () => untilItAnswers(environment))
  // Next greets on its own; what the newsroom says from now on is for the operator.
  child.stdout?.pipe(process.stdout)
  child.stderr?.pipe(process.stderr)
  announce(environment)
}

function fail(message: string): void {
  if (stopping.signal.aborted) return
  console.error(`✗ ${message}`)
  void end(1)
}

async function checkPort({ host, port }: Environment): Promise<void> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EADDRINUSE') {
      throw new EnvironmentError(
        `Port ${port} is in use: stop what uses it, or choose another, for example PORT=${port + 1}.`,
      )
    }
    if (code === 'EACCES')
      throw new EnvironmentError(
        `Port ${port} may not be used by this user: choose one above 1023, for example PORT=3000.`,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new EnvironmentError(
        `HOST=${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
      )
    }
    throw error
  }
}

async function buildOnce(settings: NodeJS.ProcessEnv): Promise<void> {
  const building = build(settings, stopping.signal)
  endings.push(() => building)
  await building
  endings.pop()
}

const reportSchema = z.object({
  administrator: z.object({ email: z.string(), password: z.string() }).optional(),
  failure: z.string().optional(),
})

/** Migrates and seeds in a process of its own, so that this one stays small. */
async function prepare(settings: NodeJS.ProcessEnv): Promise<Administrator | undefined> {
  const { child, said } = startNode(['--conditions=production', 'scripts/run.mjs', 'prepare'], settings, {
    quiet: true,
  })
  let report: z.infer<typeof reportSchema> = {}
  child.on('message', (message) => (report = reportSchema.safeParse(message).data ?? {}))
  endings.push(() => stop(child))
  await once(child, 'close')
  endings.pop()
  if (child.exitCode !== 0) {
    throw new Error(
      report.failure ?? `The database could not be brought up to date: ${said().split('\n').at(-1) ?? ''}`,
    )
  }
  return report.administrator
}

async function untilItAnswers({ port, host }: Environment): Promise<void> {
  // The front page asks the database: when it answers, everything does.
  const address = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/`
  while (!stopping.signal.aborted) {
    const status = await fetch(address, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return
    if (status >= 500) throw new Error('The newsroom answers with an error; the lines above say why.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  stopping.signal.throwIfAborted()
}

function announce({ siteUrl, dataDir }: Environment): void {
  const lines = [`Site    ${siteUrl}`, `Admin   ${siteUrl}/admin`]
  if (unshown) lines.push('', ...listCredentials(unshown))
  unshown = undefined
  lines.push('', `Data in ${dataDir}. Stop with Ctrl-C.`)
  console.log(`\n${toLines(lines)}\n`)
}

const listCredentials = ({ email, password }: Administrator) => [
  `E-mail    ${email}`,
  `Password  ${password}`,
  'Shown this once: sign in and change it.',
]

const toLines = (lines: string[]) => lines.map((line) => `  ${line}`.trimEnd()).join('\n')
