import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '@/lib/errors'

/**
 * How PostgreSQL is asked to stop, and after how many milliseconds: once transactions are rolled back; at once, as after a crash, which
 * its log makes good at the next start; and not asked any more. A server (18) that is asked in the very moment in which it recovers from
 * the death of one of its processes may stand still for good.
 */
const ENDINGS = [
  { signal: 'SIGINT', after: 0 },
  { signal: 'SIGQUIT', after: 20_000 },
  { signal: 'SIGKILL', after: 25_000 },
] as const

/** Milliseconds after which whatever is left will not end. */
const GIVEN_UP = 35_000

/**
 * Stops a server, of which `list` names the processes that are left; resolves to whether all are gone. `pace` makes a test's minute a
 * second.
 */
export async function endServer(
  server: number,
  list: () => Promise<number[]> | number[],
  pace = 1,
): Promise<boolean> {
  const began = performance.now()
  let asked = 0
  for (;;) {
    const left = await list()
    if (left.length === 0) return true
    const elapsed = (performance.now() - began) / pace
    if (elapsed > GIVEN_UP) return false
    const ending = ENDINGS[asked]
    // Without the server its processes end by themselves, and the number may be anybody's.
    if (ending && elapsed >= ending.after && left.includes(server)) {
      signal(server, ending.signal)
      asked++
    }
    await sleep(50 * pace)
  }
}

function signal(server: number, name: NodeJS.Signals): void {
  try {
    process.kill(server, name)
  } catch (error) {
    // It has just ended.
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
