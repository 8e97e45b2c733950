import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, holdBackup, readRowsAt, runCommand } from '../backups'
import { createArticle, createJpeg, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { letGraceEnd, listStored, namesStored, toFile } from '../pictures'
import { backUp, furnish, makeFolder, openTarget, restore, SMALL, succeed, useRestores } from '../restores'
import { dataDir, databaseUrl } from '../workers'

const { payload } = useNewsroom()
useRestores()

/** Everything of the schema that a restore takes apart for a while. */
const readRules = (url: string) =>
  ask(
    url,
    `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule from pg_constraint
       where connamespace = 'public'::regnamespace
     union all select tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
     order by 1`,
  )

const hashStore = async (folder: string) =>
  Promise.all(
    (await readdir(folder)).sort().map(async (name) => {
      const bytes = await readFile(join(folder, name))
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`
    }),
  )

describe('a restored backup', () => {
  it('has every row and every picture’s file as they were, and all rules of the database', async () => {
    await furnish(payload())
    const before = await readRowsAt(databaseUrl())
    const file = join(await makeFolder(), 'backup.tar')
    const made = await succeed(backUp(file))
    expect(made).toMatch(/✓ .*backup\.tar: \d+ rows of \d+ tables and \d+ files of pictures/)
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const target = await openTarget()
    const restored = await succeed(restore(file, target))
    expect(restored).toContain('4 articles, 1 pages, 1 accounts')
    for (const said of [made, restored]) expect(said).toContain(`SHA-256 ${digest}`)
    const url = target.DATABASE_URL ?? ''
    expect(await readRowsAt(url)).toEqual(before)
    expect(Object.values(before).flat().length).toBeGreaterThan(50)
    expect(await readRules(url)).toEqual(await readRules(databaseUrl()))
    // The replaced picture's files are still in the store, but nothing names them any more.
    const stored = await hashStore(join(dataDir(), 'media'))
    const kept = await hashStore(join(target.DATA_DIR, 'media'))
    expect(stored).toEqual(expect.arrayContaining(kept))
    expect(kept.length).toBeGreaterThan(4)
    expect(kept.length).toBeLessThan(stored.length)
  })

  it('goes from a server into the embedded database and back by the same kind of file', async () => {
    await furnish(payload())
    const before = await readRowsAt(databaseUrl())
    const folder = await makeFolder()
    const embedded = await openTarget(true)
    await succeed(backUp(join(folder, 'there.tar')))
    await succeed(restore(join(folder, 'there.tar'), embedded))
    await succeed(runCommand(['backup', join(folder, 'back.tar')], embedded))
    const target = await openTarget()
    await succeed(restore(join(folder, 'back.tar'), target))
    expect(await readRowsAt(target.DATABASE_URL ?? '')).toEqual(before)
    expect((await readdir(join(target.DATA_DIR, 'media'))).length).toBeGreaterThan(4)
  })

  it('is of one moment, whatever is saved and replaced while it is made', async () => {
    await furnish(payload())
    const url = databaseUrl()
    const file = join(await makeFolder(), 'backup.tar')
    const held = await holdBackup(url)
    const running = backUp(file)
    await held.untilWaiting()
    const before = await held.readRows()
    const storedBefore = new Map((await listStored()).map(({ name, data }) => [name, data]))
    // Now that it has its snapshot, everything changes under it.
    const { docs: articles } = await payload().find({ collection: 'articles', pagination: false })
    const { docs: pictures } = await payload().find({ collection: 'media', pagination: false })
    for (const { id } of articles) await publish(payload(), id, { headline: 'Changed meanwhile' })
    for (const { id } of pictures)
      await payload().update({
        collection: 'media',
        id,
        data: { credit: 'Somebody else' },
        file: toFile(await createJpeg(SMALL)),
      })
    for (let n = 0; n < 20; n++) await createArticle(payload(), { slug: `more-${n}` })
    // The hour for which replaced files are kept is over, and the backup still has not read them.
    await letGraceEnd(payload())
    await held.release()
    await succeed(running)
    const target = await openTarget()
    await succeed(restore(file, target))
    const restored = await readRowsAt(target.DATABASE_URL ?? '')
    expect(restored).toEqual(before)
    const names = await readdir(join(target.DATA_DIR, 'media'))
    expect(names.length).toBeGreaterThan(4)
    for (const name of names)
      expect(storedBefore.get(name)?.equals(await readFile(join(target.DATA_DIR, 'media', name)))).toBe(true)
    // Afterwards they go.
    await letGraceEnd(payload())
    expect((await namesStored()).filter((name) => names.includes(name))).toEqual([])
  })

  it('brings no session, no lock, no running job and nobody who subscribed to the hub back to life, and finds by its search what it has', async () => {
    const { user } = await furnish(payload())
    const url = databaseUrl()
    await ask(url, 'update payload_jobs set processing = true')
    await ask(
      url,
      `with a as (insert into challenges values ('x', '${user.id}', 'prove', null, now() + interval '1 hour')),
        b as (insert into factors (account, kind, name, codes, created_at) values ('${user.id}', 'recovery', 'Recovery codes', '{x}', now()))
        insert into invitations values ('x', '${user.id}', false, now() + interval '1 hour')`,
    )
    await ask(
      url,
      `insert into subscriptions (topic, callback, host, secret, expires) values ('/feed.rss', 'https://reader.example/x', 'reader.example', 'x', now() + interval '1 day')`,
    )
    await ask(url, "update users set reset_password_token = 'x', reset_password_expiration = now()")
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const target = await openTarget()
    await succeed(restore(file, target))
    const restored = target.DATABASE_URL ?? ''
    const [alive] = await ask(
      restored,
      `select (select count(*)::int from users_sessions) as sessions, (select count(*)::int from payload_locked_documents) as locks,
        (select count(*)::int from sign_ins) + (select count(*)::int from challenges) + (select count(*)::int from invitations) as asked, (select count(*)::int from subscriptions) as told,
        (select count(*)::int from factors) as factors, (select count(*)::int from payload_jobs where processing) as running, (select count(*)::int from payload_jobs) as jobs,
        (select count(*)::int from users where reset_password_token is not null) as users`,
    )
    const others = { locks: 0, running: 0, jobs: expect.any(Number) as number, users: 0 }
    expect(alive).toEqual({ sessions: 0, asked: 0, told: 0, factors: 2, ...others })
    expect(Number(alive?.['jobs'])).toBeGreaterThan(0)
    expect(await ask(url, `select 1 from users_sessions where _parent_id = '${user.id}'`)).toHaveLength(1)
    const words = 'select article_id, language, headline, words, folded from article_search order by 1'
    expect(await ask(restored, words)).toEqual(await ask(url, words))
    expect(await ask(restored, "select 1 from search_words where word like 'zhanaozen'")).toHaveLength(1)
  })

  it('can be written to at once: numbers go on where they were, and the audit log is only added to', async () => {
    await furnish(payload())
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const target = await openTarget()
    await succeed(restore(file, target))
    const url = target.DATABASE_URL ?? ''
    const [row] = await ask(url, 'select max(id) as last from articles_rels')
    const [added] = await ask(
      url,
      "insert into articles_rels (parent_id, path) select parent_id, 'topics' from articles_rels limit 1 returning id",
    )
    expect(added?.['id']).toBe(Number(row?.['last']) + 1)
    expect((await ask(url, 'select 1 from audit')).length).toBeGreaterThan(0)
    await expect(ask(url, 'delete from audit')).rejects.toThrow('only ever added to')
    await expect(
      ask(url, "insert into articles_rels (parent_id, path) values (gen_random_uuid(), 'topics')"),
    ).rejects.toThrow('foreign key')
  })
})
