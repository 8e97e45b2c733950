import { countQueue, type Queue } from '@/lib/press-queue'
import { openPayload } from './payload'

/** Whether the database answers, and if so what waits to be printed. */
export type Health = { database: 'ok' | 'down'; queue: Queue | null }

export async function getHealth(): Promise<Health> {
  try {
    return { database: 'ok', queue: await countQueue(await openPayload()) }
  } catch {
    return { database: 'down', queue: null }
  }
}
