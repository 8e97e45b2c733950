import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '../database/embedded'
import { keepSecrets } from '../database/secrets'
import { startNode } from '../start/children'
import { findFreePort } from '../start/port'
import { atEnd, stopAtEnd } from './endings'

/** A site of the bench's own: nothing runs yet but its database. */
export type Site = {
  url: string
  dataDir: string
  editionDir: string
  databaseUrl: string
  settings: NodeJS.ProcessEnv
}

export const ADMINISTRATOR = { email: 'bench@example.org', password: 'a password for the bench' }

/** Makes a site in the folder. The database stays open to the end, so that each command finds it as beside a start. */
export async function openSite(dataDir: string): Promise<Site> {
  const { databasePassword, payloadSecret, factorKey } = await keepSecrets(dataDir)
  const opening = startEmbedded(dataDir, databasePassword)
  atEnd(() => opening.then(({ close }) => close()))
  const { url: databaseUrl } = await opening
  const port = String(await findFreePort())
  const { PATH = '', HOME = '' } = process.env
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    editionDir: join(dataDir, 'edition'),
    databaseUrl,
    settings: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      PORT: port,
      SITE_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PAYLOAD_SECRET: payloadSecret,
      FACTOR_KEY: factorKey,
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      // Its subscriber is on this machine.
      PRIVATE_CALLBACKS: 'allow',
    },
  }
}

let last: () => string = () => ''

/** What the last command, or the site that it started, has said; empty when none has run. */
export const lastSaid = (): string => last()

const launch = ({ settings }: Site, args: string[]) => {
  const { child, said } = startNode(['--conditions=production', 'scripts/run.mjs', ...args], settings, {
    quiet: true,
  })
  last = said
  return { child, said, end: stopAtEnd(child) }
}

/** Runs “npm start” until all is open; resolves to its process and the function that stops it. */
export async function startSite(site: Site): Promise<{ pid: number; end: () => Promise<void> }> {
  const { child, said, end } = launch(site, ['start'])
  while (!said().includes('Stop with Ctrl-C')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The site did not start: ${said()}`)
    await sleep(50)
  }
  return { pid: child.pid ?? 0, end }
}

/** Runs a command of the site to its end; resolves to what it said. `watch` looks at that ten times a second. */
export async function runCommand(
  site: Site,
  args: string[],
  watch: (said: string) => void = () => undefined,
): Promise<string> {
  const { child, said } = launch(site, args)
  const timer = setInterval(() => watch(said()), 100)
  await once(child, 'close')
  clearInterval(timer)
  if (child.exitCode !== 0) throw new Error(`“${args.join(' ')}” failed: ${said()}`)
  return said()
}
