import { rename, rm } from 'node:fs/promises'
import pg from 'pg'
import { now } from '@/lib/clock'
import { PICTURES_LOCK } from '@/lib/backups'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import { showBar } from '../start/progress'
import { type Archive, openArchive } from './archive'
import { FORMAT, KEYS, MANIFEST, type Manifest, readRelease, type Table } from './format'
import { sealKeys, type Keys } from './keys'
import { addPicture, findPictures, listPictures } from './pictures'
import { readBackup } from './read'
import { addRows } from './rows'
import { forceFolder } from './target'
import { listMigrations, listTables, quote, SETTINGS } from './tables'

export type Source = {
  databaseUrl: string
  mediaDir: string
  keys?: { keys: Keys; passphrase: string } | undefined
}

/** What was written: bytes, and the SHA-256 of the whole file. */
export type Written = { manifest: Manifest; missing: string[]; bytes: number; digest: string }

/**
 * Writes database and pictures into one file, as they are at one moment, whatever the newsroom does meanwhile. The file appears under its name
 * when it is whole, on the disk, and has been read back; until then it is FILE.part, which goes when this fails.
 */
export async function writeBackup(source: Source, file: string): Promise<Written> {
  const part = `${file}.part`
  const client = new pg.Client({
    connectionString: source.databaseUrl,
    application_name: 'loudhailer backup',
  })
  client.on('error', () => undefined)
  await client.connect()
  let archive: Archive | undefined
  try {
    const made = now()
    archive = openArchive(part, made)
    const { missing } = await fill(archive, client, source, made)
    await archive.close()
    const { manifest, bytes, digest } = await readBackup(part, { name: 'Reading it back' })
    await rename(part, file)
    await forceFolder(file)
    return { manifest, missing, bytes, digest }
  } catch (error) {
    await archive?.abort()
    // Another's, if this one could not be made because it was there.
    if (codeOf(error) === 'EEXIST')
      throw new EnvironmentError(
        `${part} is there already: another backup is being made, or one was killed; wait for its end, or remove the file.`,
      )
    await rm(part, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function fill(
  archive: Archive,
  client: pg.Client,
  { mediaDir, keys }: Source,
  made: Date,
): Promise<{ missing: string[] }> {
  await client.query(SETTINGS)
  // From before the snapshot to the end: a file that the snapshot names stays where it is (jobs/clear-media.ts).
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
    PICTURES_LOCK,
  ])
  if (!rows[0]?.free) {
    console.log(
      'Another backup is being made, or replaced pictures are being removed: this one waits for that.',
    )
    await client.query('select pg_advisory_lock($1)', [PICTURES_LOCK])
  }
  await client.query('begin isolation level repeatable read read only')
  const migrations = await listMigrations(client)
  if (migrations.length === 0)
    throw new EnvironmentError('There is nothing to back up: no newsroom was ever made in this database.')
  const tables = await countAll(client, await listTables(client))
  const { found, missing } = await findPictures(mediaDir, await listPictures(client))
  const manifest: Manifest = {
    format: FORMAT,
    release: await readRelease(),
    made: made.toISOString(),
    migrations,
    tables,
    pictures: found.length,
  }
  const bytes = Buffer.from(JSON.stringify(manifest, null, 1))
  await archive.add(MANIFEST, bytes.length, [bytes])
  if (keys) {
    const sealed = await sealKeys(keys.keys, keys.passphrase, bytes)
    await archive.add(KEYS, sealed.length, [sealed])
  }
  const all = tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  for (const table of tables)
    await addRows(client, table, archive, (rows) => showBar('Copying rows', (done += rows), all))
  await client.query('commit')
  for (const [index, name] of found.entries()) {
    await addPicture(mediaDir, name, archive)
    showBar('Copying pictures', index + 1, found.length)
  }
  return { missing }
}

async function countAll(client: pg.Client, tables: Table[]): Promise<Table[]> {
  const counted: Table[] = []
  for (const table of tables) {
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${quote(table.name)}`)
    counted.push({ ...table, rows: Number(rows[0]?.rows) })
  }
  return counted
}
