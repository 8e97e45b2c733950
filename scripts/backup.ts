import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { EnvironmentError, readEnvironment } from '@/lib/env'
import { readArguments } from './backup/arguments'
import { askPassphrase } from './backup/passphrase'
import { checkTarget, explainDisk } from './backup/target'
import { writeBackup, type Written } from './backup/write'
import { openDatabase } from './database/open'
import { findKeys, keepSecrets } from './database/secrets'
import { explain } from './start/failure'

const HELP =
  'Say which file to write, for example: npm run backup -- /mnt/disk/loudhailer.tar, with --with-keys behind it for the secrets as well.'

/**
 * npm run backup -- FILE               database and pictures in one file, beside a running start or without one
 * npm run backup -- FILE --with-keys   and the secrets, encrypted with a passphrase
 */
let close: () => Promise<void> = () => Promise.resolve()
let part: string | undefined

async function end(code: number): Promise<never> {
  await close()
  process.exit(code)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(name, () => {
    void (part ? rm(part, { force: true }) : Promise.resolve()).finally(() => end(130))
  })

backup().then(
  () => end(0),
  (error: unknown) => {
    console.error(`✗ ${explain(error)}`)
    return end(1)
  },
)

async function backup(): Promise<void> {
  const { path, isSet: withKeys } = readArguments('with-keys', HELP)
  const file = await checkTarget(path)
  const environment = readEnvironment()
  const { dataDir, databaseUrl } = environment
  if (!databaseUrl && !existsSync(join(dataDir, 'database')))
    throw new EnvironmentError(
      `There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL to the newsroom that is to be backed up.`,
    )
  const passphrase = withKeys ? await askPassphrase({ isNew: true }) : undefined
  const secrets = await keepSecrets(dataDir)
  const database = await openDatabase(environment, secrets, { share: true })
  close = database.close
  const keys = passphrase ? { keys: findKeys(secrets, environment), passphrase } : undefined
  part = `${file}.part`
  const written = await writeBackup(
    { databaseUrl: database.url, mediaDir: join(dataDir, 'media'), keys },
    file,
  ).catch((error: unknown) => {
    throw explainDisk(error, file)
  })
  part = undefined
  tell(file, written, withKeys)
}

function tell(file: string, { manifest, missing, bytes, digest }: Written, withKeys: boolean): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `✓ ${file}: ${rows} rows of ${manifest.tables.length} tables and ${manifest.pictures} files of pictures, as they were at ${manifest.made}, in ${(bytes / 1_000_000).toFixed(1)} MB; read back and found whole.`,
  )
  console.log(`SHA-256 ${digest}: whoever restores it compares this with what the restore says.`)
  if (!withKeys) console.log('The secrets are not in it; “--with-keys” takes them along, encrypted.')
  if (missing.length > 0)
    console.log(
      `${missing.length} files of pictures were missing in the store already, so the backup lacks them: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`,
    )
}
