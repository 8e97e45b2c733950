import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EnvironmentError, readEnvironment } from '@/lib/env'
import { untilItAnswers } from '../start/answer'
import { isBuilt } from '../start/build'
import { startNode, stop } from '../start/children'
import { findFreePort } from '../start/port'

/** Where a running start says which address its newsroom has. */
export const NEWSROOM_FILE = 'newsroom.url'

/** More newsrooms than this would only wait for each other's database. */
const MOST = 4

export type Borrowed = { urls: string[]; close: () => Promise<void> }

/** The newsroom of a running start on this data folder, or `hands` of our own for as long as the command takes. */
export async function borrowNewsroom(hands = 1): Promise<Borrowed> {
  const { dataDir, siteUrl } = readEnvironment()
  const given =
    process.env.NEWSROOM_URL ?? (await readFile(join(dataDir, NEWSROOM_FILE), 'utf8').catch(() => ''))
  if (given && (await isThere(given))) return { urls: [given], close: () => Promise.resolve() }
  if (!(await isBuilt())) throw new EnvironmentError('The site is not built: run “npm start” once.')
  const opened = await Promise.all(Array.from({ length: Math.min(hands, MOST) }, () => openNewsroom(siteUrl)))
  return {
    urls: opened.map(({ url }) => url),
    close: async () => {
      await Promise.all(opened.map(({ child }) => stop(child)))
    },
  }
}

/** It is there for thousands of pages and then gone: young objects may have 64 MB, and are collected a tenth less often. */
const THROUGHPUT = ['--max-semi-space-size=64']

/** A newsroom of our own on a free loopback port, with the settings of this process. */
export async function openNewsroom(siteUrl: string) {
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const { child } = startNode(
    [...THROUGHPUT, 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    // Next takes its own port for PORT, from which the site's address would follow.
    { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', SITE_URL: siteUrl },
    { quiet: true },
  )
  await untilItAnswers(url, child)
  return { url, child }
}

const isThere = (url: string) =>
  fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  )
