import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, readRowsAt, runCommand } from '../backups'
import { useNewsroom } from '../newsroom'
import {
  backUp,
  furnish,
  makeFolder,
  openTarget,
  refuse,
  restore,
  SECRET,
  succeed,
  useRestores,
} from '../restores'
import { databaseUrl } from '../workers'

const { payload } = useNewsroom()
useRestores()

describe('a restore is refused', () => {
  it('where anything is: rows, pictures, or a running start; and changes nothing', async () => {
    await furnish(payload())
    const file = join(await makeFolder(), 'backup.tar')
    await succeed(backUp(file))
    const before = await readRowsAt(databaseUrl())
    const filled = { DATA_DIR: await makeFolder(), DATABASE_URL: databaseUrl() }
    expect(await refuse(restore(file, filled))).toMatch(
      /The database is not empty: there are rows in .* Restore into a new DATA_DIR/,
    )
    expect(await readRowsAt(databaseUrl())).toEqual(before)

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
    await furnish(payload())
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
    await furnish(payload())
    await ask(databaseUrl(), "update users set reset_password_expiration = now() + interval '1 hour'")
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
