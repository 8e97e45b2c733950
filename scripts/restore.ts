import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Payload } from 'payload'
import { toShownText } from '@/lib/characters'
import { EnvironmentError, readEnvironment } from '@/lib/env'
import { migrations } from '@/migrations'
import { KEYS, type Manifest } from './backup/format'
import { type Keys, openKeys } from './backup/keys'
import { readArguments } from './backup/arguments'
import { askPassphrase } from './backup/passphrase'
import { type Read, readBackup } from './backup/read'
import { migrateLocked } from './database/migrate'
import { replaceKeys } from './database/secrets'
import { withNewsroom } from './newsroom'
import { openTarget } from './restore/target'
import { explain } from './start/failure'
import { lockFolder } from './start/lock'

const HELP = 'Say which backup to restore, for example: npm run restore -- /mnt/disk/loudhailer.tar'

/**
 * npm run restore -- FILE                  puts a backup into an empty system; with a passphrase, its secrets as well
 * npm run restore -- FILE --without-keys   leaves the secrets of the backup out
 *
 * The file is read to its end before anything is written, and once more while it is.
 */
type Plan = { file: string; read: Read; keys: Keys | undefined; set: Secrets }

/** Secrets that the operator has set, as they are before the newsroom is opened with those that it has. */
type Secrets = Record<'PAYLOAD_SECRET' | 'FACTOR_KEY', string | undefined>

const plan = await look().catch((error: unknown) => {
  console.error(`✗ ${explain(error)}`)
  process.exit(1)
})
await withNewsroom((payload) => restore(payload, plan), { isMigrated: false })

async function look(): Promise<Plan> {
  const { path, isSet: withoutKeys } = readArguments('without-keys', HELP)
  const { payloadSecret, factorKey } = readEnvironment()
  const file = resolve(path)
  const read = await readBackup(file, { name: 'Checking the backup' })
  refuseNewer(read.manifest)
  const keys =
    read.keys && !withoutKeys
      ? await openKeys(read.keys, await askPassphrase({ isNew: false }), read.manifestBytes)
      : undefined
  return { file, read, keys, set: { PAYLOAD_SECRET: payloadSecret, FACTOR_KEY: factorKey } }
}

function refuseNewer({ migrations: wanted, release }: Manifest): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = wanted.filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new EnvironmentError(
      `This backup was made by a newer release, ${toShownText(release)} (its database has the migration ${toShownText(unknown.at(-1) ?? '')}): install that one, then restore. Nothing was changed.`,
    )
}

async function restore(payload: Payload, { file, read, keys, set }: Plan): Promise<void> {
  const { dataDir, editionDir } = readEnvironment()
  const unlock = await lockFolder(dataDir)
  // Each migration would say that it ran.
  payload.logger.level = 'warn'
  try {
    const target = await openTarget(process.env.DATABASE_URL ?? '', join(dataDir, 'media'), read.manifest)
    try {
      await target.check()
      await migrateLocked(
        payload,
        async () => {
          await target.begin()
          const again = await readBackup(file, { name: 'Restoring', ...target })
          if (again.digest !== read.digest)
            throw new EnvironmentError(`${file} was changed while it was read: nothing was restored.`)
          await target.finish()
          if (keys) await replaceKeys(dataDir, keys)
          // The press then prints every page anew.
          await rm(join(editionDir, '.press/release'), { force: true })
          await target.commit()
        },
        read.manifest.migrations,
      )
    } catch (error) {
      await target.undo()
      throw error
    } finally {
      await target.close()
    }
    await migrateLocked(payload, () => Promise.resolve())
  } finally {
    await unlock()
  }
  console.log(`SHA-256 ${read.digest}`)
  tell(read.manifest, read.keys !== undefined, keys !== undefined, set)
}

function tell({ made, tables, pictures }: Manifest, hasKeys: boolean, withKeys: boolean, set: Secrets): void {
  const countOf = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0
  console.log(
    `✓ Restored as of ${made}: ${countOf('articles')} articles, ${countOf('pages')} pages, ${countOf('users')} accounts, ${pictures} files of pictures. “npm start” prints every page and serves them.`,
  )
  for (const [name, value] of Object.entries(set))
    if (withKeys && value) console.log(`${name} is set, and is used instead of the one in the backup.`)
  if (!withKeys)
    console.log(
      `${hasKeys ? `${KEYS} was left out` : 'The backup has no secrets'}: shared previews that were made before no longer open.`,
    )
  if (!withKeys && countOf('factors') > 0)
    console.log(
      set.FACTOR_KEY
        ? 'FACTOR_KEY is set: codes of apps and recovery codes are good if they were set up under it.'
        : 'Without its FACTOR_KEY no code of an app and no recovery code is good any more, only passkeys are: everybody else sets up a new second factor, by the link that “npm run administrator -- THEIR@E-MAIL --reset-factor” prints.',
    )
}
