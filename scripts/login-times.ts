import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { atEnd, endAll } from './bench/endings'
import { openSite, runCommand, startSite } from './bench/site'
import { areaUnderCurve, median } from './bench/statistics'
import { report } from './reliability/report'
import { explain } from './start/failure'
import { showBar, showStep } from './start/progress'

/**
 * npm run prove:login: whether a wrong password takes longer, or less long, to refuse where there is an account. It tries as many that
 * exist as not, in turn, on a site of its own, and fails when the two can be told apart.
 */
const ACCOUNTS = 200
/** How often one of each is told right by its time, where half of the time is mere chance. */
const MOST = 0.55

/** Each from a network of its own: what is refused for having failed before takes no time. */
const toAddress = (number: number) => `10.${Math.floor(number / 250)}.${number % 250}.1`

prove().then(
  (code) => end(code),
  async (error: unknown) => {
    console.error(`✗ ${explain(error)}`)
    await end(1)
  },
)

async function end(code: number): Promise<never> {
  await endAll()
  process.exit(code)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(1))

async function prove(): Promise<number> {
  const began = Date.now()
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-login-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const site = await showStep('Opening a database', () => openSite(join(folder, 'data')))
  // The addresses are said as a server before the front would say them.
  Object.assign(site.settings, { PROXIES: '1' })
  await showStep('Making the site', () => runCommand(site, ['prepare']))
  await makeAccounts(site.databaseUrl)
  await showStep('Starting the site', () => startSite(site))
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let number = 0; number < ACCOUNTS; number++) {
    // In turn, so that whatever else the machine does meets both alike.
    const order = number % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    for (const kind of order) {
      const network = 2 * number + (kind === 'known' ? 0 : 1)
      times[kind].push(await tryAt(site.url, `${kind}-${number}@example.org`, network))
    }
    showBar('Signing in with wrong passwords', number + 1, ACCOUNTS)
  }
  const area = areaUnderCurve(times.known, times.unknown)
  for (const kind of ['known', 'unknown'] as const)
    console.log(`${kind}: median ${median(times[kind]).toFixed(1)} ms of ${ACCOUNTS}`)
  console.log(`Told apart by time: AUC ${area.toFixed(3)}, at most ${MOST} (0.5 is chance).`)
  const told = Math.max(area, 1 - area)
  await report('sign-in', began, () => Promise.resolve(site.databaseUrl), {
    tried: 2 * ACCOUNTS,
    told: told * 100,
  })
  return told <= MOST ? 0 : 1
}

/** Accounts with the administrator's password, straight into the database: hashing one for each would take a minute. */
async function makeAccounts(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(
    `insert into users (id, name, role, email, salt, hash, created_at, updated_at)
     select gen_random_uuid(), 'Known', 'contributor', 'known-' || number || '@example.org', salt, hash, now(), now()
     from (select salt, hash from users limit 1) first, generate_series(0, $1) number`,
    [ACCOUNTS - 1],
  )
  await client.end()
}

async function tryAt(url: string, email: string, network: number): Promise<number> {
  const began = performance.now()
  const { status } = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': toAddress(network) },
    body: JSON.stringify({ email, password: 'not the password' }),
  })
  if (status !== 401) throw new Error(`A wrong password was answered ${status}.`)
  return performance.now() - began
}
