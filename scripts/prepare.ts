import { randomInt } from 'node:crypto'
import {
  commitTransaction,
  createLocalReq,
  getPayload,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload'
import config from '@payload-config'
import { migrateLocked } from './database/migrate'
import { seedFounding } from './seed/founding'

/**
 * Brings the database in step with the code and fills an empty one: run by the start as a process of its own,
 * which reports a newly made administrator to its parent.
 */
const payload = await getPayload({ config })
await migrateLocked(payload)
const administrator = await seedEmpty(payload)
if (administrator && process.send) await new Promise((sent) => process.send?.({ administrator }, sent))
// The adapter keeps one connection for itself, for which an orderly end would wait for ever.
process.exit(0)

type Administrator = { email: string; password: string }

/** All or nothing, so that a start cut short seeds anew; a newsroom that has a user is left as it is. */
async function seedEmpty(payload: Payload): Promise<Administrator | undefined> {
  const { totalDocs: users } = await payload.count({ collection: 'users' })
  if (users > 0) return undefined
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const administrator = {
      email: process.env.ADMIN_EMAIL ?? 'admin@localhost.localdomain',
      password: process.env.ADMIN_PASSWORD ?? generatePassword(),
    }
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

/** Five groups of four letters and digits that are not mistaken for each other: 31^20, about 99 bits. */
function generatePassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
