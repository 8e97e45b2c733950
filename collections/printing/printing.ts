import type { Payload } from 'payload'
import { z } from 'zod'
import { countQueue } from '@/lib/press-queue'
import { findStatus } from '@/lib/press-status'
import type { FailedJob, Printing } from './card'
import { editionDir, getLastPrint } from './edition'

/** Failed jobs that are looked at; after a fault of everything there are as many as there were saves. */
const MOST = 100

const inputSchema = z.object({ document: z.string() }).catch({ document: 'owed' })
const errorSchema = z.object({ message: z.string() }).catch({ message: 'It failed without a word.' })

/** What is known of printing now. It never rejects: what cannot be read is what the card has to tell. */
export async function getPrinting(payload: Payload): Promise<Printing> {
  const [lastPrint, queue, status, failed] = await Promise.all([
    getLastPrint(),
    countQueue(payload).catch(() => 'unreadable' as const),
    findStatus(editionDir()).then(
      (found) => found ?? ('missing' as const),
      () => 'unreadable' as const,
    ),
    listFailedJobs(payload).catch(() => []),
  ])
  return { lastPrint, queue, status, failed }
}

async function listFailedJobs(payload: Payload): Promise<FailedJob[]> {
  const { docs } = await payload.find({
    collection: 'payload-jobs',
    where: { and: [{ queue: { equals: 'press' } }, { hasError: { equals: true } }] },
    select: { input: true, error: true },
    sort: '-updatedAt',
    limit: MOST,
    pagination: false,
    depth: 0,
  })
  return docs.map(({ input, error }) => ({
    document: inputSchema.parse(input).document,
    message: errorSchema.parse(error).message,
  }))
}
