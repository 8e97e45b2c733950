import { createHmac, randomBytes } from 'node:crypto'
import { now } from '@/lib/clock'

/** Names that are remembered at once, in some 10 MB: who comes from everywhere fills no memory. */
const MOST_NAMES = 50_000

export type Counts = {
  /** Milliseconds until the name may try again, or 0. */
  wait: (name: string) => number
  add: (name: string) => void
  /** Takes one back that came to good. */
  takeBack: (name: string) => void
  /** Counts the name from nothing again. */
  forget: (name: string) => void
}

/**
 * Counts what was tried under a name, at most so many within so many milliseconds. The counts are this process's own and end with it;
 * no name is kept, only a hash of it under a key that nobody is told.
 */
export function createCounts(most: number, during: number): Counts {
  const key = randomBytes(32)
  const counts = new Map<string, { count: number; until: number }>()
  const toKey = (name: string) => createHmac('sha256', key).update(name).digest('base64url')

  function find(name: string) {
    const found = counts.get(toKey(name))
    return found && found.until > now().getTime() ? found : undefined
  }

  return {
    wait(name) {
      const found = find(name)
      return found && found.count >= most ? found.until - now().getTime() : 0
    },
    add(name) {
      const found = find(name)
      if (found) found.count++
      else {
        counts.delete(toKey(name))
        counts.set(toKey(name), { count: 1, until: now().getTime() + during })
      }
      // The oldest goes first, which is the next to end.
      const [oldest] = counts.keys()
      if (counts.size > MOST_NAMES && oldest !== undefined) counts.delete(oldest)
    },
    takeBack(name) {
      const found = find(name)
      if (found) found.count--
    },
    forget: (name) => counts.delete(toKey(name)),
  }
}
