import { getPayload } from 'payload'
import config from '@payload-config'
import { migrateLocked } from './database/migrate'

/** Brings the database at DATABASE_URL in step with the code, for those who run “next start” by themselves. */
const payload = await getPayload({ config })
await migrateLocked(payload)
// The adapter keeps one connection for itself, for which an orderly end would wait for ever.
process.exit(0)
