import { countDue, countQueue, type Due, type Queue } from '@/lib/press-queue'
import { openPayload } from './payload'

/** Whether the database answers, and if so what waits to be printed, and what the desk had set a time for in vain. */
export type Health = { database: 'ok' | 'down'; queue: Queue | null; desk: Due | null }

export async function getHealth(): Promise<Health> {
  try {
    const payload = await openPayload()
    const [queue, desk] = await Promise.all([countQueue(payload), countDue(payload)])
    return { database: 'ok', queue, desk }
  } catch {
    return { database: 'down', queue: null, desk: null }
  }
}
