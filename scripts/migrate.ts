import { getPayload } from 'payload'
import config from '@payload-config'
import { migrateLocked } from './database/migrate'
import { explain } from './start/failure'

/** Brings the database at DATABASE_URL in step with the code, for those who run “next start” by themselves. */
try {
  await migrateLocked(await getPayload({ config }), () => Promise.resolve())
} catch (error) {
  console.error(`✗ ${explain(error)}`)
  process.exit(1)
}
// The adapter keeps one connection for itself, for which an orderly end would wait for ever.
process.exit(0)
