import { randomUUID } from 'node:crypto'
import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import { takePublicationNumber } from '@/collections/articles/publication-number'
import { withNewsroom } from './newsroom'
import { createSamples, type Samples, toSampleArticle } from './seed/samples'
import { showBar } from './start/progress'

/** Adds sample articles for tests and benchmarks: npm run seed:many -- 1000. They are marked as samples in every headline. */
const BATCH = 50

const wanted = Number(process.argv[2] ?? 1000)
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error('✗ Say how many articles to add, for example: npm run seed:many -- 1000')
  process.exit(1)
}

await withNewsroom(async (payload) => {
  const samples = await createSamples(payload)
  const began = performance.now()
  for (let done = 0; done < wanted; done += BATCH) {
    await addBatch(payload, samples, Math.min(BATCH, wanted - done))
    showBar('Sample articles', Math.min(done + BATCH, wanted), wanted)
  }
  // The samples went past the hooks that would have them printed.
  await payload.jobs.queue({ task: 'print', queue: 'press', input: { document: 'everything' } })
  const seconds = (performance.now() - began) / 1000
  console.log(`${wanted} articles in ${seconds.toFixed(1)} s (${Math.round(wanted / seconds)} a second).`)
})

// Straight through the database adapter, past hooks and checks: what the hooks would record is in the sample already.
async function addBatch(payload: Payload, samples: Samples, length: number): Promise<void> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    for (let done = 0; done < length; done++) {
      const number = await takePublicationNumber(req)
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
