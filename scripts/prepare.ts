import {
  commitTransaction,
  createLocalReq,
  getPayload,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload'
import config from '@payload-config'
import { readEnvironment } from '@/lib/env'
import { migrateLocked } from './database/migrate'
import { generatePassword } from './database/password'
import { seedFounding } from './seed/founding'
import { explain } from './start/failure'

type Administrator = { email: string; password: string }

/**
 * Brings the database in step with the code and fills an empty one: run by the start as a process of its own,
 * which reports a newly made administrator, or what went wrong, to its parent.
 */
try {
  const payload = await getPayload({ config })
  const administrator = await migrateLocked(payload, () => seedEmpty(payload))
  if (administrator) await tell({ administrator })
} catch (error) {
  await tell({ failure: explain(error) })
  process.exit(1)
}
// The adapter keeps one connection for itself, for which an orderly end would wait for ever.
process.exit(0)

async function tell(message: { administrator: Administrator } | { failure: string }): Promise<void> {
  if (process.send) await new Promise((sent) => process.send?.(message, sent))
}

/** All or nothing, so that a start cut short seeds anew; a newsroom that has a user is left as it is. */
async function seedEmpty(payload: Payload): Promise<Administrator | undefined> {
  const { totalDocs: users } = await payload.count({ collection: 'users' })
  if (users > 0) return undefined
  const { adminEmail, adminPassword } = readEnvironment()
  const administrator = {
    email: adminEmail ?? 'admin@localhost.localdomain',
    password: adminPassword ?? generatePassword(),
  }
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    await payload.create({
      collection: 'users',
      data: { ...administrator, name: 'Administrator', role: 'administrator' },
      req,
    })
    const { totalDocs: articles } = await payload.count({ collection: 'articles', req })
    if (articles === 0) await seedFounding(req)
    await commitTransaction(req)
    return administrator
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
