import { getPayload, type Payload } from 'payload'
import { readEnvironment } from '@/lib/env'
import { migrateLocked } from './database/migrate'
import { openDatabase } from './database/open'
import { keepSecrets } from './database/secrets'
import { explain } from './start/failure'

/**
 * Runs a command on the newsroom of these settings, beside a running start or without one, and ends the process:
 * with 0, or with 1 and one sentence when it fails. The database is brought in step with the code first, unless `isMigrated` is false.
 */
export async function withNewsroom(
  command: (payload: Payload) => Promise<void>,
  { isMigrated = true } = {},
): Promise<never> {
  let code = 0
  let close: () => Promise<void> = () => Promise.resolve()
  try {
    const environment = readEnvironment()
    const secrets = await keepSecrets(environment.dataDir)
    const database = await openDatabase(environment, secrets, { share: true })
    close = database.close
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      PAYLOAD_SECRET: environment.payloadSecret ?? secrets.payloadSecret,
    })
    // Only now: the config takes its settings when it is imported.
    const { default: config } = await import('@payload-config')
    const payload = await getPayload({ config })
    if (isMigrated) await migrateLocked(payload, () => Promise.resolve())
    await command(payload)
  } catch (error) {
    console.error(`✗ ${explain(error)}`)
    code = 1
  }
  await close()
  process.exit(code)
}
