import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { keepSecrets } from '@/scripts/database/secrets'
import { startEmbedded } from '@/scripts/database/embedded'
import { ask, createDatabase, holdBackup, readRowsAt, runCommand } from '../backups'
import { signIn } from '../colleagues'
import { createArticle, createJpeg, createPage, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { emptyStore, letGraceEnd, listStored, namesStored, toFile, upload } from '../pictures'

const { payload } = useNewsroom()

const SECRET = 'a secret that only the tests ever use'
const SMALL = { width: 320, height: 200 }
const PASSPHRASE = 'three words and a number 7'

const endings: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  await emptyStore()
})
afterEach(async () => {
  vi.restoreAllMocks()
  for (const end of endings.splice(0).toReversed()) await end()
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-backup-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const source = () => ({
  DATABASE_URL: inject('databaseUrl'),
  DATA_DIR: inject('dataDir'),
  PAYLOAD_SECRET: SECRET,
})

const backUp = (file: string, ...args: string[]) => runCommand(['backup', file, ...args], source())

/** An empty system: a database on the run's server and a folder of its own, or nothing but the folder. */
async function openTarget(isEmbedded = false): Promise<{ DATA_DIR: string; DATABASE_URL?: string }> {
  const DATA_DIR = await makeFolder()
  if (isEmbedded) return { DATA_DIR }
  const { url, drop } = await createDatabase(inject('databaseUrl'))
  endings.push(drop)
  return { DATA_DIR, DATABASE_URL: url }
}

const restore = async (
  file: string,
  target: Awaited<ReturnType<typeof openTarget>>,
  settings = {},
  ...args: string[]
) => runCommand(['restore', file, ...args], { ...target, ...settings })

/** Says what went wrong in the command, should anything have. */
async function succeed(running: Promise<{ code: number | null; said: string }>): Promise<string> {
  const { code, said } = await running
  expect([code, said]).toEqual([0, said])
  return said
}

/** Resolves to the one line in which the command says why it did nothing. */
async function refuse(running: Promise<{ code: number | null; said: string }>): Promise<string> {
  const { code, said } = await running
  expect([code, said]).toEqual([1, said])
  const complaints = said.split('\n').filter((line) => line.startsWith('✗'))
  expect(complaints).toHaveLength(1)
  expect(said).not.toMatch(/\bat .*:\d+:\d+/)
  return complaints[0] ?? ''
}

/** What upsets whoever writes rows as lines of text. */
const NASTY = 'Tab\t, line\nfeed, \\N, \\., \\\\, quote\' and " — «Жаңаөзен» 🕊\u2028 \u00a0'

async function furnish() {
  const { user } = await signIn(payload(), 'administrator')
  const picture = await upload(payload())
  const replaced = await upload(payload())
  await payload().update({
    collection: 'media',
    id: replaced.id,
    data: {},
    file: toFile(await createJpeg(SMALL)),
  })
  const article = await createArticle(payload(), {
    headline: NASTY,
    standfirst: 'Zhanaozen, ten years on.',
    slug: 'first',
    leadImage: picture.id,
  })
  await publish(payload(), article.id, { headline: `${NASTY} again` })
  await createArticle(payload(), { slug: 'translated', translationOf: article.id, language: 'ru' })
  const gone = await createArticle(payload(), { slug: 'gone' })
  await payload().update({ collection: 'articles', id: gone.id, data: { _status: 'draft' } })
  await createArticle(payload(), { slug: 'draft', _status: 'draft', newsroomNote: NASTY })
  await createPage(payload(), { slug: 'about' })
  await payload().updateGlobal({ slug: 'site', data: { name: NASTY.slice(0, 20), lead: article.id } })
  await payload().create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'articles', value: article.id },
      user: { relationTo: 'users', value: user.id },
    },
  })
  return { article, user }
}

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
    await furnish()
    const before = await readRowsAt(inject('databaseUrl'))
    const file = join(await makeFolder(), 'backup.tar')
    expect(await succeed(backUp(file))).toMatch(
      /✓ .*backup\.tar: \d+ rows of \d+ tables and \d+ files of pictures/,
    )
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const target = await openTarget()
    expect(await succeed(restore(file, target))).toContain('4 articles, 1 pages, 1 accounts')
    const url = target.DATABASE_URL ?? ''
    expect(await readRowsAt(url)).toEqual(before)
    expect(Object.values(before).flat().length).toBeGreaterThan(50)
    expect(await readRules(url)).toEqual(await readRules(inject('databaseUrl')))
    // The replaced picture's files are still in the store, but nothing names them any more.
    const stored = await hashStore(join(inject('dataDir'), 'media'))
    const restored = await hashStore(join(target.DATA_DIR, 'media'))
    expect(stored).toEqual(expect.arrayContaining(restored))
    expect(restored.length).toBeGreaterThan(4)
    expect(restored.length).toBeLessThan(stored.length)
  })

  it('goes from a server into the embedded database and back by the same kind of file', async () => {
    await furnish()
    const before = await readRowsAt(inject('databaseUrl'))
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
    await furnish()
    const url = inject('databaseUrl')
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

  it('brings no session, no lock and no running job back to life, and finds by its search what it has', async () => {
    const { user } = await furnish()
    const url = inject('databaseUrl')
    await ask(url, 'update payload_jobs set processing = true')
    await ask(
      url,
      `with a as (insert into challenges values ('x', '${user.id}', 'prove', null, now() + interval '1 hour')),
        b as (insert into factors (account, kind, name, codes, created_at) values ('${user.id}', 'recovery', 'Recovery codes', '{x}', now()))
        insert into invitations values ('x', '${user.id}', false, now() + interval '1 hour')`,
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
        (select count(*)::int from sign_ins) + (select count(*)::int from challenges) + (select count(*)::int from invitations) as asked,
        (select count(*)::int from factors) as factors, (select count(*)::int from payload_jobs where processing) as running, (select count(*)::int from payload_jobs) as jobs,
        (select count(*)::int from users where reset_password_token is not null) as users`,
    )
    const others = { locks: 0, running: 0, jobs: expect.any(Number) as number, users: 0 }
    expect(alive).toEqual({ sessions: 0, asked: 0, factors: 2, ...others })
    expect(Number(alive?.['jobs'])).toBeGreaterThan(0)
    expect(await ask(url, `select 1 from users_sessions where _parent_id = '${user.id}'`)).toHaveLength(1)
    const words = 'select article_id, language, headline, words, folded from article_search order by 1'
    expect(await ask(restored, words)).toEqual(await ask(url, words))
    expect(await ask(restored, "select 1 from search_words where word like 'zhanaozen'")).toHaveLength(1)
  })

  it('can be written to at once: numbers go on where they were, and the audit log is only added to', async () => {
    await furnish()
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

describe('the keys', () => {
  it('are in a backup only when they are asked for, and then unreadable without the passphrase', async () => {
    await furnish()
    const folder = await makeFolder()
    const [without, withKeys] = [join(folder, 'without.tar'), join(folder, 'with.tar')]
    await succeed(backUp(without))
    const settings = { ...source(), BACKUP_PASSPHRASE: PASSPHRASE }
    await succeed(runCommand(['backup', withKeys, '--with-keys'], settings))
    for (const file of [without, withKeys]) expect((await readFile(file)).includes(SECRET)).toBe(false)
    const target = await openTarget()
    expect(await refuse(restore(withKeys, target))).toContain('set BACKUP_PASSPHRASE')
    expect(
      await refuse(restore(withKeys, target, { BACKUP_PASSPHRASE: 'three words and a number 8' })),
    ).toContain('do not open with this passphrase')
    expect(
      await ask(target.DATABASE_URL ?? '', "select 1 from pg_tables where schemaname = 'public'"),
    ).toEqual([])
    await succeed(restore(withKeys, target, { BACKUP_PASSPHRASE: PASSPHRASE }))
    expect((await keepSecrets(target.DATA_DIR)).payloadSecret).toBe(SECRET)
  })

  it('can be left out of a restore, and the embedded database keeps the password that it has', async () => {
    await furnish()
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(runCommand(['backup', file, '--with-keys'], { ...source(), BACKUP_PASSPHRASE: PASSPHRASE }))
    const embedded = await openTarget(true)
    const before = await keepSecrets(embedded.DATA_DIR)
    const said = await succeed(restore(file, embedded, {}, '--without-keys'))
    expect(said).toContain('was left out')
    expect(said).toContain('npm run administrator -- THEIR@E-MAIL --reset-factor')
    expect(await keepSecrets(embedded.DATA_DIR)).toEqual(before)
    const other = await openTarget(true)
    const { databasePassword } = await keepSecrets(other.DATA_DIR)
    await succeed(restore(file, other, { BACKUP_PASSPHRASE: PASSPHRASE }))
    const { factorKey } = await keepSecrets(inject('dataDir'))
    expect(await keepSecrets(other.DATA_DIR)).toEqual({ payloadSecret: SECRET, factorKey, databasePassword })
    const database = await startEmbedded(other.DATA_DIR, databasePassword)
    expect((await ask(database.url, 'select 1 from articles')).length).toBe(4)
    await database.close()
  }, 180_000)
})

describe('a key for second factors that is set', () => {
  const FACTOR_KEY = 'another key that only the tests use'
  const withPassphrase = { BACKUP_PASSPHRASE: PASSPHRASE }

  it('is the one that a backup takes along, and the one that a restored system uses', async () => {
    await furnish()
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(runCommand(['backup', file, '--with-keys'], { ...source(), ...withPassphrase, FACTOR_KEY }))
    const [one, other] = [await openTarget(), await openTarget()]
    await succeed(restore(file, one, withPassphrase))
    expect((await keepSecrets(one.DATA_DIR)).factorKey).toBe(FACTOR_KEY)
    const said = await succeed(restore(file, other, { ...withPassphrase, FACTOR_KEY: 'y'.repeat(32) }))
    expect(said).toContain('FACTOR_KEY is set, and is used instead')
    expect(said).not.toContain('PAYLOAD_SECRET is set')
  })
})

describe('a backup is refused', () => {
  it('when the file is there, or its folder is not, or nothing was named', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'mine'), 'mine')
    expect(await refuse(backUp(join(folder, 'mine')))).toContain('is there already')
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine')
    expect(await refuse(backUp(join(folder, 'no', 'backup.tar')))).toContain('is not there')
    expect(await refuse(runCommand(['backup'], source()))).toContain('Say which file to write')
    expect(await refuse(backUp(join(folder, 'x.tar'), '--with-everything'))).toContain(
      'Say which file to write',
    )
    expect(await refuse(backUp(join(folder, 'x.tar'), '--with-keys'))).toContain('set BACKUP_PASSPHRASE')
    await writeFile(join(folder, 'x.tar.part'), 'half')
    expect(await refuse(backUp(join(folder, 'x.tar')))).toContain('x.tar.part is there already')
    expect((await readdir(folder)).sort()).toEqual(['mine', 'x.tar.part'])
  })

  it('when there is no database, or no newsroom in it', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'backup.tar')
    const nothing = await makeFolder()
    expect(await refuse(runCommand(['backup', file], { DATA_DIR: nothing }))).toContain(
      'There is no database in',
    )
    expect(await readdir(nothing)).toEqual([])
    const empty = await openTarget()
    expect(await refuse(runCommand(['backup', file], { ...empty, PAYLOAD_SECRET: SECRET }))).toContain(
      'nothing to back up',
    )
    const away = { DATA_DIR: nothing, DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }
    const said = await refuse(runCommand(['backup', file], away))
    expect([said.includes('nothing answers there'), said.includes('secret')]).toEqual([true, false])
    expect(await readdir(folder)).toEqual([])
  })

  it.skipIf(process.getuid?.() !== 0)('when the disk is full, and leaves no half of a file', async () => {
    await furnish()
    const folder = await makeFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder])
    if (mounted.status !== 0) return // a container without the right to mount
    endings.push(async () => Promise.resolve(spawnSync('umount', [folder])))
    expect(await refuse(backUp(join(folder, 'backup.tar')))).toContain('no room left on the disk')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a backup', () => {
  it('says which files of pictures the store has lost, and has everything else', async () => {
    await furnish()
    const [lost] = await ask(inject('databaseUrl'), 'select filename from media order by created_at limit 1')
    await rm(join(inject('dataDir'), 'media', String(lost?.['filename'])))
    const file = join(await makeFolder(), 'backup.tar')
    const said = await succeed(backUp(file))
    expect(said).toContain('1 files of pictures were missing in the store already')
    expect(said).toContain(String(lost?.['filename']))
    await succeed(restore(file, await openTarget()))
  })

  it('that is interrupted leaves nothing', async () => {
    await furnish()
    const folder = await makeFolder()
    const held = await holdBackup(inject('databaseUrl'))
    const running = backUp(join(folder, 'backup.tar'))
    await held.untilWaiting()
    expect(await readdir(folder)).toEqual(['backup.tar.part'])
    await ask(
      inject('databaseUrl'),
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'loudhailer backup'",
    )
    expect((await running).code).toBe(1)
    await held.release()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a restore is refused', () => {
  it('where anything is: rows, pictures, or a running start; and changes nothing', async () => {
    await furnish()
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const before = await readRowsAt(inject('databaseUrl'))
    const filled = { DATA_DIR: await makeFolder(), DATABASE_URL: inject('databaseUrl') }
    expect(await refuse(restore(file, filled))).toMatch(
      /The database is not empty: there are rows in .* Restore into a new DATA_DIR/,
    )
    expect(await readRowsAt(inject('databaseUrl'))).toEqual(before)

    const target = await openTarget()
    await mkdir(join(target.DATA_DIR, 'media'))
    await writeFile(join(target.DATA_DIR, 'media', 'mine.jpg'), 'mine')
    expect(await refuse(restore(file, target))).toContain('holds 1 files, and must be empty')
    expect(await readdir(join(target.DATA_DIR, 'media'))).toEqual(['mine.jpg'])
    await rm(join(target.DATA_DIR, 'media'), { recursive: true })

    await writeFile(join(target.DATA_DIR, 'start.lock'), `${process.pid} ${await beganAt(process.pid)}`)
    expect(await refuse(restore(file, target))).toContain('already runs on the data folder')
    await rm(join(target.DATA_DIR, 'start.lock'))

    expect(
      await ask(target.DATABASE_URL ?? '', "select 1 from pg_tables where schemaname = 'public'"),
    ).toEqual([])
    await succeed(restore(file, target))
    expect(await refuse(restore(file, target))).toContain('The database is not empty')
  })

  it('where empty tables are of a later time than the backup', async () => {
    await furnish()
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const target = await openTarget()
    await succeed(runCommand(['migrate'], { ...target, PAYLOAD_SECRET: SECRET, FACTOR_KEY: SECRET }))
    await ask(
      target.DATABASE_URL ?? '',
      "insert into payload_migrations (name, batch) values ('20990101_000000_later', 9)",
    )
    expect(await refuse(restore(file, target))).toContain(
      'are newer than those of the backup (20990101_000000_later)',
    )
  })

  it('by the database at its very end, and then undone, so that it can be tried again', async () => {
    await furnish()
    await ask(inject('databaseUrl'), "update users set reset_password_expiration = now() + interval '1 hour'")
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const target = await openTarget()
    const url = target.DATABASE_URL ?? ''
    await succeed(runCommand(['migrate'], { ...target, PAYLOAD_SECRET: SECRET, FACTOR_KEY: SECRET }))
    // Rows and pictures are in their places when this is broken.
    await ask(url, 'alter table users add constraint never check (reset_password_expiration is not null)')
    expect(await refuse(restore(file, target))).toContain('never')
    const left = [await ask(url, 'select 1 from articles'), await readdir(join(target.DATA_DIR, 'media'))]
    expect(left).toEqual([[], []])
    await ask(url, 'alter table users drop constraint never')
    await succeed(restore(file, target))
  })
})

async function beganAt(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
