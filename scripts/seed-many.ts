import { randomUUID } from 'node:crypto'
import {
  commitTransaction,
  createLocalReq,
  getPayload,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload'
import { readEnvironment } from '@/lib/env'
import { openDatabase } from './database/open'
import { keepSecrets } from './database/secrets'
import { createSamples, type Samples, toSampleArticle } from './seed/samples'
import { showBar } from './start/progress'

/** Adds sample articles for tests and benchmarks: npm run seed:many -- 1000. They are marked as samples in every headline. */
const BATCH = 50

const wanted = Number(process.argv[2] ?? 1000)
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error('✗ Say how many articles to add, for example: npm run seed:many -- 1000')
  process.exit(1)
}

const environment = readEnvironment()
const secrets = await keepSecrets(environment.dataDir)
const database = await openDatabase(environment, secrets, { share: true })
Object.assign(process.env, {
  DATABASE_URL: database.url,
  PAYLOAD_SECRET: environment.payloadSecret ?? secrets.payloadSecret,
})
const { default: config } = await import('@payload-config')
const payload = await getPayload({ config })
const samples = await createSamples(payload)
const { docs } = await payload.find({
  collection: 'articles',
  sort: '-number',
  limit: 1,
  select: { number: true },
})
const first = (docs[0]?.number ?? 0) + 1
const began = performance.now()
for (let done = 0; done < wanted; done += BATCH) {
  await addBatch(payload, samples, first + done, Math.min(BATCH, wanted - done))
  showBar('Sample articles', Math.min(done + BATCH, wanted), wanted)
}
const seconds = (performance.now() - began) / 1000
console.log(`${wanted} articles in ${seconds.toFixed(1)} s (${Math.round(wanted / seconds)} a second).`)
await database.close()
process.exit(0)

// Straight through the database adapter, past hooks and checks: what the hooks would record is in the sample already.
async function addBatch(payload: Payload, samples: Samples, from: number, length: number): Promise<void> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    for (let number = from; number < from + length; number++) {
      const id = randomUUID()
      const data = { id, ...toSampleArticle(number, samples) }
      const { createdAt, updatedAt } = data
      await payload.db.create({ collection: 'articles', data, req, returning: false })
      await payload.db.createVersion({
        collectionSlug: 'articles',
        parent: id,
        versionData: data,
        autosave: false,
        createdAt,
        updatedAt,
        req,
        returning: false,
      })
    }
    await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
