import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keepSecrets } from '@/scripts/database/secrets'
import { startEmbedded } from '@/scripts/database/embedded'
import { ask, holdBackup, runCommand } from '../backups'
import { useNewsroom } from '../newsroom'
import {
  atEndOfTest,
  backUp,
  furnish,
  makeFolder,
  openTarget,
  PASSPHRASE,
  refuse,
  restore,
  SECRET,
  source,
  succeed,
  useRestores,
} from '../restores'
import { dataDir, databaseUrl } from '../workers'

const { payload } = useNewsroom()
useRestores()

describe('the keys', () => {
  it('are in a backup only when they are asked for, and then unreadable without the passphrase', async () => {
    await furnish(payload())
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
    await furnish(payload())
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
    const { factorKey } = await keepSecrets(dataDir())
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
    await furnish(payload())
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
    await furnish(payload())
    const folder = await makeFolder()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder])
    if (mounted.status !== 0) return // a container without the right to mount
    atEndOfTest(async () => Promise.resolve(spawnSync('umount', [folder])))
    expect(await refuse(backUp(join(folder, 'backup.tar')))).toContain('no room left on the disk')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a backup', () => {
  it('says which files of pictures the store has lost, and has everything else', async () => {
    await furnish(payload())
    const [lost] = await ask(databaseUrl(), 'select filename from media order by created_at limit 1')
    await rm(join(dataDir(), 'media', String(lost?.['filename'])))
    const file = join(await makeFolder(), 'backup.tar')
    const said = await succeed(backUp(file))
    expect(said).toContain('1 files of pictures were missing in the store already')
    expect(said).toContain(String(lost?.['filename']))
    await succeed(restore(file, await openTarget()))
  })

  it('that is interrupted leaves nothing', async () => {
    await furnish(payload())
    const folder = await makeFolder()
    const held = await holdBackup(databaseUrl())
    const running = backUp(join(folder, 'backup.tar'))
    await held.untilWaiting()
    expect(await readdir(folder)).toEqual(['backup.tar.part'])
    await ask(
      databaseUrl(),
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'loudhailer backup'",
    )
    expect((await running).code).toBe(1)
    await held.release()
    expect(await readdir(folder)).toEqual([])
  })
})
