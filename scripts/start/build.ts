import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startNode, stop } from './children'

/** What the built site is made from; a change in any of them means building again. */
export const SOURCES = [
  'app', 'collections', 'components', 'drawings', 'feeds', 'jobs', 'lib', 'migrations', 'press', 'public', 'queries', 'instrumentation.ts', 'next.config.mjs',
  'package-lock.json', 'payload.config.ts', 'tsconfig.json',
] // prettier-ignore

const STAMP = '.next/sources'

/** Whether .next was built from the sources as they are. */
export async function isBuilt(): Promise<boolean> {
  return (await readFile(STAMP, 'utf8').catch(() => '')) === (await fingerprint())
}

/**
 * Builds the production site. When a build that an earlier start left behind is still running, waits for its end first.
 * Throws with the end of the build's own words when it fails.
 */
export async function build(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  await rm(STAMP, { force: true })
  const sources = await fingerprint()
  for (;;) {
    const said = await tryBuild(environment, signal)
    if (said === undefined) break
    if (!/another next build/i.test(said)) {
      throw new Error(`The site could not be built.\n${said.split('\n').slice(-30).join('\n')}`)
    }
    await sleep(2000, undefined, { signal })
  }
  await writeFile(STAMP, sources)
}

/** Undefined when the build went well, else what it said. */
async function tryBuild(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string | undefined> {
  const { child, said } = startNode(
    ['node_modules/next/dist/bin/next', 'build'],
    { ...environment, NODE_ENV: 'production' },
    // Its workers inherit what it was started with, and would end too early.
    { quiet: true, follow: false },
  )
  const giveUp = () => void stop(child)
  signal.addEventListener('abort', giveUp)
  await once(child, 'close')
  signal.removeEventListener('abort', giveUp)
  signal.throwIfAborted()
  return child.exitCode === 0 ? undefined : said()
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) await addTo(hash, source)
  return hash.digest('hex')
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (!entries) {
    hash.update(path).update(await readFile(path).catch(() => ''))
    return
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    await addTo(hash, join(path, entry.name))
}
