import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copy from 'pg-copy-streams'
import { afterEach, expect, it } from 'vitest'
import { migrations } from '@/migrations'
import { listTables } from '@/scripts/backup/tables'
import { suspendRules } from '@/scripts/restore/rules'
import { ask, connect, createDatabase, runCommand } from '../backups'
import { signIn } from '../colleagues'
import { createArticle, createPage } from '../factories'
import { useNewsroom } from '../newsroom'
import { upload } from '../pictures'
import { dataDir, databaseUrl } from '../workers'

const { payload } = useNewsroom()

const SECRET = 'a secret that only the tests ever use'
/** From before there was a search, and before revisions were numbered. */
const OLDER = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name.endsWith('_search')),
)

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-older-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function makeDatabase(): Promise<string> {
  const { url, drop } = await createDatabase(databaseUrl())
  endings.push(drop)
  return url
}

/** A database as an older release had it, with the rows that this one has now. */
async function makeOlder(): Promise<string> {
  const url = await makeDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const db = drizzle({ client: pool })
  for (const { name, up } of OLDER) {
    await up({ db, payload: payload(), req: {} } as unknown as Parameters<typeof up>[0])
    await pool.query('insert into payload_migrations (name, batch) values ($1, 1)', [name])
  }
  await pool.end()
  const [from, to] = [await connect(databaseUrl()), await connect(url)]
  // Jobs of kinds that it did not know are none of its own.
  const tables = (await listTables(to)).filter(({ name }) => !/^payload_(?:migrations|jobs)/.test(name))
  const resume = await suspendRules(to, tables.map(({ name }) => name)) // prettier-ignore
  // Some columns are none of this one's any more.
  const kept = new Map((await listTables(from)).map(({ name, columns }) => [name, columns]))
  const { rows: actions } = await to.query<{ action: string }>('select unnest(enum_range(null::enum_audit_action))::text as action') // prettier-ignore
  const known = actions.map(({ action }) => `'${action}'`).join(', ')
  for (const { name, columns } of tables) {
    const list = columns.filter((column) => kept.get(name)?.includes(column)).map((column) => `"${column}"`).join(', ') // prettier-ignore
    // Nor are entries of what nobody did then.
    const rows = `select ${list} from "${name}"${name === 'audit' ? ` where action::text in (${known})` : ''}`
    await pipeline(
      from.query(copy.to(`copy (${rows}) to stdout`)),
      to.query(copy.from(`copy "${name}" (${list}) from stdin`)),
    )
  }
  await resume()
  await from.end()
  await to.end()
  return url
}

it('a backup of an older release is restored as it was, and then brought up to date with all it holds', async () => {
  await signIn(payload(), 'administrator')
  const picture = await upload(payload())
  const { id } = await createArticle(payload(), {
    headline: 'Zhanaozen',
    slug: 'zhanaozen',
    leadImage: picture.id,
  })
  await createArticle(payload(), { slug: 'draft', _status: 'draft' })
  await createPage(payload(), { slug: 'about' })
  const older = await makeOlder()
  await ask(older, 'update articles set change_text = null')
  const columns = (await ask(older, 'select * from articles limit 1'))[0] ?? {}
  expect(Object.keys(columns)).not.toContain('revision_number')

  const folder = await makeFolder()
  const file = join(folder, 'older.tar')
  const settings = { DATA_DIR: dataDir(), DATABASE_URL: older, PAYLOAD_SECRET: SECRET }
  const made = await runCommand(['backup', file], settings)
  expect([made.code, made.said]).toEqual([0, made.said])
  const url = await makeDatabase()
  const target = { DATA_DIR: await makeFolder(), DATABASE_URL: url }
  const restored = await runCommand(['restore', file], target)
  expect([restored.code, restored.said]).toEqual([0, restored.said])

  const names = (await ask<{ name: string }>(url, 'select name from payload_migrations order by name')).map(({ name }) => name) // prettier-ignore
  expect(names).toEqual(migrations.map(({ name }) => name).sort())
  const list = Object.keys(columns).map((column) => `"${column}"`).join(', ') // prettier-ignore
  const articles = `select ${list} from articles order by id`
  expect(await ask(url, articles)).toEqual(await ask(older, articles))
  for (const table of ['audit', 'users', 'media', '_articles_v', 'pages', 'site', 'disclaimers']) {
    const count = `select count(*) from "${table}"`
    expect([table, await ask(url, count)]).toEqual([table, await ask(older, count)])
  }
  // What the migrations since make of it.
  expect(await ask(url, `select revision_number::int from articles where id = '${id}'`)).toEqual([
    { revision_number: 1 },
  ])
  expect(await ask(url, 'select headline from article_search')).toEqual([{ headline: 'Zhanaozen' }])
  const again = await runCommand(['backup', join(folder, 'again.tar')], { ...target, PAYLOAD_SECRET: SECRET })
  expect([again.code, again.said]).toEqual([0, again.said])
})
