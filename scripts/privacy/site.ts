import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startEmbedded } from '@/scripts/database/embedded'
import { keepSecrets } from '@/scripts/database/secrets'
import { findFreePort, runStart, type Started, untilReady } from '@/tests/start'

/** A site of the proof's own, each Node process of which writes down its connections. */
export type ProofSite = {
  url: string
  pid: number
  /** Everything of the proof: the data folder, the temporary folder, and what was recorded. */
  folder: string
  dataDir: string
  editionDir: string
  temporaryDir: string
  connections: string
  administrator: { email: string; password: string }
  settings: Record<string, string>
  output: () => string
  /** Stops the site as Ctrl-C does. What it left stays until it is cleared. */
  end: () => Promise<void>
  clear: () => Promise<void>
}

const RECORDER = pathToFileURL(resolve('scripts/privacy/record-connections.mjs')).href

/** Makes the folder of a proof, and starts a site in it as “npm start” does. */
export async function openProofSite(): Promise<ProofSite> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-privacy-'))
  const [dataDir, temporaryDir] = [join(folder, 'data'), join(folder, 'tmp')]
  const connections = join(folder, 'connections.jsonl')
  await mkdir(temporaryDir)
  const administrator = { email: 'proof@example.org', password: 'an administrator of this proof' }
  const settings = {
    PORT: String(await findFreePort()),
    DATA_DIR: dataDir,
    TMPDIR: temporaryDir,
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    NODE_OPTIONS: `--import=${RECORDER}`,
    CONNECTIONS_LOG: connections,
  }
  const clear = () => rm(folder, { recursive: true, force: true })
  let started: Started
  try {
    started = await untilReady(runStart(settings))
  } catch (error) {
    await clear()
    throw error
  }
  const end = async () => {
    await started.end('SIGINT')
  }
  const { url, pid, output } = started
  const editionDir = join(dataDir, 'edition')
  return {
    url,
    pid,
    folder,
    dataDir,
    editionDir,
    temporaryDir,
    connections,
    administrator,
    settings,
    output,
    end,
    clear,
  }
}

/** Opens the database of a site that has ended, for a look into it. */
export async function withDatabase<T>(dataDir: string, look: (url: string) => Promise<T>): Promise<T> {
  const { databasePassword } = await keepSecrets(dataDir)
  const { url, close } = await startEmbedded(dataDir, databasePassword)
  try {
    return await look(url)
  } finally {
    await close()
  }
}
