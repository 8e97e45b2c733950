import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choose, isLong, SEED } from '@/scripts/reliability/form'
import { report } from '@/scripts/reliability/report'
import { findEmbeddedUrl } from '../embedded-url'
import { measureLive, tellMemory } from '../live-memory'
import { findProcesses } from '../processes'
import { enrolColleague, signInAt } from '../sign-in'
import { findFreePort, runStart, type Started, untilReady } from '../start'
import { anyRequest, type Asked, type Asker } from './fuzz-requests'
import { sendTo } from './site-client'

/** A few hundred here; the long form, of 20,000 besides those that would end the test, also says what it took. */
const REQUESTS = choose('REQUESTS', 400, 20_100)
/** Requests under way at once. */
const AT_ONCE = 4

const ROOT = { email: 'root@example.org', password: 'the root of these tests' }
const PASSWORD = 'a colleague of these tests'

let site: Started
let dataDir: string
let config: SanitizedConfig
const tokens: Partial<Record<Asker, string>> = { forger: 'eyJhbGciOiJub25lIn0.eyJpZCI6IjEifQ.' }
const ids: string[] = []

let accounts = 0
/** The session of the root, whose second factor is fresh for five minutes. */
let root: { token: string; at: number } | undefined

async function findRoot(): Promise<string> {
  if (!root || Date.now() - root.at > 240_000)
    root = { token: await signInAt(site.url, ROOT), at: Date.now() }
  return root.token
}

/** A colleague whose account the requests have not yet changed, signed in. */
async function makeColleague(role: Asker): Promise<string> {
  const account = { email: `${role}-${++accounts}@example.org`, password: PASSWORD }
  const token = await enrolColleague(site.url, await findRoot(), { ...account, name: role, role })
  const { user } = await sendTo<{ user: { id: string } }>(site.url, 'GET', '/users/me', undefined, token)
  ids.push(user.id)
  return token
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-fuzz-'))
  site = await untilReady(
    runStart({
      PORT: String(await findFreePort()),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: ROOT.email,
      ADMIN_PASSWORD: ROOT.password,
      // Each request says from where, so that the limits on signing in do not end the test.
      PROXIES: '1',
      ...tellMemory(dataDir),
    }),
  )
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://nobody/none',
    PAYLOAD_SECRET: 'a secret that only the tests ever use',
    FACTOR_KEY: 'a key of factors that only the tests use',
    SITE_URL: site.url,
  })
  config = await (await import('@payload-config')).default
  const token = await findRoot()
  for (const collection of ['articles', 'pages', 'authors', 'topics', 'disclaimers']) {
    const found = await sendTo<{ docs: { id: string }[] }>(
      site.url,
      'GET',
      `/${collection}?draft=true`,
      undefined,
      token,
    )
    ids.push(...found.docs.map(({ id }) => id))
  }
  for (const role of ['contributor', 'publisher', 'administrator'] as const)
    tokens[role] = await makeColleague(role)
}, 180_000)

afterAll(async () => {
  await site.end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

/** Megabytes in use in the newsroom's process once its garbage is collected. */
async function measureNewsroom(): Promise<number> {
  const [newsroom] = await findProcesses(site.pid, /next-server|next\/dist\/bin\/next/)
  if (!newsroom) throw new Error('There is no newsroom to measure.')
  return measureLive(newsroom, dataDir)
}

async function ask({
  asker,
  method,
  path,
  headers,
  body,
}: Asked): Promise<{ status: number; ms: number; text: string }> {
  const token = tokens[asker]
  const began = performance.now()
  const response = await fetch(`${site.url}/api${path}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(token ? { Authorization: `JWT ${token}` } : {}) },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  })
  const text = await response.text()
  // It was signed out, or its account has gone, as it asked for.
  if (
    response.status === 401 &&
    (asker === 'contributor' || asker === 'publisher' || asker === 'administrator')
  )
    tokens[asker] = await makeColleague(asker)
  return { status: response.status, ms: performance.now() - began, text }
}

/** What would end the test rather than try the newsroom: an administrator who changes or removes every account. */
const endsAll = ({ asker, method, path }: Asked) =>
  asker === 'administrator' && /^\/users(?:\?|$)/.test(path) && ['PATCH', 'DELETE', 'PUT'].includes(method)

describe('requests of every kind to every route of the API', () => {
  it('are never answered by a fault of the newsroom', async () => {
    const began = Date.now()
    const asked = fc
      .sample(anyRequest(config, ids), { numRuns: REQUESTS, seed: SEED })
      .filter((each) => !endsAll(each))
    const faults = new Map<string, string>()
    let slowest = 0
    /** MB in use in the newsroom after each tenth. */
    const memory: number[] = []
    const statuses: Record<number, number> = {}
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      await Promise.all(
        asked.slice(from, from + AT_ONCE).map(async (request) => {
          const { status, ms, text } = await ask(request)
          slowest = Math.max(slowest, ms)
          statuses[status] = (statuses[status] ?? 0) + 1
          const [path = ''] = request.path.split('?')
          if (status >= 500)
            faults.set(
              `${status} ${request.method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`,
              `${request.asker} ${request.method} ${request.path.slice(0, 300)} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 300) ?? ''} → ${status} ${text.slice(0, 200)}`,
            )
        }),
      )
      if (isLong && from + AT_ONCE >= ((memory.length + 1) * asked.length) / 10)
        memory.push(await measureNewsroom())
    }
    if (isLong) {
      console.log(
        `${asked.length} requests, seed ${SEED}: ${JSON.stringify(statuses)}; slowest ${Math.round(slowest)} ms; newsroom in MB after each tenth: ${memory.map(Math.round).join(', ')}.`,
      )
      // From the first tenth on, in which every route is met and compiled.
      const [before = 0, after = 0] = [memory[0], memory.at(-1)]
      const growth = (after / before - 1) * 100
      const figures = { requests: asked.length, faults: faults.size, slowest, growth }
      await report('fuzz', began, () => findEmbeddedUrl(dataDir), figures)
      expect([slowest <= 5_000, growth <= 20]).toEqual([true, true])
    }
    if (faults.size > 0) console.log(site.output().slice(-20_000))
    expect([...faults.values()]).toEqual([])
    expect((await fetch(`${site.url}/api/users/me`)).status).toBe(200)
  }, 3_600_000)
})
