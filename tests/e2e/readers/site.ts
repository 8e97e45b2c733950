import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SITE_LANGUAGES } from '@/lib/words'
import { untilPrinted } from '../printed'
import { findFreePort, runStart, untilReady } from '../../start'
import { furnish } from './furnish'

/** A site in three languages, with every kind of page, as readers get it. */
export type ReadersSite = { url: string; editionDir: string; close: () => Promise<void> }

const ADMINISTRATOR = { email: 'readers@example.org', password: 'an administrator of pages' }
const SAMPLES = 60
const RUN = ['--conditions=production', 'scripts/run.mjs']

/** Starts the product with a data folder of its own, fills it and waits until all of it is printed. */
export async function openReadersSite(): Promise<ReadersSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-readers-'))
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort()),
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
  }
  const run = await untilReady(runStart(settings))
  const close = async () => {
    await run.end('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await furnish(run.url, ADMINISTRATOR, [...SITE_LANGUAGES])
    runCommand(settings, 'seed-many', String(SAMPLES))
    runCommand(settings, 'press')
    await untilPrinted(run.url)
  } catch (error) {
    await close()
    throw error
  }
  return { url: run.url, editionDir: join(dataDir, 'edition'), close }
}

function runCommand(settings: Record<string, string>, ...command: string[]): void {
  const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...RUN, ...command], { env })
  if (status !== 0) throw new Error(stdout.toString() + stderr.toString())
}
