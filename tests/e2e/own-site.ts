import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort, runStart, untilReady } from '../start'

/** A newly started site that no other test file changes. */
export type OwnSite = {
  url: string
  dataDir: string
  editionDir: string
  administrator: { email: string; password: string }
  /** Runs one of the project's commands beside it. */
  run: (...command: string[]) => void
  close: () => Promise<void>
}

const RUN = ['--conditions=production', 'scripts/run.mjs']

/** Starts the product with a data folder of its own, which goes with it. */
export async function openOwnSite(name: string): Promise<OwnSite> {
  const dataDir = await mkdtemp(join(tmpdir(), `loudhailer-${name}-`))
  const administrator = { email: `${name}@example.org`, password: `an administrator of ${name}` }
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(await findFreePort()),
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  }
  const started = await untilReady(runStart(settings))
  return {
    url: started.url,
    dataDir,
    editionDir: join(dataDir, 'edition'),
    administrator,
    run(...command) {
      const env = { ...process.env, ...settings, NODE_ENV: 'production' as const }
      const { status, stdout, stderr } = spawnSync(process.execPath, [...RUN, ...command], { env })
      if (status !== 0) throw new Error(stdout.toString() + stderr.toString())
    },
    async close() {
      await started.end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
